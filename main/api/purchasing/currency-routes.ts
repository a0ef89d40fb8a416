import { z } from '@hono/zod-openapi'
import type { Currency } from '../../currency/currency.ts'
import { stockValue } from '../../currency/stock-value.ts'
import { StockValue } from '../../records/stock-records.ts'
import type { Database } from '../../storage/database.ts'
import { localDateTime } from '../../storage/values.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { pk } from '../input/values.ts'

/** What money is worth. */
export function currencyRoutes({ currency, database }: { currency: Currency; database: Database }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/currency/exchange/',
      summary: 'Exchange rates against the default currency',
      rights: 'any',
      answer: z.object({
        base_currency: z.string(),
        exchange_rates: z.record(z.string(), z.number()),
        updated: z.string().nullable(),
        /** Ours: the plugin that brought them. */
        source: z.string(),
      }),
      async handler() {
        const { base, rates, updated, source } = await currency.rates()
        return {
          base_currency: base,
          exchange_rates: rates,
          updated: updated === null ? null : localDateTime(updated),
          source,
        }
      },
    }),
    route({
      method: 'post',
      path: '/api/currency/refresh/',
      summary: 'Bring new exchange rates',
      rights: 'staff',
      answer: z.object({ success: z.string() }),
      async handler() {
        await currency.refresh()
        return { success: 'Exchange rates updated' }
      },
    }),
    route({
      method: 'get',
      path: '/api/station/stock-value/',
      summary: 'What the stock cost, in the default currency',
      rights: 'any',
      query: z.object({ part: pk.optional(), location: pk.optional() }),
      answer: StockValue,
      handler: async ({ query }) => stockValue(database.read, query, await currency.rates()),
    }),
  ]
}
