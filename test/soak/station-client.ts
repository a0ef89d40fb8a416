import { setTimeout as wait } from 'node:timers/promises'
import type { Machine } from '../../main/records/machine-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'

/** A station from outside: one of a test, or a program of its own. */
export interface StationClient {
  json<T>(method: string, path: string, body?: unknown): Promise<T>
  /** Every scan that was captured since, in the order of the station. */
  readonly scans: readonly Pick<Scan, 'machine' | 'data'>[]
}

export interface NewScanner {
  name: string
  driver: string
  settings: Readonly<Record<string, unknown>>
}

const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 50

export async function addMachine(client: StationClient, type: string, { name, driver, settings }: NewScanner) {
  const body = { name, machine_type: type, driver, active: true }
  const { pk } = await client.json<Machine>('POST', '/api/machine/', body)
  for (const [path, value] of Object.entries(settings))
    await client.json('PATCH', `/api/machine/${pk}/settings/${path}/`, { value })
  return pk
}

export async function untilReady(client: StationClient, pk: string): Promise<void> {
  await until(`machine ${pk} is ready`, async () => {
    const { status } = await client.json<Machine>('GET', `/api/machine/${pk}/`)
    return status === 100
  })
}

export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + PATIENCE_MS
  while (!(await holds())) {
    if (performance.now() > endsAt) throw new Error(`After ${PATIENCE_MS / 1000} s it still does not hold that ${what}`)
    await wait(LOOK_EVERY_MS)
  }
}

/** What this machine read, in order. */
export function codesOf({ scans }: StationClient, machine: string): string[] {
  return scans.flatMap((scan) => (scan.machine === machine ? [scan.data] : []))
}
