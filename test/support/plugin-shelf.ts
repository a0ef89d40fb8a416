import { messageOf } from '@scanbench/plugin'
import type { Plugin } from '@scanbench/plugin'
import type { PluginDirectory } from '../../main/background/plugin-directory.ts'
import { slugOf } from '../../main/plugins/ask-plugin.ts'
import { hostPlugin } from './plugin-host.ts'

/** A few plugins that are on, as services see them; turned on and off without a registry. */
export interface PluginShelf extends PluginDirectory {
  /** What was kept as an error: slug, stage, message. */
  readonly errors: [string, string, string][]
  turnOn(plugin: Plugin): void
  turnOff(slug: string): void
}

export function createPluginShelf(...plugins: Plugin[]): PluginShelf {
  const on = new Map<string, Plugin>()
  const listeners = new Set<(change: { slug: string; active: boolean }) => void>()
  const errors: [string, string, string][] = []
  const put = (plugin: Plugin) => {
    if (!on.has(slugOf(plugin))) hostPlugin(plugin, {})
    on.set(slugOf(plugin), plugin)
  }
  for (const plugin of plugins) put(plugin)
  return {
    errors,
    get: (slug) => on.get(slug) ?? null,
    withMixin: (key) => [...on.values()].filter((plugin) => plugin.hasMixin(key)),
    slugOf,
    noteError: (slug, stage, error) => void errors.push([slug, stage, messageOf(error)]),
    onChange(listener) {
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
    turnOn(plugin) {
      put(plugin)
      for (const listener of listeners) listener({ slug: slugOf(plugin), active: true })
    },
    turnOff(slug) {
      on.delete(slug)
      for (const listener of listeners) listener({ slug, active: false })
    },
  }
}
