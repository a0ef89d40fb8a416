import type { Plugin } from '@scanbench/plugin'
import { askPlugin, noteFailure } from '../ask-plugin.ts'
import type { NamedPlugins } from '../ask-plugin.ts'

export interface Guard {
  plugins: NamedPlugins
  timeoutMs?: number
}

/** What a plugin answers; when it throws or hangs that is kept on it, and the other value goes on. */
export async function attempt<T>(
  { plugins, timeoutMs }: Guard,
  { plugin, stage }: { plugin: Plugin; stage: string },
  ask: () => T | Promise<T>,
  otherwise: T,
): Promise<T> {
  try {
    return await askPlugin(plugin, ask, timeoutMs)
  } catch (error) {
    noteFailure(plugins, plugin, { stage, error })
    return otherwise
  }
}
