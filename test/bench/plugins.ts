import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { badPlugins } from '../support/bad-plugins.ts'
import { createTestStation } from '../support/test-station.ts'
import { startStation, type RunningStation } from './running-station.ts'
import { measureScans } from './scan-to-event.ts'
import { summarize, type Summary } from './statistics.ts'

/** A package brings JavaScript; TypeScript costs its process the memory of what strips the types. */
const source = (
  slug: string,
) => `/* scanbench {"apiVersion":1,"name":"${slug}","mixins":["barcode"],"permissions":[]} */
import { Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
export default class NotMine extends Plugin.with(BarcodeMixin) {
  NAME = '${slug}'
  async scan() { return null }
}
`

class NotMine extends Plugin.with(BarcodeMixin) {
  NAME = 'Not mine'
  async scan() {
    return null
  }
}

/** A code over the API of a station in which so many plugins, enabled and in the same process, do not know it. */
export async function measureDispatchHere(plugins: number, scans: number): Promise<Summary> {
  const own = Array.from({ length: plugins }, (_, number) => ({ slug: `not-mine-${number}`, plugin: named(number) }))
  await using station = await createTestStation({ plugins: own, pluginChoice: { samples: false } })
  const durations: number[] = []
  for (let scan = 0; scan < scans; scan += 1) {
    const start = performance.now()
    await station.json('POST', '/api/barcode/', { barcode: `CODE-${scan}` }).catch(() => undefined)
    durations.push(performance.now() - start)
  }
  return summarize(durations)
}

function named(number: number) {
  return class extends NotMine {
    override NAME = `Not mine ${number}`
  }
}

export interface IsolatedFigures {
  /** Last byte of a code on the serial line until the event, beside so many enabled plugins that do not know it. */
  dispatch: Summary
  /** From the request until the plugin is on, its process included. */
  activation: Summary
  /** Bytes that each of them adds to the station; what processes share counts once. */
  memory: number
}

/** The station as it is shipped, with each of them in a process of its own. */
export async function measureIsolated(plugins: number, scans: number): Promise<IsolatedFigures> {
  const data = await mkdtemp(join(tmpdir(), 'scanbench-bench-plugins-'))
  const folder = join(data, 'plugins')
  const slugs = Array.from({ length: plugins }, (_, number) => `not-mine-${number}`)
  try {
    await mkdir(folder)
    for (const slug of slugs) await writeFile(join(folder, `${slug}.mjs`), source(slug))
    await using station = await startStation(data, ['--plugins', folder])
    const before = await station.memory()
    const durations: number[] = []
    for (const slug of slugs) {
      const start = performance.now()
      await station.json('PATCH', `/api/plugins/${slug}/activate/`, { active: true })
      durations.push(performance.now() - start)
    }
    const dispatch = await measureScans(station, scans, 1)
    const memory = ((await station.memory()) - before) / plugins
    return { dispatch, activation: summarize(durations), memory }
  } finally {
    await rm(data, { recursive: true, force: true })
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
