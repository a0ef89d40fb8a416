import { messageOf } from '@scanbench/plugin'
import type { Logger, Plugin } from '@scanbench/plugin'
import { askPlugin, slugOf } from '../ask-plugin.ts'
import type { NamedPlugins } from '../ask-plugin.ts'

export interface Guard {
  plugins: NamedPlugins
  log: Logger
  timeoutMs?: number
}

/** What a plugin answers; when it throws or hangs that is kept on it, and the other value goes on. */
export async function attempt<T>(
  { plugins, log, timeoutMs }: Guard,
  { plugin, stage }: { plugin: Plugin; stage: string },
  ask: () => T | Promise<T>,
  otherwise: T,
): Promise<T> {
  try {
    return await askPlugin(plugin, ask, timeoutMs)
  } catch (error) {
    const slug = knownSlug(plugins, plugin)
    log.error('A plugin failed; the work goes on without it', { plugin: slug, stage, error })
    plugins.noteError(slug, stage, messageOf(error))
    return otherwise
  }
}

/** Under which slug people know a plugin. */
export function knownSlug(plugins: NamedPlugins, plugin: Plugin): string {
  return plugins.slugOf(plugin) ?? slugOf(plugin)
}
