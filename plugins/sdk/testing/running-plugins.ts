import type { Plugin } from '../plugin.ts'
import { provideRegistry } from '../registry.ts'

const running = new Set<Plugin>()
let provided: Disposable | null = null

/** Plugins that run at the same time in a test find each other through `registry`, by SLUG or NAME. */
export function joinRegistry(plugin: Plugin): Disposable {
  running.add(plugin)
  provided ??= provideRegistry({
    getPlugin: async (slug) => [...running].find((each) => slugOf(each) === slug) ?? null,
    withMixin: async (key) => [...running].filter((each) => each.hasMixin(key)),
  })
  return {
    [Symbol.dispose]() {
      running.delete(plugin)
      if (running.size > 0) return
      provided?.[Symbol.dispose]()
      provided = null
    },
  }
}

const slugOf = ({ SLUG, NAME }: Plugin): string => (SLUG ?? NAME).trim().toLowerCase().replace(/\s+/g, '-')
