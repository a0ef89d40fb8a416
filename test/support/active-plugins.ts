import { messageOf } from '@scanbench/plugin'
import type { Plugin } from '@scanbench/plugin'
import { slugOf } from '../../main/plugins/ask-plugin.ts'

/** Plugins as services see them, without a registry; what was noted on them is kept as `slug stage: message`. */
export function activePlugins(...plugins: Plugin[]) {
  const noted: string[] = []
  return {
    noted,
    get: (slug: string) => plugins.find((plugin) => slugOf(plugin) === slug) ?? null,
    slugOf,
    withMixin: (key: string) => plugins.filter((plugin) => plugin.hasMixin(key)),
    noteError: (slug: string, stage: string, error: unknown) =>
      void noted.push(`${slug} ${stage}: ${messageOf(error)}`),
  }
}
