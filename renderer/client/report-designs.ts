import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReportTemplate } from '../../main/records/output-records.ts'
import type { ReportDocument } from '../../main/records/report-document.ts'
import { callStation, getFrom } from './api.ts'
import type { ReportModel, ReportPreview } from './reports.ts'
import { draftShelf } from './template-drafts.ts'

const TEMPLATES = '/api/station/report-templates/'

export const REPORT_DRAFTS = draftShelf<ReportDocument>('report-templates')

/** Every report there is, also those that are switched off. */
export function useAllReportTemplates() {
  return useQuery({
    queryKey: ['report-templates', 'all'],
    queryFn: ({ signal }) => getFrom<ReportTemplate[]>('/api/report/template/', {}, signal),
  })
}

export function useReportTemplate(pk: number) {
  return useQuery({
    queryKey: ['report-templates', 'one', pk],
    queryFn: ({ signal }) => getFrom<ReportTemplate>(`/api/report/template/${pk}/`, {}, signal),
  })
}

/** Read once: from then on the editor knows best, and asks by itself when somebody else saved. */
export function useReportDraft(pk: number) {
  return useQuery({
    queryKey: ['report-draft', pk],
    queryFn: () => REPORT_DRAFTS.read(pk),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export function usePublishReport(pk: number) {
  return useReportChange((publish: { version: number; note: string }) =>
    callStation<ReportTemplate>('POST', `${TEMPLATES}${pk}/publish/`, publish),
  )
}

export function useDropReportDraft(pk: number) {
  return useReportChange(() => REPORT_DRAFTS.drop(pk))
}

export function useCreateReport() {
  return useReportChange((report: { name: string; model_type: ReportModel }) =>
    callStation<ReportTemplate>('POST', TEMPLATES, report),
  )
}

/** How a draft looks for the first objects of its kind; nothing of it is kept. */
export function useDraftPreview(pk: number, document: ReportDocument, format: 'pdf' | 'html') {
  return useQuery({
    queryKey: ['report-preview', 'draft', pk, document, format],
    queryFn: ({ signal }) =>
      callStation<ReportPreview>(
        'POST',
        '/api/station/reports/preview/',
        { template: pk, document, query: '', format },
        signal,
      ),
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  })
}

export function useDraftPdf(pk: number) {
  return useMutation({
    mutationFn: (document: ReportDocument) =>
      callStation<ReportPreview>('POST', '/api/station/reports/preview/', { template: pk, document, query: '' }),
  })
}

function useReportChange<V, T>(mutationFn: (variables: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['report-templates'] }) })
}
