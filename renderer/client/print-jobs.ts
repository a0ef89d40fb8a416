import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import { callStation, getFrom, type PageOf, type Query } from './api.ts'

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

/** Those that fit; news of a job changes it where it stands, and the list is asked again when it is shown. */
export function useFoundPrintJobs(filters: Query, page: number) {
  return useQuery({
    queryKey: ['print-jobs', 'found', filters, page],
    queryFn: ({ signal }) =>
      getFrom<PageOf<PrintJob>>(
        '/api/station/print-jobs/',
        { ...filters, limit: JOBS_PER_PAGE, offset: page * JOBS_PER_PAGE },
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

/** One job with its labels, which no list has. */
export function usePrintJob(pk: number) {
  return useQuery({
    queryKey: ['print-job', pk],
    queryFn: ({ signal }) => getFrom<PrintJob>(`/api/station/print-jobs/${pk}/`, {}, signal),
  })
}

/** The newest job of whoever sits here; null for none. */
export function askLastJob(): Promise<PrintJob | null> {
  return getFrom<PrintJob | null>('/api/station/last-print-job/')
}

/** What people do about a job: the last part of its address, and what goes with it. */
export type JobAction =
  | { kind: 'cancel' | 'hold' | 'expire' | 'waive-scans' }
  | { kind: 'release'; body: { reason?: string } }
  | { kind: 'priority'; body: { priority: number } }
  | { kind: 'order'; body: { before: number | null } }
  | { kind: 'move'; body: { machine: string } }
  | { kind: 'settle'; body: { outcome: 'printed' | 'failed'; labels?: number[] } }
  | { kind: 'resume-after'; body: LastGood & { machine?: string } }
  | { kind: 'first-prints'; body: { is_void: boolean } }
  | { kind: 'reprint'; body: { reason?: string; labels?: number[] } }

/** What somebody says of a job that was cut off: which label was the last good one. */
export type LastGood =
  { answer: 'none' | 'all' } | { answer: 'chosen'; labels: number[] } | { answer: 'code'; code: string }

/** Other printers that are ready and have the roll for the rest of a job. */
export function useFittingPrinters(job: number) {
  return useQuery({
    queryKey: ['printers', 'fitting', job],
    queryFn: ({ signal }) =>
      getFrom<{ machine: string; name: string }[]>(`/api/station/print-jobs/${job}/fitting-printers/`, {}, signal),
  })
}

export function useJobAction() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ job, action }: { job: number; action: JobAction }) =>
      callStation<PrintJob>(
        'POST',
        `/api/station/print-jobs/${job}/${action.kind}/`,
        'body' in action ? action.body : {},
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

export interface PrintRequest {
  template: number
  items: number[]
  /** Slug of a label plugin. */
  plugin: string
  options: Readonly<Record<string, unknown>>
}

/** Prints on the label printers of the station; other plugins make files or send labels elsewhere. */
export const MACHINE_PLUGIN = 'inventreelabelmachine'
