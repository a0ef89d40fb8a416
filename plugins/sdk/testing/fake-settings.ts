import { AppError } from '../errors.ts'
import type { Settings } from '../settings.ts'
import { savedValue } from './setting-check.ts'

/** What a plugin says to a person who changes a setting. @since 1.0 */
export interface SettingHooks {
  /** What is wrong with the value, or null. */
  validateSetting(key: string, value: string | number | boolean | null): Promise<string | null>
  /** Told after the change. */
  settingChanged(key: string, value: string | number | boolean | null): Promise<void>
}

/**
 * The settings of a plugin in memory, with the defaults and the checks of its declarations.
 * @example
 * await run.settings.save('DPI', '300')
 * await expect(run.settings.save('DPI', 'many')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
 * @since 1.0
 */
export class FakeSettings {
  readonly #declared: Settings
  readonly #hooks: SettingHooks | null
  readonly #values = new Map<string, unknown>()

  /** Starts with the defaults. */
  constructor(declared: Settings, hooks: SettingHooks | null = null) {
    this.#declared = declared
    this.#hooks = hooks
  }

  /** As the plugin reads it; an unknown key is the empty text. */
  async get(key: string): Promise<unknown> {
    const name = key.toUpperCase()
    const declaration = this.#declarationOf(name)
    return declaration === undefined ? '' : this.#values.has(name) ? this.#values.get(name) : declaration.default
  }

  /** As the plugin itself sets it: checked, in its own type. NOT_FOUND for an unknown key. */
  async set(key: string, value: unknown): Promise<void> {
    const name = key.toUpperCase()
    this.#values.set(name, this.#checked(name, value))
  }

  /** As a person saves it: the plugin may refuse it with `validateSetting`, and is told with `settingChanged`. */
  async save(key: string, value: unknown): Promise<void> {
    const name = key.toUpperCase()
    const saved = this.#checked(name, value) as string | number | boolean | null
    const complaint = await this.#complaintAbout(name, saved)
    if (complaint !== null) throw new AppError('INVALID_INPUT', complaint, { details: { value: [complaint] } })
    this.#values.set(name, saved)
    await this.#hooks?.settingChanged(name, saved)
  }

  /** Keys of required settings that are still empty. */
  async missing(): Promise<string[]> {
    const keys = Object.keys(this.#declared).filter((key) => this.#declared[key]?.required)
    const values = await Promise.all(keys.map((key) => this.get(key)))
    return keys.filter((_key, index) => values[index] === '' || values[index] === null)
  }

  /** A hook that fails refuses the value; what it threw is the cause, for the author. */
  async #complaintAbout(name: string, value: string | number | boolean | null): Promise<string | null> {
    try {
      return (await this.#hooks?.validateSetting(name, value)) ?? null
    } catch (cause) {
      const text = 'Value does not pass validation checks'
      throw new AppError('INVALID_INPUT', text, { cause, details: { value: [text] } })
    }
  }

  #checked(name: string, value: unknown): unknown {
    const declaration = this.#declarationOf(name)
    if (declaration !== undefined) return savedValue(declaration, value)
    throw new AppError('NOT_FOUND', `The plugin declares no setting ${name}. Add it to SETTINGS.`)
  }

  #declarationOf(name: string) {
    return Object.hasOwn(this.#declared, name) ? this.#declared[name] : undefined
  }
}
