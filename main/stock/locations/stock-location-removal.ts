import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import { keyList } from '../list-query.ts'
import { notFound, refuse } from '../refuse.ts'
import { deleteItems } from '../items/stock-item-removal.ts'
import { HISTORY } from '../items/stock-status.ts'
import type { TrackingStamp } from '../changes/stock-tracking-entry.ts'
import { branchPks } from '../tree/tree.ts'
import { removeNodes } from '../tree/tree-removal.ts'

/** What becomes of what was in a location: gone with it, or one level up. */
export interface LocationRemoval {
  deleteItems: boolean
  deleteSublocations: boolean
}

export interface RemovedLocations {
  deletedItems: number[]
  movedItems: number[]
  deletedLocations: number[]
  movedLocations: number[]
}

/** Removes a location, within one transaction. */
export async function emptyLocations(
  transaction: Kysely<Tables>,
  pk: number,
  { removal, stamp }: { removal: LocationRemoval; stamp: TrackingStamp },
): Promise<RemovedLocations> {
  const location = await transaction.selectFrom('stock_location').selectAll().where('pk', '=', pk).executeTakeFirst()
  if (location === undefined) throw notFound('stock location', pk)
  const { parent } = location
  const going = removal.deleteSublocations ? await branchPks(transaction, 'stock_location', pk) : [pk]
  const held = await transaction.selectFrom('stock_item').select('pk').where('location', 'in', keyList(going)).execute()
  const items = held.map((item) => item.pk)
  if (removal.deleteItems) await deleteItems(transaction, keyList(items))
  else await moveItemsUp(transaction, items, { parent, stamp })
  await forgetLocations(transaction, going)
  const children = await removeNodes(transaction, 'stock_location', { going, from: pk, parent })
  return {
    deletedItems: removal.deleteItems ? items : [],
    movedItems: removal.deleteItems ? [] : items,
    deletedLocations: going,
    movedLocations: children,
  }
}

async function moveItemsUp(
  transaction: Kysely<Tables>,
  items: readonly number[],
  { parent, stamp }: { parent: number | null; stamp: TrackingStamp },
): Promise<void> {
  if (items.length === 0) return
  await refuseStructural(transaction, parent)
  await sql`INSERT INTO stock_tracking (item, part, date, tracking_type, notes, user, deltas)
    SELECT pk, part, ${stamp.date}, ${HISTORY.moved}, ${stamp.notes}, ${stamp.user},
      json_object('quantity', quantity, 'location', ${parent}, 'old_location', location)
    FROM stock_item WHERE pk IN ${keyList(items)}`.execute(transaction)
  await transaction
    .updateTable('stock_item')
    .set({ location: parent, updated: stamp.date })
    .where('pk', 'in', keyList(items))
    .execute()
}

async function refuseStructural(transaction: Kysely<Tables>, parent: number | null): Promise<void> {
  if (parent === null) return
  const above = await transaction
    .selectFrom('stock_location')
    .select(['structural', 'name'])
    .where('pk', '=', parent)
    .executeTakeFirst()
  if (above?.structural !== 1) return
  refuse(
    'delete_stock_items',
    `The items cannot move up: ${above.name} is structural and holds no items. Move them first.`,
  )
}

/** What pointed at the locations points nowhere. */
async function forgetLocations(transaction: Kysely<Tables>, going: readonly number[]): Promise<void> {
  const gone = keyList(going)
  await transaction.updateTable('part').set({ default_location: null }).where('default_location', 'in', gone).execute()
  await transaction
    .updateTable('part_category')
    .set({ default_location: null })
    .where('default_location', 'in', gone)
    .execute()
  await sql`DELETE FROM barcode_link WHERE model = 'stocklocation' AND object_pk IN ${gone}`.execute(transaction)
}
