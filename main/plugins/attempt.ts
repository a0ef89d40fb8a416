import type { Logger, Plugin } from '@scanbench/plugin'
import { askPlugin, slugOf } from './ask-plugin.ts'
import type { AskedPlugins } from './ask-plugin.ts'

export interface Guard {
  plugins: AskedPlugins
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
    const slug = slugOf(plugin)
    log.error('A plugin failed; the work goes on without it', { plugin: slug, stage, error })
    plugins.noteError(slug, stage, error instanceof Error ? error.message : String(error))
    return otherwise
  }
}
