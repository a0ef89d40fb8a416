import { sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import type { Tables } from '../../storage/tables.ts'

/** Removes items and the codes stuck on them. Their tracking stays, with the part it was about. */
export async function deleteItems(transaction: Kysely<Tables>, pks: RawBuilder<number>): Promise<void> {
  await sql`DELETE FROM barcode_link WHERE model = 'stockitem' AND object_pk IN ${pks}`.execute(transaction)
  await sql`DELETE FROM stock_item WHERE pk IN ${pks}`.execute(transaction)
}
