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

  /** The declarations, in the order of the form. */
  abstract readonly SETTINGS: Settings
  /** Settings that each user has for himself or herself. */
  declare readonly USER_SETTINGS?: Settings

  /** The value in its own type; the default when nothing was set. */
  async getSetting<K extends keyof this['SETTINGS'] & string>(
    key: K,
  ): Promise<Exclude<this['SETTINGS'][K]['value'], undefined>> {
    const value = await hostOf(this).settings.get(key)
    return value as Exclude<this['SETTINGS'][K]['value'], undefined>
  }

  /** Stores a value, checked as one that a person types. */
  async setSetting<K extends keyof this['SETTINGS'] & string>(
    key: K,
    value: this['SETTINGS'][K]['value'],
  ): Promise<void> {
    await hostOf(this).settings.set(key, value)
  }

  /** The value of one user, by pk. */
  async getUserSetting(user: number, key: string): Promise<string | number | boolean | null> {
    const value = await hostOf(this).userSettings.get(user, key)
    return value as string | number | boolean | null
  }

  /** Stores the value of one user. */
  async setUserSetting(user: number, key: string, value: string | number | boolean | null): Promise<void> {
    await hostOf(this).userSettings.set(user, key, value)
  }

  /** Before a value is stored: what is wrong with it, in words for the person at the form, or null. */
  async validateSetting(_key: string, _value: string | number | boolean | null): Promise<string | null> {
    return null
  }

  /** After a value was stored by somebody else than the plugin. */
  async settingChanged(_key: string, _value: string | number | boolean | null): Promise<void> {}
}
