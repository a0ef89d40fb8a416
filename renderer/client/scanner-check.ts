import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Machine } from '../../main/records/machine-records.ts'
import type { ScannerMode } from '../../main/records/maker-setup-records.ts'
import { callStation, getFrom } from './api.ts'

export type TestCode = 'signs' | 'gs1' | 'long'

export interface ScannerCheck {
  machine: string | null
  name: string
  place: string
  /** Null where nothing tells who made it. */
  maker: string | null
  /** How it is set to send, in words. */
  mode: string
  /** Whose setup codes it takes. */
  setup: string | null
  /** The modes that it can be switched to from here. */
  switches: ScannerMode[]
  /** Once it was told to change its mode. */
  switching: { mode: ScannerMode; outcome: 'told' | 'taken' | 'refused'; came_back: FoundScanner | null } | null
  speed: number | null
  step: TestCode | 'done'
  findings: { step: TestCode; is_good: boolean; text: string }[]
  trouble: string | null
  last_text: string | null
  since: string
}

export interface FoundScanner {
  name: string
  mode: string
  machine: { driver: string; settings: Record<string, string> } | null
  hint: string | null
}

const PATH = '/api/station/scanner-check/'
const KEY = ['scanner-check']
/** What the scanner sends reaches the station alone, so the page asks while it waits for a scan. */
const ASK_EVERY_MS = 700

export const testCodeAddress = (code: TestCode): string => `${PATH}codes/${code}/`

export function useScannerCheck(isStarted: boolean) {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getFrom<ScannerCheck>(PATH, {}, signal),
    enabled: isStarted,
    refetchInterval: ASK_EVERY_MS,
    refetchIntervalInBackground: true,
    gcTime: 0,
  })
}

export function useStartCheck() {
  return useCheckStep((machine: string | null) => callStation<ScannerCheck>('POST', PATH, { machine }))
}

export function useSkipCode() {
  return useCheckStep(() => callStation<ScannerCheck>('POST', `${PATH}skip/`))
}

export function useNextSpeed() {
  return useCheckStep(() => callStation<ScannerCheck>('POST', `${PATH}speed/`))
}

export function useSwitch() {
  return useCheckStep((mode: ScannerMode) => callStation<ScannerCheck>('POST', `${PATH}switch/`, { mode }))
}

export function useSaveCheck() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (saving: { name: string; use: 'hand-held' | 'stand' }) =>
      callStation<Machine>('POST', `${PATH}save/`, saving),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['machines'] }),
        client.invalidateQueries({ queryKey: ['settings'] }),
      ]),
  })
}

export function endCheck(): void {
  // A check that is over already, or that nobody can reach, ends by itself.
  callStation<null>('DELETE', PATH).catch(() => null)
}

export function useFoundScanners() {
  return useQuery({
    queryKey: ['found-scanners'],
    queryFn: ({ signal }) => getFrom<FoundScanner[]>('/api/station/found-scanners/', {}, signal),
  })
}

interface Taking {
  name: string
  machine: NonNullable<FoundScanner['machine']>
  instead?: string | null
}

/** Makes a found scanner a machine, ready to be checked. */
export function useTakeScanner() {
  const client = useQueryClient()
  return useMutation({
    /** `instead` is the same scanner in the mode it had before. */
    async mutationFn({ name, machine, instead = null }: Taking) {
      const body = { name, machine_type: 'barcode-scanner', driver: machine.driver, active: true }
      const made = await callStation<Machine>('POST', '/api/machine/', body)
      for (const [key, value] of Object.entries(machine.settings))
        await callStation('PATCH', `/api/machine/${made.pk}/settings/D/${key}/`, { value })
      if (instead !== null) await callStation('PATCH', `/api/machine/${instead}/`, { active: false })
      return made
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['machines'] }),
        client.invalidateQueries({ queryKey: ['found-scanners'] }),
      ]),
  })
}

/** For telling twins apart before one of them is used. */
export function useBeepFound() {
  return useMutation({
    mutationFn: (machine: NonNullable<FoundScanner['machine']>) =>
      callStation<{ has_beeped: boolean }>('POST', '/api/station/found-scanners/beep/', machine),
  })
}

export function useBeep(pk: string) {
  return useMutation({
    mutationFn: () => callStation<{ has_beeped: boolean }>('POST', `/api/station/machines/${pk}/beep/`),
  })
}

function useCheckStep<V>(mutationFn: (variables: V) => Promise<ScannerCheck>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: (state) => void client.setQueryData(KEY, state) })
}
