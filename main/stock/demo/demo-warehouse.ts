import { sql } from 'kysely'
import type { Database } from '../../storage/database.ts'
import { HISTORY } from '../items/stock-status.ts'
import { demoCatalogue } from './demo-catalogue.ts'
import type { DemoCatalogue } from './demo-catalogue.ts'
import { demoItems } from './demo-items.ts'
import type { DemoItem } from './demo-items.ts'
import { seededRandom } from './random.ts'

export interface DemoOptions {
  items: number
  seed: number
  onProgress?: (written: number) => void
}

const ITEMS_PER_TRANSACTION = 10_000
const CATALOGUE_DATE = '2024-11-01'

/** Fills an empty database with a believable warehouse; the same seed gives the same one. */
export async function writeDemoWarehouse(database: Database, { items, seed, onProgress }: DemoOptions): Promise<void> {
  const random = seededRandom(seed)
  const catalogue = demoCatalogue(random)
  await writeCatalogue(database, catalogue)
  let written = 0
  for (const batch of inBatches(demoItems(catalogue.parts, items, random))) {
    await writeItems(database, batch, written + 1)
    written += batch.length
    onProgress?.(written)
  }
}

/** Whether there is nothing that a demonstration would get mixed up with. */
export async function isEmptyWarehouse(database: Database): Promise<boolean> {
  const tables = ['part', 'part_category', 'stock_location', 'stock_item'] as const
  const rows = await Promise.all(
    tables.map((table) => database.write.selectFrom(table).select('pk').limit(1).executeTakeFirst()),
  )
  return rows.every((row) => row === undefined)
}

async function writeCatalogue(
  database: Database,
  { locations, categories, parts, links }: DemoCatalogue,
): Promise<void> {
  await database.write.transaction().execute(async (transaction) => {
    for (const node of locations) {
      await transaction
        .insertInto('stock_location')
        .values({ ...node, structural: node.structural ? 1 : 0 })
        .execute()
    }
    for (const node of categories) {
      await transaction
        .insertInto('part_category')
        .values({ ...node, structural: node.structural ? 1 : 0 })
        .execute()
    }
    for (const { kind: _kind, shelves: _shelves, trackable, ...part } of parts) {
      const row = { ...part, trackable: trackable ? 1 : 0, salable: 1, creation_date: CATALOGUE_DATE } as const
      await transaction.insertInto('part').values(row).execute()
    }
    for (const link of links) {
      const row = { ...link, model: 'part', created: `${CATALOGUE_DATE}T08:00:00.000Z` }
      await transaction.insertInto('barcode_link').values(row).execute()
    }
  })
}

/** One statement for all rows: they travel as one JSON text, which SQLite takes apart faster than parameters. */
async function writeItems({ write }: Database, items: DemoItem[], firstPk: number): Promise<void> {
  const rows = JSON.stringify(
    items.map((item, index) => [
      firstPk + index,
      item.part,
      item.quantity,
      item.serial,
      item.serial_int,
      item.batch,
      item.location,
      item.status,
      item.expiry_date,
      item.created,
      item.purchase_price,
      item.purchase_price_currency,
    ]),
  )
  const deltas = sql`json_object('quantity', value ->> 2, 'status', value ->> 7, 'location', value ->> 6)`
  await write.transaction().execute(async (transaction) => {
    await sql`INSERT INTO stock_item
        (pk, part, quantity, serial, serial_int, batch, location, status, expiry_date, creation_date, updated,
        purchase_price, purchase_price_currency)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
        value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 9, value ->> 10, value ->> 11 FROM json_each(${rows})`.execute(
      transaction,
    )
    await sql`INSERT INTO stock_tracking (item, part, date, tracking_type, deltas)
      SELECT value ->> 0, value ->> 1, value ->> 9, ${HISTORY.created}, ${deltas} FROM json_each(${rows})`.execute(
      transaction,
    )
  })
}

function* inBatches(items: Iterable<DemoItem>): Generator<DemoItem[]> {
  let batch: DemoItem[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < ITEMS_PER_TRANSACTION) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
