import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import { keyList } from '../list-query.ts'
import { notFound, refuse } from '../refuse.ts'
import { deleteItems } from '../items/stock-item-removal.ts'

/** Removes parts that nobody uses any more, with their stock and its history. Gives the keys of the items. */
export async function deleteParts(transaction: Kysely<Tables>, pks: readonly number[]): Promise<number[]> {
  for (const pk of pks) await refuseInUse(transaction, pk)
  const gone = keyList(pks)
  const items = await transaction.selectFrom('stock_item').select('pk').where('part', 'in', gone).execute()
  await transaction.deleteFrom('stock_tracking').where('part', 'in', gone).execute()
  await deleteItems(transaction, keyList(items.map((item) => item.pk)))
  await transaction.updateTable('part').set({ variant_of: null }).where('variant_of', 'in', gone).execute()
  await sql`DELETE FROM barcode_link WHERE model = 'part' AND object_pk IN ${gone}`.execute(transaction)
  await transaction.deleteFrom('part').where('pk', 'in', gone).execute()
  return items.map((item) => item.pk)
}

async function refuseInUse(transaction: Kysely<Tables>, pk: number): Promise<void> {
  const part = await transaction.selectFrom('part').select(['active', 'locked']).where('pk', '=', pk).executeTakeFirst()
  if (part === undefined) throw notFound('part', pk)
  if (part.locked === 1) refuse('non_field_errors', 'Cannot delete this part as it is locked')
  if (part.active === 1) refuse('non_field_errors', 'Cannot delete this part as it is still active')
}
