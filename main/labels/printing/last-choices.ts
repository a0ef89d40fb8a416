import type { LastChoice } from '../../records/print-records.ts'
import type { Database } from '../../storage/database.ts'
import { jsonObject } from '../../storage/values.ts'

interface Options {
  database: Database
  clock: () => Date
}

/** Who signs nothing. */
const NOBODY = 0

/** What each person chose the last time, for every label on every printer. */
export class LastChoices {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async made(user: number | null, { machine, options, ...choice }: LastChoice & { model_type: string }): Promise<void> {
    const { database, clock } = this.#options
    const row = {
      ...choice,
      user: user ?? NOBODY,
      machine: machine ?? '',
      options: JSON.stringify(options),
      updated: clock().toISOString(),
    }
    await database.write
      .insertInto('last_choice')
      .values(row)
      .onConflict((conflict) => conflict.columns(['user', 'template', 'plugin', 'machine']).doUpdateSet(row))
      .execute()
  }

  /** The newest first. */
  async of(user: number | null, model_type: string): Promise<LastChoice[]> {
    const rows = await this.#options.database.read
      .selectFrom('last_choice')
      .select(['template', 'plugin', 'machine', 'copies', 'options'])
      .where('user', '=', user ?? NOBODY)
      .where('model_type', '=', model_type)
      .orderBy('updated', 'desc')
      .execute()
    return rows.map(({ machine, options, ...row }) => ({
      ...row,
      machine: machine === '' ? null : machine,
      options: jsonObject(options),
    }))
  }
}
