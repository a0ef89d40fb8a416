import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'

interface Plugin {
  slug: string
  /** With `static` in it, or null. */
  folder: string | null
}

/**
 * The address of a file in a plugin's `static` folder, by the name that a build gave it. What follows a colon names a
 * function of the module and stays: `panel.js:show` is `/static/plugins/<slug>/panel-4fa1.js:show`.
 */
export async function staticAddress({ slug, folder }: Plugin, path: string, log: Logger): Promise<string> {
  const [, file = path, called = ''] = /^(.*?)(:[^/:]*)?$/u.exec(path) ?? []
  const name = file.replace(/^\/+/, '')
  const built = folder === null ? null : await builtName(join(folder, 'static'), name, log)
  const address = (built ?? name).split('/').map(encodeURIComponent).join('/')
  return `/static/plugins/${slug}/${address}${called}`
}

/** From the manifest that Vite writes: names of sources, or names as they were without a hash. */
async function builtName(folder: string, name: string, log: Logger): Promise<string | null> {
  const manifest = await readManifest(join(folder, '.vite', 'manifest.json'), log)
  const entry = Object.hasOwn(manifest, name) ? manifest[name] : Object.values(manifest).find((row) => isFor(row, name))
  return fileOf(entry)
}

function isFor(row: unknown, name: string): boolean {
  if (typeof row !== 'object' || row === null) return false
  return Reflect.get(row, 'src') === name || `${String(Reflect.get(row, 'name'))}.js` === name
}

function fileOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null
  const file: unknown = Reflect.get(entry, 'file')
  return typeof file === 'string' ? file : null
}

async function readManifest(file: string, log: Logger): Promise<Record<string, unknown>> {
  try {
    const manifest: unknown = JSON.parse(await readFile(file, 'utf8'))
    return typeof manifest === 'object' && manifest !== null ? { ...manifest } : {}
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) log.warn('The build manifest of a plugin cannot be read', { file, error })
    return {}
  }
}
