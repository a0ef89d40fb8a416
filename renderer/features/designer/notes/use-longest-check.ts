import { useState } from 'react'
import type { LabelDocument } from '../../../../main/records/label-document.ts'
import { type LabelModel, type LongestCheck, useCheckLongest } from '../../../client/label-designs.ts'
import { type PreviewTarget, targetRequest } from '../preview/preview-target.ts'

export interface LongestValues {
  look: () => Promise<LongestCheck>
  /** Of the document as it is; null after an edit, and before the first time. */
  found: LongestCheck | null
}

/** Whether what is designed holds the longest values there are, when somebody asks. */
export function useLongestCheck(document: LabelDocument, model: LabelModel, target: PreviewTarget): LongestValues {
  const check = useCheckLongest()
  const [known, setKnown] = useState<{ document: LabelDocument; found: LongestCheck } | null>(null)
  const look = async () => {
    const found = await check.mutateAsync({ document, model_type: model, ...targetRequest(target) })
    setKnown({ document, found })
    return found
  }
  const found = known?.document === document ? known.found : null
  return { look, found }
}
