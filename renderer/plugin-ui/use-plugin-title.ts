import type { PluginRecord } from '../../main/records/plugin-records.ts'
import { usePlugins } from '../client/plugins.ts'

/** How a plugin is called; its slug until that is known. */
export function usePluginTitle(slug: string): string {
  const { data = [] } = usePlugins()
  const plugin = data.find(({ key }) => key === slug)
  return plugin === undefined ? slug : pluginTitle(plugin)
}

export function pluginTitle({ meta, manifest, name, key }: PluginRecord): string {
  return meta?.['human_name'] ?? manifest?.title ?? name ?? key
}
