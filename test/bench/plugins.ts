import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError, Plugin } from '@scanbench/plugin'
import type { PluginHost } from '@scanbench/plugin/host'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { ScanResolver } from '../../main/barcodes/scan-resolver.ts'
import { IsolatedPlugin } from '../../main/plugins/process/isolated-plugin.ts'
import { badPlugins } from '../support/bad-plugins.ts'
import { SILENT_LOG } from '../support/silent-log.ts'
import { startStation, type RunningStation } from './running-station.ts'
import { measureScans } from './scan-to-event.ts'
import { summarize, type Summary } from './statistics.ts'

const CONTEXT = { user: null, aim: null, extra: {} }
const SOURCE = `import { Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
export default class NotMine extends Plugin.with(BarcodeMixin) {
  NAME = 'Not mine'
  async scan() { return null }
}
`

class NotMine extends Plugin.with(BarcodeMixin) {
  NAME = 'Not mine'
  async scan() {
    return null
  }
}

/** How long a code takes through so many plugins that do not know it, in the station. */
export async function measureDispatchHere(plugins: number, scans: number): Promise<Summary> {
  return measureDispatch(
    Array.from({ length: plugins }, () => new NotMine()),
    scans,
  )
}

export interface IsolatedFigures {
  dispatch: Summary
  /** From the start of the process until `activate()` has resolved. */
  activation: Summary
  /** Resident memory of one process, in bytes. */
  memory: number
}

/** The same with each of them in a process of its own, and what such a process costs. */
export async function measureIsolated(plugins: number, scans: number): Promise<IsolatedFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-bench-plugins-'))
  const opened: IsolatedPlugin[] = []
  const durations: number[] = []
  try {
    await writeFile(join(folder, 'not-mine.ts'), SOURCE)
    for (let number = 0; number < plugins; number += 1) {
      const start = performance.now()
      const isolated = await open(folder, `not-mine-${number}`)
      opened.push(isolated)
      await isolated.plugin.activate()
      durations.push(performance.now() - start)
    }
    const dispatch = await measureDispatch(
      opened.map(({ plugin }) => plugin),
      scans,
    )
    const memories = await Promise.all(opened.map(({ pid }) => residentBytes(pid)))
    return { dispatch, activation: summarize(durations), memory: summarize(memories).median }
  } finally {
    await Promise.all(opened.map((each) => each.close()))
    await rm(folder, { recursive: true, force: true })
  }
}

/** Scans of a station, calm and beside five bad plugins. */
export async function measureBesideBadPlugins(
  scans: number,
  areAsked: boolean,
): Promise<{ calm: Summary; bad: Summary }> {
  const data = await mkdtemp(join(tmpdir(), 'scanbench-bench-bad-'))
  const folder = join(data, 'bad-plugins')
  try {
    await using station = await startStation(data, ['--plugins', folder])
    const calm = await measureScans(station, scans, 1)
    await turnOn(station, folder, areAsked)
    return { calm, bad: await measureScans(station, scans, 1) }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

async function turnOn(station: RunningStation, folder: string, areAsked: boolean): Promise<void> {
  const { files, slugs } = badPlugins({ areAsked })
  for (const [file, source] of Object.entries(files)) await writeFile(join(folder, file), source)
  await station.json('POST', '/api/plugins/reload/', { full_reload: false, force_reload: false, collect_plugins: true })
  const consent = { active: true, accept_permissions: ['stock:read'] }
  for (const slug of slugs) await station.json('PATCH', `/api/plugins/${slug}/activate/`, consent)
}

async function measureDispatch(plugins: readonly Plugin[], scans: number): Promise<Summary> {
  const resolver = new ScanResolver({
    plugins: { withMixin: () => plugins, slugOf: () => null, presenceOf: () => null, noteError: () => {} },
    order: async () => [],
    objects: { exists: async () => true },
    log: SILENT_LOG,
  })
  const durations: number[] = []
  for (let scan = 0; scan < scans; scan += 1) {
    const start = performance.now()
    await resolver.resolve(`CODE-${scan}`, CONTEXT)
    durations.push(performance.now() - start)
  }
  return summarize(durations)
}

function open(folder: string, slug: string): Promise<IsolatedPlugin> {
  return IsolatedPlugin.open({
    code: { slug, entry: join(folder, 'not-mine.ts'), folder, manifest: { permissions: [] } },
    host: NO_HOST,
    stationFor: () => NO_HOST.station,
    others: { get: () => null, withMixin: () => [] },
    nodePath: process.execPath,
    dataFolder: join(folder, 'data', slug),
  })
}

const refuse = async (): Promise<never> => {
  throw new AppError('NOT_FOUND')
}
const NO_HOST: PluginHost = {
  station: { get: refuse, post: refuse, patch: refuse, delete: refuse },
  log: SILENT_LOG,
  settings: { get: refuse, set: refuse },
  userSettings: { get: refuse, set: refuse },
}

/** Linux only. */
async function residentBytes(pid: number | null): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024
}
