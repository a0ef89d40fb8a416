import { useMutation, useQuery } from '@tanstack/react-query'
import type { DataOutput, ReportTemplate } from '../../main/records/output-records.ts'
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

/** Begins a report; how far it is says `useOutput`. */
export function usePrintReport() {
  return useMutation({
    mutationFn: (order: ReportOrder) => callStation<DataOutput>('POST', '/api/station/reports/print/', bodyOf(order)),
  })
}

function bodyOf({ template, selection }: ReportOrder): Record<string, unknown> {
  return 'items' in selection ? { template, items: selection.items } : { template, query: selection.query }
}
