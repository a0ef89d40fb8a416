import type { Settings } from '@scanbench/plugin/settings'
import type { SettingObject } from '../records/records.ts'

export interface PluginScope {
  scope: 'plugin'
  plugin: string
}

/** The store of settings, as far as plugins need it. */
export interface PluginSettings {
  get(scope: PluginScope, declarations: Settings, key: string): Promise<unknown>
  set(scope: PluginScope, declarations: Settings, key: string, value: unknown): Promise<void>
  list(scope: PluginScope, declarations: Settings): Promise<SettingObject[]>
}
