import type { Selectable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { PluginConfigTable } from '../storage/tables.ts'

export type PluginConfig = Omit<Selectable<PluginConfigTable>, 'active'> & { active: boolean }

/** What the station remembers of each plugin, whether its code is there or not. */
export class PluginConfigs {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** The row of a plugin that was found; a new one is off. */
  async ensure(key: string, name: string): Promise<PluginConfig> {
    const row = await this.#database.write
      .insertInto('plugin_config')
      .values({ key, name })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ name }))
      .returningAll()
      .executeTakeFirstOrThrow()
    return { ...row, active: row.active === 1 }
  }

  async list(): Promise<PluginConfig[]> {
    const rows = await this.#database.write.selectFrom('plugin_config').selectAll().orderBy('pk').execute()
    return rows.map((row) => ({ ...row, active: row.active === 1 }))
  }

  async setActive(key: string, active: boolean): Promise<void> {
    await this.#database.write
      .updateTable('plugin_config')
      .set({ active: active ? 1 : 0 })
      .where('key', '=', key)
      .execute()
  }
}
