import type { Plugin } from '@scanbench/plugin'
import { slugify } from './discovery/slug.ts'
import { within } from '../waiting/within.ts'

/** The plugins as a service that asks them sees them. */
export interface AskedPlugins {
  /** Active plugins with a mixin, in the order in which they are asked. */
  withMixin(key: string): readonly Plugin[]
  /** Keeps a failure on the plugin, where people see it, and in the log. */
  noteError(slug: string, stage: string, error: unknown): void
}

export interface NamedPlugins extends AskedPlugins {
  /** Under which slug the registry knows a plugin. */
  slugOf(plugin: Plugin): string | null
}

const TIMEOUT_MS = 10_000

/** The answer of a plugin; a plugin that hangs is a rejection with TIMEOUT, one that throws at once a rejection too. */
export async function askPlugin<T>(plugin: Plugin, ask: () => T, timeoutMs = TIMEOUT_MS): Promise<Awaited<T>> {
  const answer = (async () => await ask())()
  return await within(answer, timeoutMs, `Plugin ${plugin.NAME}`)
}

/** Keeps what a plugin failed at on it and in the log; `stage` is the name of the hook. */
export function noteFailure(
  plugins: NamedPlugins,
  plugin: Plugin,
  { stage, error }: { stage: string; error: unknown },
) {
  plugins.noteError(knownSlug(plugins, plugin), stage, error)
}

/** Under which slug people know a plugin. */
export function knownSlug(plugins: NamedPlugins, plugin: Plugin): string {
  return plugins.slugOf(plugin) ?? slugOf(plugin)
}

/** The slug in a plugin's own words; single files may be known under another. */
export function slugOf(plugin: Plugin): string {
  return slugify(plugin.SLUG ?? plugin.NAME)
}
