import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { missingReference, refuse } from '../stock/refuse.ts'
import type { Tables } from '../storage/tables.ts'

interface Reference {
  field: string
  pk: number | null | undefined
  /** What a company must be. */
  flag?: 'is_supplier' | 'is_manufacturer'
}

/** An object that is named must be there, and a company must be of the right kind. */
export async function refuseMissing(
  database: Kysely<Tables>,
  table: 'part' | 'company' | 'manufacturer_part' | 'supplier_part',
  { field, pk, flag }: Reference,
): Promise<void> {
  if (pk === undefined || pk === null) return
  const isRight = flag === undefined ? sql`1` : sql.ref(flag)
  const { rows } = await sql<{ is_right: number }>`
    SELECT ${isRight} AS is_right FROM ${sql.table(table)} WHERE pk = ${pk}`.execute(database)
  if (rows.length === 0) missingReference(field, pk)
  if (rows[0]?.is_right !== 1) refuse(field, `Company ${pk} is none: mark it as ${field} first.`)
}
