import type { Plugin } from '@scanbench/plugin'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { slugify } from '../../plugins/discovery/slug.ts'
import type { PluginRecord } from '../../records/plugin-records.ts'
import type { MachinePlugin } from './machine-catalogue.ts'

/** What the machines need of the plugin registry. */
export interface MachinePlugins {
  withMixin(key: string): readonly Plugin[]
  list(): Promise<PluginRecord[]>
  onChange(listener: () => void): Disposable
}

/** The active plugins that bring types and drivers, and who they are. */
export async function machinePlugins(plugins: MachinePlugins): Promise<MachinePlugin[]> {
  const records = await plugins.list()
  const found = plugins.withMixin(MachineDriverMixin.KEY).filter((plugin) => plugin instanceof MachineDriverMixin)
  return found.map((plugin) => {
    const slug = slugify(plugin.SLUG ?? plugin.NAME)
    const record = records.find(({ key }) => key === slug)
    const provider = { slug, name: plugin.NAME, pk: record?.pk ?? null, isBuiltin: record?.is_builtin ?? false }
    return { plugin, provider }
  })
}
