import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../storage/tables.ts'
import { missingReference } from './refuse.ts'

type Referable = 'part' | 'part_category' | 'stock_location' | 'stock_item' | 'user'

/** A filter that names an object which is not there is refused: an empty answer would hide the mistake. */
export async function refuseMissingReferences<F extends object>(
  database: Kysely<Tables>,
  filters: F,
  tables: { readonly [K in keyof F]?: Referable },
): Promise<void> {
  for (const field in tables) {
    const pk: unknown = filters[field]
    const table = tables[field]
    if (typeof pk !== 'number' || table === undefined) continue
    const { rows } = await sql`SELECT 1 FROM ${sql.table(table)} WHERE pk = ${pk}`.execute(database)
    if (rows.length === 0) missingReference(field, pk)
  }
}
