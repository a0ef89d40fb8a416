import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { MachineTable, Tables } from '../storage/tables.ts'

/** What somebody has set up: one row for one device. */
export interface MachineConfig {
  pk: string
  name: string
  machine_type: string
  driver: string
  active: boolean
}

export interface MachineConfigPatch {
  name?: string | undefined
  active?: boolean | undefined
}

/** The table `machine`. */
export class MachineConfigs {
  readonly #database: Kysely<Tables>

  constructor(database: Database) {
    this.#database = database.write
  }

  async all(): Promise<MachineConfig[]> {
    const rows = await this.#database.selectFrom('machine').selectAll().orderBy('created').orderBy('pk').execute()
    return rows.map(configOf)
  }

  async isNameTaken(name: string, except: string | null): Promise<boolean> {
    const row = await this.#database.selectFrom('machine').select('pk').where('name', '=', name).executeTakeFirst()
    return row !== undefined && row.pk !== except
  }

  async insert(config: MachineConfig, created: Date): Promise<void> {
    const row = { ...config, active: flag(config.active), created: created.toISOString() }
    await this.#database.insertInto('machine').values(row).execute()
  }

  async update(pk: string, { name, active }: MachineConfigPatch): Promise<void> {
    const values = {
      ...(name === undefined ? {} : { name }),
      ...(active === undefined ? {} : { active: flag(active) }),
    }
    if (Object.keys(values).length === 0) return
    await this.#database.updateTable('machine').set(values).where('pk', '=', pk).execute()
  }

  async remove(pk: string): Promise<void> {
    await this.#database.deleteFrom('machine').where('pk', '=', pk).execute()
  }
}

function configOf({ pk, name, machine_type, driver, active }: Selectable<MachineTable>): MachineConfig {
  return { pk, name, machine_type, driver, active: active === 1 }
}

function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0
}
