import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { PluginRegistry } from '../../plugins/plugin-registry.ts'
import { isInside, staticFolder, type StaticFile } from './static-files.ts'

type Files = (path: string) => Promise<StaticFile | null>

const PLACE = /^\/static\/plugins\/([a-z0-9_-]+)(\/.+)$/

/** What active plugins show, below `/static/plugins/<slug>/`; everything else is left to the files of the window. */
export function pluginStaticFiles(plugins: Pick<PluginRegistry, 'found' | 'isActive'>, others: Files): Files {
  return async (path) => {
    const [, slug, file] = PLACE.exec(path) ?? []
    if (slug === undefined || file === undefined) return others(path)
    const folder = plugins.isActive(slug) ? (plugins.found(slug)?.folder ?? null) : null
    if (folder === null || !(await isOwn(folder))) return null
    return staticFolder(join(folder, 'static'))(withoutFunction(file))
  }
}

/** A `static` that is a link to somewhere else would show what lies there. */
async function isOwn(folder: string): Promise<boolean> {
  try {
    return isInside(await realpath(folder), await realpath(join(folder, 'static')))
  } catch {
    // There is none.
    return false
  }
}

/** `panel.js:show` is the module `panel.js`. */
const withoutFunction = (file: string): string => file.replace(/(\.m?js):[A-Za-z_$][\w$]*$/u, '$1')
