import type { Database } from '../storage/database.ts'

export interface ExchangeRates {
  base: string
  /** Units of each currency for one unit of the base, which itself is 1. */
  rates: Readonly<Record<string, number>>
  /** ISO 8601, or null while nothing was ever brought. */
  updated: string | null
  /** Slug of the plugin that brought them; empty while there are none. */
  source: string
}

interface NewRates {
  base: string
  rates: Readonly<Record<string, number>>
  updated: string
  source: string
}

/** The rates that the station knows. */
export class ExchangeRateTable {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Against this base, also when they were brought against another one. */
  async against(base: string): Promise<ExchangeRates> {
    const rows = await this.#database.write.selectFrom('exchange_rate').selectAll().orderBy('code').execute()
    const known = new Map(rows.map(({ code, rate }) => [code, rate]))
    const factor = known.get(base)
    const rates = factor === undefined ? [] : rows.map(({ code, rate }) => [code, rate / factor] as const)
    return {
      base,
      rates: { ...Object.fromEntries(rates), [base]: 1 },
      updated: rows[0]?.updated ?? null,
      source: rows[0]?.source ?? '',
    }
  }

  /** All of them at once: rates of different days do not fit together. */
  async replace({ base, rates, updated, source }: NewRates): Promise<void> {
    const rows = Object.entries({ ...rates, [base]: 1 }).map(([code, rate]) => ({ code, rate, base, updated, source }))
    await this.#database.write.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('exchange_rate').execute()
      await transaction.insertInto('exchange_rate').values(rows).execute()
    })
  }
}
