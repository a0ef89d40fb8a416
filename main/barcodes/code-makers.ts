import type { Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import type { SettingChoice } from '@scanbench/plugin/settings'

interface Plugins {
  withMixin(key: string): readonly Plugin[]
  slugOf(plugin: Plugin): string | null
}

/** The active plugins that make codes: those with a `generate()` of their own. */
export function codeMakers(plugins: Plugins): SettingChoice[] {
  return plugins.withMixin(BarcodeMixin.KEY).flatMap((plugin) => {
    const slug = plugins.slugOf(plugin)
    const makes = plugin instanceof BarcodeMixin && plugin.generate !== BarcodeMixin.prototype.generate
    return makes && slug !== null ? [{ value: slug, display_name: plugin.TITLE ?? plugin.NAME }] : []
  })
}
