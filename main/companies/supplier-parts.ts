import { sql } from 'kysely'
import type { SupplierPart } from '../records/company-records.ts'
import { given } from '../stock/list-query.ts'
import { refuse } from '../stock/refuse.ts'
import type { StockServices } from '../stock/stock-services.ts'
import { flag } from '../storage/values.ts'
import { refuseMissing } from './refuse-missing.ts'
import { RecordTable } from './record-table.ts'

export interface SupplierPartInput {
  part: number
  supplier: number
  SKU: string
  manufacturer_part?: number | null | undefined
  description?: string | undefined
  link?: string | undefined
  note?: string | undefined
  packaging?: string | undefined
  pack_quantity?: string | undefined
  active?: boolean | undefined
  primary?: boolean | undefined
  available?: number | undefined
}

export interface SupplierPartFilters {
  part?: number
  supplier?: number
  manufacturer?: number
  manufacturer_part?: number
  /** Supplier or manufacturer. */
  company?: number
  SKU?: string
  MPN?: string
  active?: boolean
}

export type SupplierParts = RecordTable<SupplierPart, SupplierPartInput, SupplierPartFilters>

/** Parts under the numbers of those who sell them. */
export function createSupplierParts(services: StockServices): SupplierParts {
  return new RecordTable(services, {
    model: 'supplierpart',
    noun: 'supplier part',
    table: 'supplier_part',
    select: sql`t.*, made.MPN AS MPN, made.manufacturer AS manufacturer,
      coalesce(link.barcode_hash, '') AS barcode_hash`,
    from: sql`supplier_part AS t
      LEFT JOIN manufacturer_part AS made ON made.pk = t.manufacturer_part
      LEFT JOIN barcode_link AS link ON link.model = 'supplierpart' AND link.object_pk = t.pk`,
    read: (row) => ({
      ...(row as SupplierPart),
      active: row['active'] === 1,
      primary: row['primary'] === 1,
    }),
    columns: [
      ...(['part', 'supplier', 'SKU', 'manufacturer_part', 'description', 'link'] as const),
      ...(['note', 'packaging', 'pack_quantity', 'active', 'primary', 'available'] as const),
    ],
    derived: ({ pack_quantity }) =>
      pack_quantity === undefined ? {} : { pack_quantity_native: nativeQuantity(pack_quantity) },
    conditions: (filters) => [
      ...given(filters.part, (pk) => sql`t.part = ${pk}`),
      ...given(filters.supplier, (pk) => sql`t.supplier = ${pk}`),
      ...given(filters.manufacturer, (pk) => sql`made.manufacturer = ${pk}`),
      ...given(filters.manufacturer_part, (pk) => sql`t.manufacturer_part = ${pk}`),
      ...given(filters.company, (pk) => sql`(t.supplier = ${pk} OR made.manufacturer = ${pk})`),
      ...given(filters.SKU, (sku) => sql`t.SKU = ${sku}`),
      ...given(filters.MPN, (mpn) => sql`made.MPN = ${mpn}`),
      ...given(filters.active, (wanted) => sql`t.active = ${flag(wanted)}`),
    ],
    search: ['t.SKU', 't.description', 'made.MPN'],
    order: { SKU: ['t.SKU COLLATE NOCASE'], part: ['t.part'], supplier: ['t.supplier'], MPN: ['made.MPN'] },
    standardOrder: ['t.pk'],
    async check(database, input, before) {
      await refuseMissing(database, 'part', { field: 'part', pk: input.part })
      await refuseMissing(database, 'company', { field: 'supplier', pk: input.supplier, flag: 'is_supplier' })
      await refuseMissing(database, 'manufacturer_part', { field: 'manufacturer_part', pk: input.manufacturer_part })
      const { part, supplier, SKU } = { part: 0, supplier: 0, SKU: '', ...before, ...input }
      const { rows } = await sql<{ pk: number }>`SELECT pk FROM supplier_part
        WHERE part = ${part} AND supplier = ${supplier} AND SKU = ${SKU}`.execute(database)
      if (rows.some(({ pk }) => pk !== before?.pk))
        refuse('non_field_errors', 'The fields part, supplier, SKU must make a unique set.')
    },
  })
}

/** `100` and `100 pcs` are 100; the unit of a pack is the part's own. */
function nativeQuantity(text: string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*[^\d\s]*\s*$/.exec(text)
  const quantity = Number(match?.[1] ?? Number.NaN)
  if (text.trim() === '') return 1
  if (!(quantity > 0)) refuse('pack_quantity', 'Give a number greater than zero, with or without a unit.')
  return quantity
}
