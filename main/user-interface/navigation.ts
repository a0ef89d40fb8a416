import { MixinNotImplementedError } from '@scanbench/plugin'
import type { Plugin } from '@scanbench/plugin'
import { NavigationMixin } from '@scanbench/plugin/mixins'
import type { UiFeature } from '../records/ui-feature.ts'

/** Entries of the rail, as features: `options.url` says where to, `options.group` under which heading. */
export function navigationFeatures(plugin: NavigationMixin, slug: string): UiFeature[] {
  const group = navigationName(plugin)
  return plugin.NAVIGATION.map(({ name, link, icon }) => ({
    plugin_name: slug,
    feature_type: 'navigation',
    key: link,
    title: name,
    description: '',
    icon: icon ?? plugin.NAVIGATION_TAB_ICON ?? null,
    options: { url: link.startsWith('/') ? link : `/plugin/${slug}/${link}`, group },
    context: null,
    source: null,
  }))
}

/** The heading of a plugin's entries. */
export function navigationName(plugin: NavigationMixin): string {
  return plugin.NAVIGATION_TAB_NAME ?? plugin.TITLE ?? plugin.NAME
}

/** Before a plugin is turned on: each of its entries leads somewhere and has a name. */
export async function checkNavigation(plugin: Plugin): Promise<void> {
  if (!(plugin instanceof NavigationMixin)) return
  const entries: unknown = plugin.NAVIGATION
  if (Array.isArray(entries) && entries.every(isEntry)) return
  throw new MixinNotImplementedError(
    `Plugin ${plugin.NAME} has an entry in NAVIGATION without name or link. Give each entry both.`,
  )
}

function isEntry(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false
  return [Reflect.get(entry, 'name'), Reflect.get(entry, 'link')].every(
    (text) => typeof text === 'string' && text !== '',
  )
}
