import { hostOf, Plugin } from '../plugin.ts'
import type { Settings } from '../settings.ts'

/**
 * Settings of a plugin; the form on the Plugins page is drawn from the table.
 * @example
 * SETTINGS = { HOST: text({ name: 'Printer address', required: true }) }
 * @since 1.0
 */
export abstract class SettingsMixin extends Plugin {
  static readonly KEY: string = 'settings'
  static readonly TITLE: string = 'Settings'
  static readonly REQUIRED: readonly string[] = ['SETTINGS']

  abstract readonly SETTINGS: Settings

  async getSetting<K extends keyof this['SETTINGS'] & string>(
    key: K,
  ): Promise<NonNullable<this['SETTINGS'][K]['value']>> {
    const value = await hostOf(this).settings.get(key)
    return value as NonNullable<this['SETTINGS'][K]['value']>
  }

  async setSetting<K extends keyof this['SETTINGS'] & string>(
    key: K,
    value: this['SETTINGS'][K]['value'],
  ): Promise<void> {
    await hostOf(this).settings.set(key, value)
  }
}
