import { relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { AppError, type Plugin, type PluginClass } from '@scanbench/plugin'

/** Imports the module, makes the one plugin that is in it, and says where in its source something is wrong. */
export async function importPlugin(entry: string, folder: string): Promise<Plugin> {
  const create = onePluginClass(await importModule(entry, folder))
  try {
    return new create()
  } catch (error) {
    throw located(error, folder)
  }
}

async function importModule(entry: string, folder: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(entry).href)
  } catch (error) {
    const { message } = located(error, folder)
    throw new AppError('PLUGIN_LOAD_FAILED', message, { cause: error, details: { stage: 'discovery' } })
  }
}

function located(error: unknown, folder: string): AppError {
  if (error instanceof AppError) return error
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const place = sourcePlace(error, folder)
  return new AppError('PLUGIN_LOAD_FAILED', place === null ? message : `${message} (${place})`, { cause: error })
}

/** The class that a module exports: by default, or as the only one. */
function onePluginClass(module: unknown): PluginClass {
  const exported = typeof module === 'object' && module !== null ? Object.values(module) : []
  const classes = new Set(exported.filter(isPluginClass))
  const [only] = classes
  if (only !== undefined && classes.size === 1) return only
  const found = classes.size === 0 ? 'no plugin class' : `${classes.size} plugin classes`
  throw new AppError('PLUGIN_LOAD_FAILED', `The module exports ${found}. Let it "export default" exactly one.`, {
    details: { stage: 'discovery' },
  })
}

/** Told by the members of `Plugin`, because a plugin may carry a copy of it. Mixins and bases are none. */
function isPluginClass(value: unknown): value is PluginClass {
  return (
    typeof value === 'function' &&
    Array.isArray(Reflect.get(value, 'MIXINS')) &&
    !Object.hasOwn(value, 'MIXINS') &&
    !Object.hasOwn(value, 'KEY')
  )
}

/** An address or, where types could not be stripped, a path; then line and column. */
const PLACE = /(?:^|[\s(])(file:\/\/[^\s)]+?|(?:[A-Za-z]:)?[\\/][^\s():]+):(\d+(?::\d+)?)(?=[)\s]|$)/gm

/** The uppermost line of the plugin's own files, as `src/index.ts:12:5`. */
function sourcePlace(error: unknown, folder: string): string | null {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  for (const [, place = '', position = ''] of stack.matchAll(PLACE)) {
    const path = relative(folder, place.startsWith('file:') ? fileURLToPath(place.replace(/\?.*$/, '')) : place)
    if (!path.startsWith('..')) return `${path}:${position}`
  }
  return null
}
