import { AppError } from '@scanbench/plugin'
import type { Setting, Settings } from '@scanbench/plugin/settings'
import type { SettingObject } from '../records/setting-records.ts'
import type { Database } from '../storage/database.ts'
import { NOTHING_FORCED, type ForcedSettings } from './forced-settings.ts'
import { MASK, settingObject } from './setting-object.ts'
import { ownerOf, type SettingScope } from './setting-scope.ts'
import { readValue, writeValue, type SettingValue } from './setting-value.ts'

interface Events {
  publish(event: { type: 'setting.changed'; data: { scope: string; owner: string; key: string } }): void
}

interface Options {
  database: Database
  events: Events
  /** What the configuration fixes. */
  forced?: ForcedSettings
}

interface Found {
  key: string
  declaration: Setting<unknown>
}

/** The values of all settings. What settings there are is declared by whoever asks. */
export class SettingsStore {
  readonly #database: Database
  readonly #events: Events
  readonly #forced: ForcedSettings

  constructor({ database, events, forced = NOTHING_FORCED }: Options) {
    this.#database = database
    this.#events = events
    this.#forced = forced
  }

  /** The value in its own type; the default when it was never set, an empty text when nobody declared it. */
  async get(scope: SettingScope, declarations: Settings, key: string): Promise<SettingValue> {
    const found = declared(declarations, key)
    if (found === null) return ''
    const forced = this.#forced(scope).get(found.key)
    return readValue(found.declaration, forced ?? (await this.#row(scope, found.key))?.value)
  }

  async values(scope: SettingScope, declarations: Settings): Promise<Record<string, SettingValue>> {
    const rows = await this.#rows(scope)
    const forced = this.#forced(scope)
    const stored = (name: string) => forced.get(name) ?? rows.get(name)?.value
    return Object.fromEntries(
      Object.entries(declarations).map(([key, declaration]) => [
        key,
        readValue(declaration, stored(key.toUpperCase())),
      ]),
    )
  }

  /** A value that the configuration fixes stays as it is. */
  async set(scope: SettingScope, declarations: Settings, key: string, value: unknown): Promise<void> {
    const found = demanded(declarations, key)
    if (this.#forced(scope).has(found.key) || (found.declaration.protected && value === MASK)) return
    const text = writeValue(found.declaration, value)
    if ((await this.#row(scope, found.key))?.value === text) return
    await this.#write(scope, found.key, text)
    const { scope: name, owner } = ownerOf(scope)
    this.#events.publish({ type: 'setting.changed', data: { scope: name, owner, key: found.key } })
  }

  /** The required keys that have neither a value nor a default. */
  async missing(scope: SettingScope, declarations: Settings): Promise<string[]> {
    const values = await this.values(scope, declarations)
    return Object.entries(declarations)
      .filter(([key, { required }]) => required && (values[key] === '' || values[key] === null))
      .map(([key]) => key)
  }

  /** As the API shows them: in the order of declaration, without hidden ones. */
  async list(scope: SettingScope, declarations: Settings): Promise<SettingObject[]> {
    const rows = await this.#rows(scope)
    const forced = this.#forced(scope)
    return Object.entries(declarations)
      .filter(([key, { hidden }]) => !hidden && !key.startsWith('_'))
      .map(([key, declaration]) => {
        const name = key.toUpperCase()
        return settingObject({ scope, key: name, declaration, row: rows.get(name), forced: forced.get(name) })
      })
  }

  /** One as the API shows it; NOT_FOUND for a key nobody declared. */
  async describe(scope: SettingScope, declarations: Settings, key: string): Promise<SettingObject> {
    const found = demanded(declarations, key)
    const row = await this.#row(scope, found.key)
    return settingObject({ scope, ...found, row, forced: this.#forced(scope).get(found.key) })
  }

  /** Forget every value of this owner. */
  async remove(scope: SettingScope): Promise<void> {
    const owner = ownerOf(scope)
    await this.#database.write
      .deleteFrom('setting')
      .where('scope', '=', owner.scope)
      .where('owner', '=', owner.owner)
      .where('config_type', '=', owner.config_type)
      .execute()
  }

  #row(scope: SettingScope, key: string) {
    return this.#select(scope).where('key', '=', key).executeTakeFirst()
  }

  async #rows(scope: SettingScope): Promise<Map<string, { pk: number; value: string }>> {
    const rows = await this.#select(scope).execute()
    return new Map(rows.map((row) => [row.key, row]))
  }

  #select(scope: SettingScope) {
    const owner = ownerOf(scope)
    return this.#database.write
      .selectFrom('setting')
      .select(['pk', 'key', 'value'])
      .where('scope', '=', owner.scope)
      .where('owner', '=', owner.owner)
      .where('config_type', '=', owner.config_type)
  }

  async #write(scope: SettingScope, key: string, value: string): Promise<void> {
    await this.#database.write
      .insertInto('setting')
      .values({ ...ownerOf(scope), key, value })
      .onConflict((conflict) => conflict.columns(['scope', 'owner', 'config_type', 'key']).doUpdateSet({ value }))
      .execute()
  }
}

/** Keys are upper case in the table and of either case in a question; inherited names are not keys. */
function declared(declarations: Settings, key: string): Found | null {
  const wanted = key.toUpperCase()
  const entry = Object.entries(declarations).find(([name]) => name.toUpperCase() === wanted)
  return entry === undefined ? null : { key: wanted, declaration: entry[1] }
}

function demanded(declarations: Settings, key: string): Found {
  const found = key.startsWith('_') ? null : declared(declarations, key)
  if (found === null) throw new AppError('NOT_FOUND', `There is no setting '${key}'.`)
  return found
}
