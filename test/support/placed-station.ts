import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { turnOn } from './plugin-calls.ts'
import { createTestStation, type TestStation } from './test-station.ts'

const SAMPLES = join(import.meta.dirname, '../../plugins/samples')

/** Where the samples of a station run. */
export type Place = 'in the station' | 'in processes of their own'

export interface Sample {
  slug: string
  mixins: readonly string[]
  permissions: readonly string[]
}

/** A station with samples turned on: as they are, or as copies of somebody else. */
export async function createPlacedStation(place: Place, samples: readonly Sample[]): Promise<TestStation> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-placed-'))
  const isOwn = place === 'in the station'
  if (!isOwn) for (const sample of samples) await copySample(sample, folder)
  const bench = await createTestStation({ pluginChoice: { samples: isOwn, folders: isOwn ? [] : [folder] } })
  for (const gate of ['URL', 'NAVIGATION', 'INTERFACE'])
    await bench.json('PATCH', `/api/settings/global/ENABLE_PLUGINS_${gate}/`, { value: true })
  for (const { slug } of samples) await turnOn(bench.station, slug)
  return {
    ...bench,
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function copySample({ slug, mixins, permissions }: Sample, folder: string): Promise<void> {
  const source = await readFile(join(SAMPLES, `${slug}.ts`), 'utf8')
  const name = /NAME = '(.+)'/.exec(source)?.[1]
  const manifest = JSON.stringify({ apiVersion: 1, slug, name, mixins, permissions })
  await writeFile(join(folder, `${slug}.ts`), `/* scanbench ${manifest} */\n${source}`)
  if (existsSync(join(SAMPLES, slug))) await cp(join(SAMPLES, slug), join(folder, slug), { recursive: true })
}
