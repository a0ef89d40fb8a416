import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { RecordTable } from '../companies/record-table.ts'
import { refuseMissing } from '../companies/refuse-missing.ts'
import type { PurchaseOrder } from '../records/company-records.ts'
import { given } from '../stock/list-query.ts'
import { refuse } from '../stock/refuse.ts'
import type { StockServices } from '../stock/stock-services.ts'
import type { Tables } from '../storage/tables.ts'
import { orderActions, purchaseOrderStatusLabel } from './purchase-order-status.ts'

/** What can be given; the state changes by its own calls. */
export interface PurchaseOrderInput {
  supplier: number
  reference?: string | undefined
  supplier_reference?: string | undefined
  description?: string | undefined
  link?: string | undefined
  notes?: string | undefined
  target_date?: string | null | undefined
}

/** What a new order gets besides. */
export interface NewPurchaseOrder extends PurchaseOrderInput {
  reference: string
  creation_date: string
  created_by: number | null
}

export interface PurchaseOrderFilters {
  supplier?: number
  status?: number
  reference?: string
  supplier_reference?: string
  outstanding?: boolean
}

export type PurchaseOrderTable = RecordTable<PurchaseOrder, NewPurchaseOrder, PurchaseOrderFilters>

const OPEN = sql.raw('t.status IN (10, 20, 25)')

export function createPurchaseOrderTable(services: StockServices): PurchaseOrderTable {
  return new RecordTable(services, {
    model: 'purchaseorder',
    noun: 'purchase order',
    table: 'purchase_order',
    select: sql`t.*, company.name AS supplier_name, coalesce(link.barcode_hash, '') AS barcode_hash`,
    from: sql`purchase_order AS t
      LEFT JOIN company ON company.pk = t.supplier
      LEFT JOIN barcode_link AS link ON link.model = 'purchaseorder' AND link.object_pk = t.pk`,
    read: (row): PurchaseOrder => ({
      ...(row as PurchaseOrder),
      status_text: purchaseOrderStatusLabel(Number(row['status'])),
      status_custom_key: null,
      actions: orderActions(Number(row['status'])),
    }),
    columns: [
      ...(['supplier', 'reference', 'supplier_reference', 'description', 'link', 'notes'] as const),
      ...(['target_date', 'creation_date', 'created_by'] as const),
    ],
    conditions: (filters) => [
      ...given(filters.supplier, (pk) => sql`t.supplier = ${pk}`),
      ...given(filters.status, (status) => sql`t.status = ${status}`),
      ...given(filters.reference, (reference) => sql`t.reference = ${reference}`),
      ...given(filters.supplier_reference, (reference) => sql`t.supplier_reference = ${reference}`),
      ...given(filters.outstanding, (wanted) => (wanted ? OPEN : sql`NOT ${OPEN}`)),
    ],
    search: ['t.reference', 't.supplier_reference', 't.description', 'company.name'],
    order: {
      reference: ['t.reference'],
      status: ['t.status'],
      creation_date: ['t.creation_date'],
      target_date: ['t.target_date'],
    },
    standardOrder: ['t.reference DESC'],
    async check(database, input, before) {
      await refuseMissing(database, 'company', { field: 'supplier', pk: input.supplier, flag: 'is_supplier' })
      if (input.reference === undefined) return
      const twin = await database
        .selectFrom('purchase_order')
        .select('pk')
        .where('reference', '=', input.reference)
        .executeTakeFirst()
      if (twin !== undefined && twin.pk !== before?.pk)
        refuse('reference', `There is an order with the reference ${input.reference} already.`)
    },
  })
}

/** `PO-0001` and so on: one more than the highest that was ever given. */
export async function nextReference(database: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ highest: number | null }>`
    SELECT max(CAST(substr(reference, 4) AS INTEGER)) AS highest
    FROM purchase_order WHERE reference GLOB 'PO-[0-9]*'`.execute(database)
  return `PO-${String((rows[0]?.highest ?? 0) + 1).padStart(4, '0')}`
}
