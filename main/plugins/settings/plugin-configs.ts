import type { Selectable } from 'kysely'
import type { Database } from '../../storage/database.ts'
import type { PluginConfigTable } from '../../storage/tables.ts'

type Row = Selectable<PluginConfigTable>
export type PluginConfig = Omit<Row, 'active' | 'accepted_permissions'> & {
  active: boolean
  /** What of its permissions somebody said yes to; null: nobody was asked yet. */
  accepted_permissions: readonly string[] | null
}

/** InvenTree's text form of a row. */
export function configText({ name, key, active }: PluginConfig): string {
  return `${name} - ${key}${active ? '' : ' (not active)'}`
}

/** What the station remembers of each plugin, whether its code is there or not. */
export class PluginConfigs {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** The row of a plugin that was found; a new one is off. */
  async ensure(key: string, name: string, packageName: string | null): Promise<PluginConfig> {
    const row = await this.#database.write
      .insertInto('plugin_config')
      .values({ key, name, package_name: packageName })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ name, package_name: packageName }))
      .returningAll()
      .executeTakeFirstOrThrow()
    return configOf(row)
  }

  async list(): Promise<PluginConfig[]> {
    const rows = await this.#database.write.selectFrom('plugin_config').selectAll().orderBy('pk').execute()
    return rows.map(configOf)
  }

  async find(key: string): Promise<PluginConfig | null> {
    const row = await this.#database.write
      .selectFrom('plugin_config')
      .selectAll()
      .where('key', '=', key)
      .executeTakeFirst()
    return row === undefined ? null : configOf(row)
  }

  async setActive(key: string, active: boolean): Promise<void> {
    await this.#database.write
      .updateTable('plugin_config')
      .set({ active: active ? 1 : 0 })
      .where('key', '=', key)
      .execute()
  }

  async accept(key: string, permissions: readonly string[]): Promise<void> {
    await this.#database.write
      .updateTable('plugin_config')
      .set({ accepted_permissions: JSON.stringify(permissions) })
      .where('key', '=', key)
      .execute()
  }

  async setMetadata(key: string, metadata: object): Promise<void> {
    await this.#database.write
      .updateTable('plugin_config')
      .set({ metadata: JSON.stringify(metadata) })
      .where('key', '=', key)
      .execute()
  }

  /** The row and every setting of the plugin and of its users. */
  async forget(key: string): Promise<void> {
    await this.#database.write.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('plugin_config').where('key', '=', key).execute()
      await transaction.deleteFrom('setting').where('scope', '=', 'plugin').where('owner', '=', key).execute()
      await transaction
        .deleteFrom('setting')
        .where('scope', '=', 'plugin_user')
        // ';' follows ':' in the table of characters: everything that begins with the key and a colon.
        .where('owner', '>=', `${key}:`)
        .where('owner', '<', `${key};`)
        .execute()
    })
  }
}

function configOf({ active, accepted_permissions: accepted, ...row }: Row): PluginConfig {
  return {
    ...row,
    active: active === 1,
    accepted_permissions: accepted === null ? null : (JSON.parse(accepted) as string[]),
  }
}
