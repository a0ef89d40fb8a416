import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PluginClass } from '@scanbench/plugin'
import type { OwnPlugin } from '../class-plugin.ts'

/** From here in the source, or from the folder of the bundled programs. */
const ROOT = join(import.meta.dirname, import.meta.url.endsWith('.ts') ? '../../..' : '../..')
const FOLDER = join(ROOT, 'plugins', 'samples')

export interface Samples {
  plugins: OwnPlugin[]
  faults: { file: string; error: unknown }[]
}

/** The sample plugins in the source tree; the installed program has none. */
export async function loadSamples(folder = FOLDER): Promise<Samples> {
  const samples: Samples = { plugins: [], faults: [] }
  for (const name of sampleNames(folder)) {
    const file = join(folder, `${name}.ts`)
    try {
      const { default: create } = (await import(pathToFileURL(file).href)) as { default: PluginClass }
      samples.plugins.push({ create, origin: 'sample', folder: join(folder, name) })
    } catch (error) {
      samples.faults.push({ file, error })
    }
  }
  return samples
}

function sampleNames(folder: string): string[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).toSorted()
  return files.filter((file) => /^[a-z0-9-]+\.ts$/.test(file)).map((file) => file.slice(0, -3))
}
