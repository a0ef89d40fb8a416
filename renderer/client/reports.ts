import { useMutation, useQuery } from '@tanstack/react-query'
import type { DataOutput, ReportTemplate } from '../../main/records/output-records.ts'
import { ApiError } from './api-error.ts'
import { callStation, getFrom } from './api.ts'

export type ReportModel = ReportTemplate['model_type']

/** In the order in which they are chosen from. */
export const REPORT_MODELS: readonly ReportModel[] = ['stockitem', 'stocklocation', 'part']

/** Objects by key, or all that a list shows for a query of its address. */
export type ReportSelection = { model: ReportModel } & ({ items: number[] } | { query: string })

export interface ReportOrder {
  template: number
  selection: ReportSelection
}

const ASK_AGAIN_MS = 500

/** Those that fit all of the objects. */
export function useReportTemplates(selection: ReportSelection) {
  const items = 'items' in selection ? selection.items.join(',') : ''
  const filters = { model_type: selection.model, enabled: true, items }
  return useQuery({
    queryKey: ['report-templates', filters],
    queryFn: ({ signal }) => getFrom<ReportTemplate[]>('/api/report/template/', filters, signal),
  })
}

/** Whether reports can be made here, and why not. */
export function useReportPrinter() {
  return useQuery({
    queryKey: ['report-printer'],
    queryFn: ({ signal }) =>
      getFrom<{ available: boolean; reason: string | null }>('/api/station/reports/printer/', {}, signal),
  })
}

export interface ReportPreview {
  preview: string
  shown: number
  total: number
}

/** As a page of HTML, which every window shows at once. */
export function useReportPreview(order: ReportOrder) {
  const body = { ...bodyOf(order), format: 'html' }
  return useQuery({
    queryKey: ['report-preview', body],
    queryFn: ({ signal }) => callStation<ReportPreview>('POST', '/api/station/reports/preview/', body, signal),
    // The station keeps the last few previews for a while only.
    gcTime: 0,
    retry: false,
  })
}

/** Begins a report; how far it is says `useReport`. */
export function usePrintReport() {
  return useMutation({
    mutationFn: (order: ReportOrder) => callStation<DataOutput>('POST', '/api/station/reports/print/', bodyOf(order)),
  })
}

/** A report that was begun: asked for until it is whole. What went wrong with it is the error. */
export function useReport(begun: DataOutput | undefined) {
  return useQuery({
    queryKey: ['data-output', begun?.pk],
    queryFn: async ({ signal }) =>
      refuseFailed(await getFrom<DataOutput>(`/api/data-output/${begun?.pk}/`, {}, signal)),
    enabled: begun !== undefined,
    refetchInterval: ({ state: { data, error } }) => (data?.complete || error !== null ? false : ASK_AGAIN_MS),
    retry: false,
  })
}

function refuseFailed(output: DataOutput): DataOutput {
  if (output.errors === null) return output
  const detail = Object.values(output.errors).flat().map(String).join(' ')
  throw new ApiError({ status: 500, code: 'RENDER_FAILED', detail, fields: {} })
}

function bodyOf({ template, selection }: ReportOrder): Record<string, unknown> {
  return 'items' in selection ? { template, items: selection.items } : { template, query: selection.query }
}
