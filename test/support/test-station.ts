import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PluginClass } from '@scanbench/plugin'
import type { StationEvent } from '../../main/records/station-event.ts'
import type { ForcedValues } from '../../main/settings/forced-settings.ts'
import { createStation, type PluginChoice, type Station } from '../../main/station.ts'
import { STATION } from '../../main/users/actor.ts'
import { SILENT_LOG } from './silent-log.ts'

/** The whole product in a folder of its own; calls go through `station.fetch` with the rights of the station. */
export interface TestStation extends AsyncDisposable {
  readonly station: Station
  readonly folder: string
  json<T>(method: string, path: string, body?: unknown): Promise<T>
  /** All news from now on. `until` resolves with the first event that fits, also one that came before the call. */
  news(): Promise<News>
}

export interface News extends Disposable {
  readonly events: readonly StationEvent[]
  until<T extends StationEvent['type']>(
    type: T,
    fits?: (data: Extract<StationEvent, { type: T }>['data']) => boolean,
  ): Promise<Extract<StationEvent, { type: T }>['data']>
}

export interface TestStationOptions {
  /** Plugins besides the bundled ones, switched on. */
  plugins?: { slug: string; plugin: PluginClass }[]
  /** Kept and left in place: for tests that start a station twice on the same data. */
  folder?: string
  demo?: boolean
  pluginChoice?: Partial<PluginChoice>
  forcedSettings?: ForcedValues
}

export async function createTestStation(options: TestStationOptions = {}): Promise<TestStation> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'scanbench-station-')))
  const station = await createStation({
    folder,
    log: SILENT_LOG,
    version: '0.0.0',
    adminPassword: null,
    demo: options.demo ?? false,
    windowFolder: null,
    nodePath: process.execPath,
    stationSecret: null,
    checkAnswers: true,
    plugins: options.plugins ?? [],
    pluginChoice: {
      samples: true,
      folders: [],
      mandatory: [],
      safeMode: false,
      installs: { isAllowed: true, requirementsFile: null },
      ...options.pluginChoice,
    },
    forcedSettings: options.forcedSettings ?? { global: {}, plugins: {} },
  })
  await station.start()
  return {
    station,
    folder,
    json: (method, path, body) => callStation(station, method, path, body),
    news: () => listen(station),
    async [Symbol.asyncDispose]() {
      await station.stop()
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function callStation<T>(station: Station, method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, headers: { 'Content-Type': 'application/json' } }
  if (body !== undefined) init.body = JSON.stringify(body)
  const response = await station.fetch(new Request(`http://127.0.0.1${path}`, init), { actor: STATION })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (response.status === 204 ? null : await response.json()) as T
}

async function listen(station: Station): Promise<News> {
  const abort = new AbortController()
  const request = new Request('http://127.0.0.1/api/station/events/', { signal: abort.signal })
  const response = await station.fetch(request, { actor: STATION })
  const events: StationEvent[] = []
  const waiting = new Set<() => void>()
  void readEvents(response, (event) => {
    events.push(event)
    for (const look of waiting) look()
  })
  return {
    events,
    until: (type, fits = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events.find((event) => event.type === type && fits(event.data as never))
          if (found === undefined) return
          waiting.delete(look)
          resolve(found.data as never)
        }
        waiting.add(look)
        look()
      }),
    [Symbol.dispose]: () => abort.abort(),
  }
}

async function readEvents(response: Response, onEvent: (event: StationEvent) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const piece of response.body!) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') onEvent(JSON.parse(line))
    }
  } catch {
    // Aborted by the test: the news are over.
  }
}
