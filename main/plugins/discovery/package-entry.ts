import { existsSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { AppError } from '@scanbench/plugin'
import type { PackageFile } from '../manifests/read-manifest.ts'

interface Package {
  folder: string
  contents: PackageFile
  /** As the block of the manifest names it. */
  declared: string | null
  /** Source is loaded as it is where the author works on it. */
  prefersSource: boolean
}

/** The module a plugin package is imported by: a file that is there, inside its folder. */
export function packageEntry({ folder, contents, declared, prefersSource }: Package): string {
  const built = declared ?? exported(contents.exports) ?? contents.main ?? 'index.js'
  const candidates = prefersSource ? [...sourcesOf(built), built] : [built]
  const found = candidates.map((path) => join(folder, path)).find((path) => existsSync(path))
  if (found !== undefined && isInside(folder, found)) return found
  throw new AppError(
    'PLUGIN_MANIFEST_INVALID',
    `The plugin in ${folder} has no module ${built}. Build it, or name another "entry".`,
  )
}

/** `dist/index.js` is made from `src/index.ts` or from `index.ts` beside it. */
function sourcesOf(built: string): string[] {
  const source = built.replace(/\.m?js$/, '.ts')
  const withoutFolder = source.replace(/^(?:\.\/)?[^/]+\//, '')
  return [join('src', withoutFolder), source, withoutFolder, join('src', 'index.ts'), 'index.ts']
}

function exported(exports: unknown): string | null {
  if (typeof exports === 'string') return exports
  if (typeof exports !== 'object' || exports === null) return null
  const main: unknown = Reflect.get(exports, '.') ?? Reflect.get(exports, 'import') ?? Reflect.get(exports, 'default')
  return main === exports ? null : exported(main ?? null)
}

function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file)
  return way !== '' && !way.startsWith('..') && !isAbsolute(way)
}
