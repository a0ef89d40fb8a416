import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPtyPair } from '../support/pty-pair.ts'
import { startStation, type RunningStation } from './running-station.ts'
import { addScanner } from './scan-to-event.ts'

/**
 * Start of the process to the first scan that was accepted. A code is written again and again from the start on,
 * as an impatient person would scan; the station must take the first one it can.
 */
export async function measureStart(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-start-'))
  await using pair = await openPtyPair()
  await configure(folder, pair.near)
  const far = await open(pair.far, 'r+')
  const knocking = setInterval(() => void far.write('INV-SI1\r').catch(() => undefined), 20)
  try {
    const startedAt = Date.now()
    await using station = await startStation(folder)
    await nextScan(station)
    return (await firstAccepted(station)) - startedAt
  } finally {
    clearInterval(knocking)
    await far.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function configure(folder: string, path: string): Promise<void> {
  await using station = await startStation(folder)
  await using scanner = await addScanner(station, path)
  scanner.keep()
}

async function nextScan(station: RunningStation): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    station.events(({ type }) => (type === 'scan.resolved' ? resolve() : undefined)).catch(reject)
  })
}

/** When the station was done with the first scan it took, by its own record: a client hears of it only later. */
async function firstAccepted(station: RunningStation): Promise<number> {
  const scans = await station.json<{ resolved_at: string | null }[]>('GET', '/api/station/scans/')
  return Math.min(...scans.flatMap(({ resolved_at }) => (resolved_at === null ? [] : [Date.parse(resolved_at)])))
}
