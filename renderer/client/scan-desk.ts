import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Scan } from '../../main/records/scan-records.ts'
import { callStation, getFrom } from './api.ts'
import { commandCodeList } from './codes.ts'

export type WindowPolicy = 'through' | 'fill' | 'hold'

export interface WindowState {
  policy: WindowPolicy
  commands: readonly string[]
}

export interface OpenQuestion {
  message: string
  can_confirm: boolean
  numbers: { from: number; to: number } | null
  wants_code: boolean
}

export interface StationSteps {
  undo: string | null
  redo: string | null
}

/** One window of a browser, as long as it is open. */
const WINDOW = `/api/station/windows/${crypto.randomUUID()}/`

/** Does not reject: a station that does not answer reads no scans either. */
export async function tellWindow(state: WindowState): Promise<void> {
  await callStation<null>('PUT', WINDOW, state).catch(() => null)
}

/** Arrives also while the page is being closed. */
export function forgetWindow(): void {
  void fetch(WINDOW, { method: 'DELETE', keepalive: true }).catch(() => null)
}

export function useHeldScans() {
  return useQuery({
    queryKey: ['held-scans'],
    queryFn: ({ signal }) => getFrom<Scan[]>('/api/station/held-scans/', {}, signal),
  })
}

/** A scan that was held: it acts now, or never. */
export function useReleaseScan() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ scan, how }: { scan: number; how: 'use' | 'discard' }) =>
      callStation<Scan>('POST', `/api/station/scans/${scan}/${how}/`),
    onSettled: () => client.invalidateQueries({ queryKey: ['held-scans'] }),
  })
}

/** What the next codes answer; asked again after every scan, and for null not at all. */
export function useOpenQuestion(scan: number | null) {
  return useQuery({
    queryKey: ['open-question', scan],
    queryFn: ({ signal }) => getFrom<OpenQuestion | null>('/api/station/open-question/', {}, signal),
    enabled: scan !== null,
  })
}

export function useStationSteps() {
  return useQuery({
    queryKey: ['steps'],
    queryFn: ({ signal }) => getFrom<StationSteps>('/api/station/steps/', {}, signal),
  })
}

/** Presses a button of the station: its code goes the way of a scan, so that button, key and code do the same. */
export function usePressCommand() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ name, quantity = null }: { name: string; quantity?: number | null }) => {
      const codes = await client.ensureQueryData(commandCodeList(quantity === null ? [] : [quantity]))
      const command = codes.find((code) => code.name === name && code.quantity === quantity)
      if (command === undefined) return null
      // What it came to is told by the scan itself, a refusal too.
      return callStation<unknown>('POST', '/api/barcode/', { barcode: command.code }).catch(() => null)
    },
    onSettled: () =>
      Promise.all([['steps'], ['printers'], ['print-jobs']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}
