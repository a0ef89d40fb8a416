import { z } from '@hono/zod-openapi'
import { Part } from '../../records/stock-records.ts'
import type { Suppliers } from '../../suppliers/suppliers.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { nullableInteger } from '../input/values.ts'

const Supplier = z
  .object({ plugin_slug: z.string(), supplier_slug: z.string(), supplier_name: z.string() })
  .openapi('Supplier')

const SearchResult = z
  .object({
    sku: z.string(),
    name: z.string(),
    exact: z.boolean(),
    description: z.string(),
    price: z.string(),
    link: z.string(),
    image_url: z.string(),
    id: z.string(),
    existing_part_id: z.number().int().nullable(),
  })
  .openapi('SupplierSearchResult')

const Imported = z
  .object({
    part_id: z.number().int(),
    part_detail: Part,
    supplier_part_id: z.number().int(),
    manufacturer_part_id: z.number().int().nullable(),
    pricing: z.array(z.object({ quantity: z.number(), price: z.number(), currency: z.string() })),
    parameters: z.array(z.object({ name: z.string(), value: z.string() })),
  })
  .openapi('SupplierImportResult')

/** Searching parts at suppliers, and importing them. */
export function supplierRoutes({ suppliers }: { suppliers: Suppliers }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/supplier/list/',
      summary: 'Suppliers that plugins can ask',
      rights: 'any',
      answer: z.array(Supplier),
      handler: () => suppliers.list(),
    }),
    route({
      method: 'get',
      path: '/api/supplier/search/',
      summary: 'Parts that a supplier has',
      rights: 'any',
      query: z.object({ plugin: z.string(), supplier: z.string(), term: z.string() }),
      answer: z.array(SearchResult),
      async handler({ query: { plugin, supplier, term } }) {
        const results = await suppliers.search(plugin, supplier, term)
        return results.map((result) => ({ ...result, existing_part_id: result.existing_part_id ?? null }))
      },
    }),
    route({
      method: 'post',
      path: '/api/supplier/import/',
      summary: "Import a supplier's part: a new part in a category, or for a part that is there",
      rights: 'any',
      body: z.object({
        plugin: z.string(),
        supplier: z.string(),
        part_import_id: z.string(),
        category_id: nullableInteger.default(null),
        part_id: nullableInteger.default(null),
      }),
      answer: Imported,
      handler: ({ body, actor }) => suppliers.import(body, actor.user),
    }),
  ]
}
