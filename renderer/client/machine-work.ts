import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import { callStation, getFrom } from './api.ts'

export type MachineCommand = Machine['commands'][number]
export type PrinterCondition = Machine['conditions'][number]

export interface WireEntry {
  at: string
  direction: 'out' | 'in'
  size: number
  hex: string
  text: string
}

export interface TestLabelSize {
  width_mm: number
  height_mm: number
}

/** Faults that happen by themselves; null and false end them. */
export interface PrinterFaults {
  paper_out_after: number | null
  ms_per_label: number
  answers_wrong: boolean
  is_silent: boolean
  unplug_after_bytes: number | null
}

export function useMachineCommand(pk: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (command: MachineCommand) =>
      callStation<Machine>('POST', `/api/station/machines/${pk}/command/`, { command }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['machines'] }),
  })
}

export function useTestLabel(pk: string) {
  return useMutation({
    mutationFn: (size: TestLabelSize) => callStation<PrintJob>('POST', `/api/station/machines/${pk}/test-label/`, size),
  })
}

export interface PrintActivity {
  labels_today: number
  labels_last_hour: number
  /** Labels of the last hour in steps of five minutes, the oldest first. */
  steps: number[]
  stops_last_hour: number
}

export function usePrintActivity(pk: string) {
  return useQuery({
    queryKey: ['print-activity', pk],
    queryFn: ({ signal }) => getFrom<PrintActivity>(`/api/station/machines/${pk}/activity/`, {}, signal),
    refetchInterval: 10_000,
  })
}

export function useWireLog(pk: string) {
  return useQuery({
    queryKey: ['wire-log', pk],
    queryFn: ({ signal }) => getFrom<WireEntry[]>(`/api/station/machines/${pk}/wire-log/`, {}, signal),
    refetchInterval: 2000,
  })
}

export function diagnosticsAddress(pk: string): string {
  return `/api/station/machines/${pk}/diagnostics/`
}

/** Faults of a simulated scanner; null, 0 and false end them. */
export interface ScannerFaults {
  babbles: boolean
  garbles: boolean
  reads_twice: boolean
  loses_end: boolean
  ms_per_piece: number
  unplugs_in_code: boolean
}

export function useScannerFaults(pk: string) {
  return useMutation({
    mutationFn: (faults: Partial<ScannerFaults>) =>
      callStation<Machine>('POST', `/api/station/machines/${pk}/simulate/`, { kind: 'scanner faults', faults }),
  })
}

export function usePrinterFaults(pk: string) {
  return useMutation({
    mutationFn: (faults: Partial<PrinterFaults>) =>
      callStation<Machine>('POST', `/api/station/machines/${pk}/simulate/`, { kind: 'faults', faults }),
  })
}

/** Off and on again: what it had not printed is gone. */
export function usePowerCycle(pk: string) {
  return useMutation({
    mutationFn: () => callStation<Machine>('POST', `/api/station/machines/${pk}/simulate/`, { kind: 'restart' }),
  })
}
