import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LabelDocument } from '../../main/records/label-document.ts'
import type { LabelAsset, LabelTemplate } from '../../main/records/label-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import { callStation, getFrom } from './api.ts'
import { draftShelf, type TemplateDraft } from './template-drafts.ts'

export type LabelModel = LabelTemplate['model_type']

export type LabelDraft = TemplateDraft<LabelDocument>

export interface LabelNote {
  kind: string
  object: string | null
  message: string
  fix: Record<string, number | string | boolean> | null
}

/** A label as a printer would draw it. */
export interface DraftPicture {
  png: string | null
  width_dots: number
  height_dots: number
  dots_per_mm: number
  labels: number
  /** White that the printer leaves at the edges; null when it reaches all of it. */
  unreached: { left_mm: number; top_mm: number; right_mm: number; bottom_mm: number } | null
  commands: string
  size: number
  /** False: codes and notes are those of a picture before. */
  is_checked: boolean
  codes: { object: string | null; symbology: string; text: string; is_read: boolean }[]
  notes: LabelNote[]
  as_dots: { object: string; reason: string }[]
  is_approximate: boolean
  took_ms: number
}

export interface PreviewRequest {
  document: LabelDocument
  model_type: LabelModel
  item: number | null
  values: Record<string, unknown>
  machine: string | null
  dpi: 203 | 300 | 600 | null
  index: number
  roll: { width_mm: number; length_mm: number | null } | null
}

export interface NewLabelTemplate {
  name: string
  model_type: LabelModel
  width: number
  height: number
  document?: LabelDocument
}

const TEMPLATES = '/api/station/label-templates/'

export const LABEL_DRAFTS = draftShelf<LabelDocument>('label-templates')

export function previewLabel(
  request: PreviewRequest & { is_checked: boolean },
  signal: AbortSignal,
): Promise<DraftPicture> {
  return callStation('POST', '/api/station/labels/preview/', request, signal)
}

export function useLabelTemplate(pk: number) {
  return useQuery({
    queryKey: ['label-templates', 'one', pk],
    queryFn: ({ signal }) => getFrom<LabelTemplate>(`/api/label/template/${pk}/`, {}, signal),
  })
}

/** Read once: from then on the designer knows best, and asks by itself when somebody else saved. */
export function useLabelDraft(pk: number) {
  return useQuery({
    queryKey: ['label-draft', pk],
    queryFn: () => LABEL_DRAFTS.read(pk),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export function useDropLabelDraft(pk: number) {
  return useTemplateChange(() => LABEL_DRAFTS.drop(pk))
}

export function usePublishLabel(pk: number) {
  return useTemplateChange((publish: { version: number; note: string }) =>
    callStation<LabelTemplate>('POST', `${TEMPLATES}${pk}/publish/`, publish),
  )
}

export function useCreateLabelTemplate() {
  return useTemplateChange((template: NewLabelTemplate) => callStation<LabelTemplate>('POST', TEMPLATES, template))
}

export function useLabelAssets() {
  return useQuery({
    queryKey: ['label-assets'],
    queryFn: ({ signal }) => getFrom<LabelAsset[]>('/api/station/label-assets/', {}, signal),
    retry: false,
  })
}

/** The values that a template sees of an object; without one of the first there is. */
export function useLabelValues(model: LabelModel, item: number | null) {
  return useQuery({
    queryKey: ['label-values', model, item],
    queryFn: ({ signal }) =>
      getFrom<{ item: number | null; values: Record<string, unknown> }>(
        '/api/station/labels/values/',
        { model_type: model, item },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
}

export function useLongestValues() {
  return useMutation({
    mutationFn: async (model: LabelModel) => {
      const path = '/api/station/labels/longest-values/'
      return (await getFrom<{ values: Record<string, unknown> }>(path, { model_type: model })).values
    },
  })
}

/** How a template does with the longest values that there are. */
export interface LongestCheck {
  tried: number
  notes: (LabelNote & { item: number })[]
  /** Hand-written commands of which nobody knows what they draw. */
  unknown: string[]
}

export function useCheckLongest() {
  return useMutation({
    mutationFn: (request: Pick<PreviewRequest, 'document' | 'model_type' | 'machine' | 'dpi'>) =>
      callStation<LongestCheck>('POST', '/api/station/labels/longest-check/', request),
  })
}

export interface TestPrint {
  document: LabelDocument
  model_type: LabelModel
  item: number | null
  values: Record<string, unknown>
  machine: string
}

/** A draft on paper, before what else waits. */
export function useTestPrint() {
  return useMutation({
    mutationFn: (request: TestPrint) => callStation<PrintJob>('POST', '/api/station/labels/test-print/', request),
  })
}

function useTemplateChange<V, T>(mutationFn: (variables: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['label-templates'] }) })
}
