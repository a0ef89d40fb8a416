import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LabelDocument } from '../../main/records/label-document.ts'
import type { LabelModel } from './print-jobs.ts'
import { callStation } from './api.ts'

export interface LabelPreviewRequest {
  /** A stored template, or a design that is not. */
  template?: number
  document?: LabelDocument
  model_type?: LabelModel
  item?: number | null
  values?: Readonly<Record<string, unknown>>
  machine?: string | null
  index?: number
  /** In percent of the template. */
  scale?: number
  roll?: { width_mm: number; length_mm: number | null } | null
}

export interface PreviewNote {
  kind: string
  object: string | null
  message: string
}

export interface LabelPreview {
  /** A PNG, one pixel for each dot; null when nothing is drawn. */
  png: string | null
  width_dots: number
  height_dots: number
  dots_per_mm: number
  labels: number
  size: number
  codes: { object: string | null; symbology: string; text: string; is_read: boolean }[]
  notes: PreviewNote[]
  is_approximate: boolean
  took_ms: number
}

export function drawLabel(request: LabelPreviewRequest | null, signal: AbortSignal): Promise<LabelPreview> {
  return callStation<LabelPreview>('POST', '/api/station/labels/preview/', request, signal)
}

/** The label from the bytes that would be sent. The picture before it stays until the next one is there. */
export function useLabelPreview(request: LabelPreviewRequest | null) {
  return useQuery({
    // Labels show what is in stock, so that a change of it is a change of the label.
    queryKey: ['stock', 'preview', request],
    queryFn: ({ signal }) => drawLabel(request, signal),
    enabled: request !== null,
    placeholderData: keepPreviousData,
  })
}
