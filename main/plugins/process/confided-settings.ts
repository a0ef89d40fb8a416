import type { Plugin } from '@scanbench/plugin'
import type { PluginHost } from '@scanbench/plugin/host'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import type { ToldSecrets } from './told-secrets.ts'

/** Hooks that are told the new value of a setting. */
const TELLING: ReadonlySet<string> = new Set(['validateSetting', 'settingChanged'])

/** Notes which secrets a plugin is told: the protected settings that it reads, writes, or hears of. */
export class ConfidedSettings {
  readonly #secrets: ToldSecrets
  readonly #plugin: () => Plugin | null

  constructor(secrets: ToldSecrets, plugin: () => Plugin | null) {
    this.#secrets = secrets
    this.#plugin = plugin
  }

  /** The host of the plugin, with everything that goes through it noted. */
  host(host: PluginHost): PluginHost {
    const { settings, userSettings } = host
    return {
      ...host,
      log: this.#secrets.logger(host.log),
      settings: {
        get: async (key) => this.#noted(key, await settings.get(key)),
        set: async (key, value) => settings.set(key, this.#noted(key, value)),
      },
      userSettings: {
        get: async (user, key) => this.#noted(key, await userSettings.get(user, key)),
        set: async (user, key, value) => userSettings.set(user, key, this.#noted(key, value)),
      },
    }
  }

  /** Before a method is called. */
  note(member: string, [key, value]: readonly unknown[]): void {
    if (TELLING.has(member) && typeof key === 'string') this.#noted(key, value)
  }

  /** What a hook objects to is said to a person, who may not be the only one to see it. */
  answer(member: string, answer: unknown): unknown {
    return TELLING.has(member) ? this.#secrets.hideIn(answer) : answer
  }

  #noted<T>(key: string, value: T): T {
    if (this.#isProtected(key)) this.#secrets.keep(value)
    return value
  }

  #isProtected(key: string): boolean {
    const plugin = this.#plugin()
    if (!(plugin instanceof SettingsMixin)) return false
    return [plugin.SETTINGS, plugin.USER_SETTINGS ?? {}].some((declared) =>
      Object.entries(declared).some(([name, setting]) => name.toUpperCase() === key.toUpperCase() && setting.protected),
    )
  }
}
