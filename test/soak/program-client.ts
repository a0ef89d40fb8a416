import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scan } from '../../main/records/scan-records.ts'
import { startStation } from '../bench/running-station.ts'
import type { StationClient } from './station-client.ts'

/** A station in a process of its own, as it is shipped, on empty data. */
export interface ProgramClient extends StationClient, AsyncDisposable {
  memory(): Promise<number>
}

export async function programClient(): Promise<ProgramClient> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-soak-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const station = stack.use(await startStation(folder))
  const scans: Scan[] = []
  const stop = await station.events(({ type, data }) => {
    if (type === 'scan.captured') scans.push(data as Scan)
  })
  stack.defer(stop)
  const owned = stack.move()
  return {
    scans,
    json: (method, path, body) => station.json(method, path, body),
    memory: () => station.memory(),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
