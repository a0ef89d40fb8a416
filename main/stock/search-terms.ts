import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { anyOf } from './list-query.ts'
import type { Condition } from './list-query.ts'

/** The index knows pieces of three characters; shorter words are looked for in the small tables directly. */
const SHORTEST_INDEXED = 3

function isIndexed(term: string): boolean {
  return Array.from(term).length >= SHORTEST_INDEXED
}

/** The term as one phrase of the search language, whatever signs it contains. */
function phrase(term: string): string {
  return `"${term.replaceAll('"', '""')}"`
}

export function contains(column: string, term: string): Condition {
  const pattern = `%${term.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`${sql.ref(column)} LIKE ${pattern} ESCAPE '\\'`
}

/** Keys of the parts in which the term occurs. */
export function partsWith(term: string): RawBuilder<number> {
  if (isIndexed(term)) return sql`(SELECT rowid FROM part_search WHERE part_search MATCH ${phrase(term)})`
  return sql`(SELECT pk FROM part WHERE ${anyOf(['name', 'IPN', 'description'].map((column) => contains(column, term)))})`
}

export function locationsNamed(term: string): RawBuilder<number> {
  return sql`(SELECT pk FROM stock_location WHERE ${contains('name', term)})`
}

/** Keys of the items with this serial or batch; a short term must be the whole of it. */
export function itemsMarked(term: string): RawBuilder<number> {
  if (isIndexed(term)) return sql`(SELECT rowid FROM stock_search WHERE stock_search MATCH ${phrase(term)})`
  return sql`(SELECT pk FROM stock_item WHERE serial = ${term} UNION SELECT pk FROM stock_item WHERE batch = ${term} COLLATE NOCASE)`
}
