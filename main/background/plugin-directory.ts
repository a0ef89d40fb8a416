import type { Plugin } from '@scanbench/plugin'
import type { AskedPlugins } from '../plugins/ask-plugin.ts'

/** What services that give plugins work need of the registry. */
export interface PluginDirectory extends AskedPlugins {
  /** An active plugin. */
  get(slug: string): Plugin | null
  /** Under which slug an active plugin is known here. */
  slugOf(plugin: Plugin): string | null
  /** Told after a plugin became usable, and before one that was turned off is taken down. */
  onChange(listener: (change: { slug: string; active: boolean }) => void): Disposable
}
