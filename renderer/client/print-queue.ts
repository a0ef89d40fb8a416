import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PrintJob, QueuedPrinter } from '../../main/records/print-records.ts'
import type { LabelModel } from './print-jobs.ts'
import { callStation, getFrom } from './api.ts'
import { afterPrinting } from './last-choices.ts'

/** Length null for endless media. */
export type LoadedRoll = NonNullable<QueuedPrinter['media']>

export function usePrinterQueues() {
  return useQuery({
    queryKey: ['printers'],
    queryFn: ({ signal }) => getFrom<QueuedPrinter[]>('/api/station/printers/', {}, signal),
  })
}

export function usePausePrinter() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ machines, isPaused }: { machines: readonly string[]; isPaused: boolean }) =>
      Promise.all(
        machines.map((machine) =>
          callStation<unknown>('POST', `/api/station/printers/${machine}/${isPaused ? 'pause' : 'resume'}/`, {}),
        ),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['printers'] }),
  })
}

/** Which roll a person put in; null: nobody knows. */
export function useChangeRoll() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ machine, roll }: { machine: string; roll: LoadedRoll | null }) =>
      callStation<QueuedPrinter>('POST', `/api/station/printers/${machine}/roll/`, { roll }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['printers'] }),
  })
}

/** Template and printer for a thing, and why these. */
export interface PrintChoice {
  template: number | null
  machine: string | null
  copies: number
  /** The job is over when its labels were read. */
  scan_back: boolean
  /** The reason in words; empty without one. */
  rule: string
}

export function usePrintChoice(what: { model: LabelModel | undefined; item: number | null; template: number | null }) {
  const { model, item, template } = what
  return useQuery({
    queryKey: ['print-rules', 'choice', model, item, template],
    queryFn: ({ signal }) =>
      getFrom<PrintChoice>('/api/station/print-choice/', { model_type: model, item, template }, signal),
    enabled: model !== undefined,
  })
}

export interface QueueRequest {
  template: number
  machine: string | null
  copies: number
  items?: number[]
  rows?: readonly Readonly<Record<string, string>>[]
  range?: { from: number; to: number; step: number; padding: number }
  /** As behind the address of a list. */
  query?: string
  scan_back?: boolean
  /** Why it is printed also where a code does not read back. */
  release_reason?: string
  prompts?: Readonly<Record<string, unknown>>
  options?: Readonly<Record<string, unknown>>
}

export function useQueueLabels() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: QueueRequest) => callStation<PrintJob>('POST', '/api/station/print-jobs/', request),
    onSuccess: () => afterPrinting(client),
  })
}

export interface PrintTarget {
  model: LabelModel
  items: number[]
}

/** Prints the usual label on its usual printer, by rule, without asking. */
export function usePrintNow() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ model, items }: PrintTarget) =>
      callStation<PrintJob>('POST', '/api/station/print-jobs/', { template: null, model_type: model, items }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['print-jobs'] }),
  })
}

export function useVoidLabel() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (label: { code: string } | { label: number }) =>
      callStation<PrintJob>('POST', '/api/station/print-labels/void/', label),
    onSuccess: () => client.invalidateQueries({ queryKey: ['print-jobs'] }),
  })
}
