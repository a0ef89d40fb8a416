import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import { keyList } from '../list-query.ts'
import { rewritePaths, settle } from './tree.ts'
import type { TreeTable } from './tree.ts'

/** Deletes nodes of a tree; children of `from` that stay move up to its parent. Gives the keys of those. */
export async function removeNodes(
  transaction: Kysely<Tables>,
  table: TreeTable,
  { going, from, parent }: { going: readonly number[]; from: number; parent: number | null },
): Promise<number[]> {
  // A child may bear the name of the node that goes, so the node goes first.
  await sql`PRAGMA defer_foreign_keys = ON`.execute(transaction)
  await transaction.deleteFrom(table).where('pk', 'in', keyList(going)).execute()
  const children = await transaction.selectFrom(table).select(['pk', 'name']).where('parent', '=', from).execute()
  for (const { pk, name } of children) {
    const place = await settle(transaction, table, { pk, name, parent })
    await transaction.updateTable(table).set(place).where('pk', '=', pk).execute()
  }
  const pks = children.map((child) => child.pk)
  await rewritePaths(transaction, table, pks)
  return pks
}
