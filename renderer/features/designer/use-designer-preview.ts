import { useMemo, useState } from 'react'
import type { LabelDocument } from '../../../main/records/label-document.ts'
import type { Machine } from '../../../main/records/machine-records.ts'
import type { LabelModel } from '../../client/label-designs.ts'
import { rowRequest } from './data/sample-rows.ts'
import type { Samples } from './data/use-samples.ts'
import { type PreviewTarget, targetRequest } from './preview/preview-target.ts'
import { type LivePreview, useLivePreview } from './preview/use-live-preview.ts'

export interface DesignerPreview {
  preview: LivePreview
  target: PreviewTarget
  setTarget: (target: PreviewTarget) => void
}

interface PreviewOptions {
  document: LabelDocument
  model: LabelModel
  samples: Samples
  printers: readonly Machine[]
}

/** The picture of what is designed, for the printer that was chosen; without a choice for the first there is. */
export function useDesignerPreview({ document, model, samples, printers }: PreviewOptions): DesignerPreview {
  const [chosen, setTarget] = useState<PreviewTarget | null>(null)
  const usual = printers[0]?.pk
  const target = useMemo<PreviewTarget>(
    () => chosen ?? (usual === undefined ? { kind: 'common', dpi: 203 } : { kind: 'printer', machine: usual }),
    [chosen, usual],
  )
  const row = samples.rows[samples.row]
  const request = useMemo(
    () => ({ document, model_type: model, ...rowRequest(row), ...targetRequest(target), index: 0, roll: null }),
    [document, model, row, target],
  )
  return { preview: useLivePreview(request), target, setTarget }
}
