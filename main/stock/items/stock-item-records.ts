import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { StockItem } from '../../records/stock-records.ts'
import type { StockItemTable, Tables } from '../../storage/tables.ts'
import { localDateTime } from '../../storage/values.ts'
import { keyList } from '../list-query.ts'
import { loadPartBriefs } from '../parts/part-records.ts'
import { IN_STOCK_STATES, stockStatusLabel } from './stock-status.ts'
import { pathsTo } from '../tree/tree.ts'

/** What is put beside an item on request. */
export interface StockItemDetails {
  partDetail: boolean
  locationDetail: boolean
  pathDetail: boolean
}

type LocationBrief = NonNullable<StockItem['location_detail']>
export type StockItemRow = Selectable<StockItemTable>
type CountedRow = StockItemRow & { barcode_hash: string | null; child_items: number; tracking_items: number }

function isInStock({ quantity, status }: Pick<StockItemRow, 'quantity' | 'status'>): boolean {
  return quantity > 0 && IN_STOCK_STATES.includes(status)
}

function toStockItem(row: CountedRow, today: string): StockItem {
  const inStock = isInStock(row)
  return {
    pk: row.pk,
    part: row.part,
    quantity: row.quantity,
    serial: row.serial,
    batch: row.batch,
    location: row.location,
    status: row.status,
    status_text: stockStatusLabel(row.status),
    status_custom_key: null,
    parent: row.parent,
    belongs_to: null,
    packaging: row.packaging,
    expiry_date: row.expiry_date,
    delete_on_deplete: row.delete_on_deplete === 1,
    link: row.link,
    notes: row.notes,
    purchase_price: row.purchase_price,
    purchase_price_currency: row.purchase_price_currency,
    in_stock: inStock,
    expired: inStock && row.expiry_date !== null && row.expiry_date < today,
    stale: false,
    child_items: row.child_items,
    tracking_items: row.tracking_items,
    barcode_hash: row.barcode_hash ?? '',
    creation_date: localDateTime(row.creation_date),
    updated: localDateTime(row.updated),
    stocktake_date: row.stocktake_date,
  }
}

export async function loadStockItems(
  database: Kysely<Tables>,
  pks: Iterable<number>,
  { details, today }: { details: StockItemDetails; today: string },
): Promise<StockItem[]> {
  const { rows } = await sql<CountedRow>`SELECT i.*, link.barcode_hash,
      (SELECT count(*) FROM stock_item AS child WHERE child.parent = i.pk) AS child_items,
      (SELECT count(*) FROM stock_tracking AS entry WHERE entry.item = i.pk) AS tracking_items
    FROM stock_item AS i LEFT JOIN barcode_link AS link ON link.model = 'stockitem' AND link.object_pk = i.pk
    WHERE i.pk IN ${keyList(pks)}`.execute(database)
  return await withDetails(
    database,
    rows.map((row) => toStockItem(row, today)),
    details,
  )
}

async function withDetails(
  database: Kysely<Tables>,
  items: StockItem[],
  { partDetail, locationDetail, pathDetail }: StockItemDetails,
): Promise<StockItem[]> {
  const places = new Set(items.flatMap(({ location }) => location ?? []))
  const parts = partDetail ? await loadPartBriefs(database, new Set(items.map(({ part }) => part))) : null
  const locations = locationDetail ? await loadLocationBriefs(database, places) : null
  const paths = pathDetail ? await pathsTo(database, 'stock_location', places) : null
  return items.map((item) => {
    const part = parts?.get(item.part)
    return {
      ...item,
      ...(part === undefined ? {} : { part_detail: part }),
      ...(locations === null ? {} : { location_detail: locations.get(item.location ?? 0) ?? null }),
      ...(paths === null ? {} : { location_path: paths.get(item.location ?? 0) ?? [] }),
    }
  })
}

async function loadLocationBriefs(
  database: Kysely<Tables>,
  pks: Iterable<number>,
): Promise<Map<number, LocationBrief>> {
  const { rows } =
    await sql<LocationBrief>`SELECT pk, name, pathstring FROM stock_location WHERE pk IN ${keyList(pks)}`.execute(
      database,
    )
  return new Map(rows.map((row) => [row.pk, row]))
}
