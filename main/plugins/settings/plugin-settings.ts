import type { Settings } from '@scanbench/plugin/settings'
import type { SettingObject } from '../../records/setting-records.ts'

export type PluginScope = { scope: 'plugin'; plugin: string } | { scope: 'plugin_user'; plugin: string; user: number }

/** The store of settings, as far as plugins need it. */
export interface PluginSettings {
  get(scope: PluginScope, declarations: Settings, key: string): Promise<unknown>
  set(scope: PluginScope, declarations: Settings, key: string, value: unknown): Promise<void>
  list(scope: PluginScope, declarations: Settings): Promise<SettingObject[]>
  describe(scope: PluginScope, declarations: Settings, key: string): Promise<SettingObject>
}

/** What a plugin declares: for itself, and for each user. */
export interface DeclaredSettings {
  own: Settings
  user: Settings
}
