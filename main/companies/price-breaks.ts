import { sql } from 'kysely'
import type { PriceBreak } from '../records/company-records.ts'
import { given } from '../stock/list-query.ts'
import { refuse } from '../stock/refuse.ts'
import type { StockServices } from '../stock/stock-services.ts'
import { refuseMissing } from './refuse-missing.ts'
import { RecordTable } from './record-table.ts'

export interface PriceBreakInput {
  /** The supplier part. */
  part: number
  quantity: number
  price: number | null
  price_currency?: string | undefined
}

export interface PriceBreakFilters {
  part?: number
  supplier?: number
}

export type PriceBreaks = RecordTable<PriceBreak, PriceBreakInput, PriceBreakFilters>

/** What a supplier part costs from a quantity on. */
export function createPriceBreaks(services: StockServices): PriceBreaks {
  return new RecordTable(services, {
    model: 'supplierpricebreak',
    noun: 'price break',
    table: 'price_break',
    select: sql`t.*, sold.supplier AS supplier`,
    from: sql`price_break AS t JOIN supplier_part AS sold ON sold.pk = t.part`,
    read: (row) => row as PriceBreak,
    columns: ['part', 'quantity', 'price', 'price_currency'],
    derived: () => ({ updated: services.clock().toISOString() }),
    conditions: (filters) => [
      ...given(filters.part, (pk) => sql`t.part = ${pk}`),
      ...given(filters.supplier, (pk) => sql`sold.supplier = ${pk}`),
    ],
    search: ['sold.SKU'],
    order: { quantity: ['t.quantity'], price: ['t.price'] },
    standardOrder: ['t.part', 't.quantity'],
    async check(database, input, before) {
      await refuseMissing(database, 'supplier_part', { field: 'part', pk: input.part })
      const { part, quantity } = { part: 0, quantity: 0, ...before, ...input }
      const { rows } = await sql<{ pk: number }>`
        SELECT pk FROM price_break WHERE part = ${part} AND quantity = ${quantity}`.execute(database)
      if (rows.some(({ pk }) => pk !== before?.pk)) refuse('quantity', `There is a price from ${quantity} on already.`)
    },
  })
}
