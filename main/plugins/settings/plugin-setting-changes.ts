import { AppError } from '@scanbench/plugin'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import type { Settings } from '@scanbench/plugin/settings'
import type { SettingObject } from '../../records/setting-records.ts'
import { MASK } from '../../settings/setting-object.ts'
import { readValue, writeValue, type SettingValue } from '../../settings/setting-value.ts'
import type { PluginRegistry } from '../plugin-registry.ts'
import type { PluginScope, PluginSettings } from './plugin-settings.ts'
import { within } from '../../waiting/within.ts'

interface Options {
  registry: PluginRegistry
  settings: PluginSettings
}

export interface SettingChange {
  scope: PluginScope
  key: string
  value: unknown
  /** Said yes to the question of the setting. */
  isConfirmed: boolean
}

const TIMEOUT_MS = 10_000

/** Settings of active plugins as people see and change them; the plugin is asked before and told after. */
export class PluginSettingChanges {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async list(scope: PluginScope): Promise<SettingObject[]> {
    return this.#options.settings.list(scope, this.#declared(scope))
  }

  async describe(scope: PluginScope, key: string): Promise<SettingObject> {
    const found = (await this.list(scope)).find((object) => object.key === key.toUpperCase())
    if (found !== undefined) return found
    throw new AppError('NOT_FOUND', `Plugin '${scope.plugin}' has no setting matching '${key}'`)
  }

  async change({ scope, key, value, isConfirmed }: SettingChange): Promise<SettingObject> {
    const shown = await this.describe(scope, key)
    if (shown.read_only) return shown
    if (shown.confirm && !isConfirmed) throw refused('manual_confirm', 'This setting requires confirmation')
    if (value === MASK && shown.value === MASK) return shown
    const typed = this.#typed(scope, shown.key, value)
    await this.#ask(scope, shown.key, typed)
    await this.#options.settings.set(scope, this.#declared(scope), shown.key, value)
    await this.#tell(scope, shown.key, typed)
    return this.describe(scope, shown.key)
  }

  #declared({ scope, plugin }: PluginScope): Settings {
    const { registry } = this.#options
    return scope === 'plugin' ? registry.settingsOf(plugin) : registry.userSettingsOf(plugin)
  }

  #typed(scope: PluginScope, key: string, value: unknown): SettingValue {
    const entry = Object.entries(this.#declared(scope)).find(([name]) => name.toUpperCase() === key)
    return entry === undefined ? null : readValue(entry[1], writeValue(entry[1], value))
  }

  async #ask({ plugin: slug }: PluginScope, key: string, value: SettingValue): Promise<void> {
    const { registry } = this.#options
    const plugin = registry.get(slug)
    if (!(plugin instanceof SettingsMixin)) return
    let objection: string | null
    try {
      objection = await within(plugin.validateSetting(key, value), TIMEOUT_MS, 'validateSetting()')
    } catch (error) {
      registry.noteError(slug, 'validateSetting', error)
      throw refused('value', 'Value does not pass validation checks')
    }
    if (objection !== null) throw refused('value', objection)
  }

  async #tell({ plugin: slug }: PluginScope, key: string, value: SettingValue): Promise<void> {
    const { registry } = this.#options
    const plugin = registry.get(slug)
    if (!(plugin instanceof SettingsMixin)) return
    try {
      await within(plugin.settingChanged(key, value), TIMEOUT_MS, 'settingChanged()')
    } catch (error) {
      registry.noteError(slug, 'settingChanged', error)
    }
  }
}

function refused(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}
