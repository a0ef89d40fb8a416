import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DataOutput, LabelTemplate, PrintJob } from '../../main/records/records.ts'
import { callStation, getFrom, type PageOf } from './api.ts'

export const JOBS_PER_PAGE = 50

export type LabelModel = LabelTemplate['model_type']

export function usePrintJobs(page = 0) {
  return useQuery({
    queryKey: ['print-jobs', page],
    queryFn: ({ signal }) =>
      getFrom<PageOf<PrintJob>>(
        '/api/station/print-jobs/',
        { limit: JOBS_PER_PAGE, offset: page * JOBS_PER_PAGE },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
}

export type JobAction = { kind: 'cancel' } | { kind: 'reprint' } | { kind: 'settle'; outcome: 'printed' | 'failed' }

export function useJobAction() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ job, action }: { job: number; action: JobAction }) =>
      callStation<PrintJob>(
        'POST',
        `/api/station/print-jobs/${job}/${action.kind}/`,
        action.kind === 'settle' ? { outcome: action.outcome } : {},
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['print-jobs'] }),
  })
}

export function useLabelTemplates(model: LabelModel) {
  return useQuery({
    queryKey: ['label-templates', model],
    queryFn: ({ signal }) =>
      getFrom<LabelTemplate[]>('/api/label/template/', { model_type: model, enabled: true }, signal),
  })
}

export function useLabelPreview(template: number | null, item: number | null) {
  return useQuery({
    queryKey: ['stock', 'preview', template, item],
    queryFn: ({ signal }) =>
      getFrom<{ svg: string; warnings: string[] }>('/api/station/labels/preview/', { template, item }, signal),
    enabled: template !== null && item !== null,
  })
}

export interface PrintRequest {
  template: number
  items: number[]
  machine: string | null
  copies: number
}

/** Answers at once with the job; how it goes on is told by events. */
export function usePrintLabels() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ template, items, machine, copies }: PrintRequest) =>
      callStation<DataOutput>('POST', '/api/label/print/', {
        template,
        items,
        plugin: 'inventreelabelmachine',
        copies,
        ...(machine === null ? {} : { machine }),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['print-jobs'] }),
  })
}
