import type { Plugin } from '@scanbench/plugin'
import { slugify } from './slug.ts'
import { within } from './within.ts'

/** The plugins as a service that asks them sees them. */
export interface AskedPlugins {
  /** Active plugins with a mixin, in the order in which they are asked. */
  withMixin(key: string): readonly Plugin[]
  /** Keeps a failure on the plugin, where people see it. */
  noteError(slug: string, stage: string, message: string): void
}

const TIMEOUT_MS = 10_000

/** The answer of a plugin; a plugin that hangs is a rejection with TIMEOUT, one that throws at once a rejection too. */
export async function askPlugin<T>(plugin: Plugin, ask: () => T, timeoutMs = TIMEOUT_MS): Promise<Awaited<T>> {
  return await within((async () => await ask())(), timeoutMs, `Plugin ${plugin.NAME}`)
}

export function slugOf(plugin: Plugin): string {
  return slugify(plugin.SLUG ?? plugin.NAME)
}
