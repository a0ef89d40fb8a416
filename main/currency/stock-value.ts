import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { StockValue } from '../records/stock-records.ts'
import { IN_STOCK_STATES } from '../stock/items/stock-status.ts'
import type { Tables } from '../storage/tables.ts'
import type { ExchangeRates } from './exchange-rates.ts'

export interface StockValueFilters {
  part?: number | undefined
  /** With everything below it. */
  location?: number | undefined
}

interface Sum {
  currency: string
  amount: number
  items: number
}

/** What the stock cost, in the base currency, as far as prices and rates are known. */
export async function stockValue(
  database: Kysely<Tables>,
  { part, location }: StockValueFilters,
  { base, rates, updated }: ExchangeRates,
): Promise<StockValue> {
  const states = sql.raw(IN_STOCK_STATES.join(', '))
  const ofPart = part === undefined ? sql`TRUE` : sql`part = ${part}`
  const inPlace =
    location === undefined
      ? sql`TRUE`
      : sql`location IN (WITH RECURSIVE below(pk) AS (SELECT ${location} UNION
          SELECT node.pk FROM stock_location AS node JOIN below ON node.parent = below.pk) SELECT pk FROM below)`
  const stock = sql`FROM stock_item WHERE quantity > 0 AND status IN (${states}) AND ${ofPart} AND ${inPlace}`
  const priced = await sql<Sum>`SELECT coalesce(nullif(purchase_price_currency, ''), ${base}) AS currency,
    total(quantity * purchase_price) AS amount, count(*) AS items ${stock} AND purchase_price IS NOT NULL
    GROUP BY 1 ORDER BY 1`.execute(database)
  const unpriced = await sql<{ items: number }>`SELECT count(*) AS items ${stock} AND purchase_price IS NULL`.execute(
    database,
  )
  const sums = priced.rows.map((sum) => ({
    ...sum,
    rate: Object.hasOwn(rates, sum.currency) ? rates[sum.currency] : null,
  }))
  return {
    currency: base,
    value: cents(sums.reduce((total, { amount, rate }) => total + amount / (rate ?? Infinity), 0)),
    unpriced_items: unpriced.rows[0]?.items ?? 0,
    currencies: sums.map(({ rate = null, amount, ...sum }) => ({ ...sum, amount: cents(amount), rate })),
    rates_updated: updated,
  }
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100
}
