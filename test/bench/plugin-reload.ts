import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStation, type RunningStation } from './running-station.ts'
import { summarize, type Summary } from './statistics.ts'

const SLUG = 'draft'
const manifest = { apiVersion: 1, name: 'Draft', entry: 'src/draft.ts', mixins: [], permissions: [] }
const source = (version: number) => `import { Plugin } from '@scanbench/plugin'
export default class Draft extends Plugin { NAME = 'Draft'; TITLE = 'Draft ${version}' }
`

/** From the save of a linked plugin's source to the plugin being on again with it. */
export async function measureReload(saves: number): Promise<Summary> {
  const data = await mkdtemp(join(tmpdir(), 'scanbench-bench-reload-'))
  const folder = join(data, 'draft')
  try {
    await mkdir(join(folder, 'src'), { recursive: true })
    const about = { name: 'draft', version: '1.0.0', type: 'module', scanbench: manifest }
    await writeFile(join(folder, 'package.json'), JSON.stringify(about))
    await writeFile(join(folder, 'src', 'draft.ts'), source(0))
    await using station = await startStation(data)
    await station.json('POST', '/api/station/plugins/link/', { folder })
    await station.json('PATCH', `/api/plugins/${SLUG}/activate/`, { active: true })
    const durations: number[] = []
    for (let version = 1; version <= saves; version += 1) {
      const reloaded = whenActive(station)
      const stop = await reloaded.listening
      await writeFile(join(folder, 'src', 'draft.ts'), source(version))
      const start = performance.now()
      durations.push((await reloaded.at) - start)
      stop()
      await expectTitle(station, `Draft ${version}`)
    }
    return summarize(durations)
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

function whenActive(station: RunningStation) {
  const { promise, resolve } = Promise.withResolvers<number>()
  const listening = station.events(({ type, data }, at) => {
    const { key, active } = data as { key?: string; active?: boolean }
    if (type === 'plugin.changed' && key === SLUG && active === true) resolve(at)
  })
  return { at: promise, listening }
}

async function expectTitle(station: RunningStation, title: string): Promise<void> {
  const { meta } = await station.json<{ meta: { human_name: string } }>('GET', `/api/plugins/${SLUG}/`)
  if (meta.human_name !== title) throw new Error(`The plugin is on as "${meta.human_name}" after "${title}" was saved`)
}
