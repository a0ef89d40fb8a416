import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { PartTable, Tables } from '../../storage/tables.ts'
import { keyList } from '../list-query.ts'
import { missingReference, refuse } from '../refuse.ts'
import { isStockStatus } from './stock-status.ts'
import { familyOf } from '../parts/variants.ts'

/** A quantity has five decimals; sums of binary fractions are brought back to that. */
export function roundQuantity(quantity: number): number {
  return Math.round(quantity * 1e5) / 1e5
}

export async function partToStore(database: Kysely<Tables>, pk: number): Promise<Selectable<PartTable>> {
  const part = await database.selectFrom('part').selectAll().where('pk', '=', pk).executeTakeFirst()
  if (part === undefined) missingReference('part', pk)
  if (part.virtual === 1) refuse('part', 'A virtual part has no stock.')
  return part
}

/** A place that can hold items: it is there, and it is not structural. */
export async function refuseUnusableLocation(database: Kysely<Tables>, pk: number | null): Promise<void> {
  if (pk === null) return
  const location = await database
    .selectFrom('stock_location')
    .select('structural')
    .where('pk', '=', pk)
    .executeTakeFirst()
  if (location === undefined) missingReference('location', pk)
  if (location.structural === 1) refuse('location', 'A structural location holds other locations, not items.')
}

export function refuseUnknownStatus(status: number): void {
  if (!isStockStatus(status)) refuse('status', `There is no status ${status}.`)
}

export function refuseQuantity(quantity: number, { whole }: { whole: boolean }): void {
  if (quantity < 0) refuse('quantity', 'Ensure this value is greater than or equal to 0.')
  if (whole && !Number.isInteger(quantity)) refuse('quantity', 'A trackable part is counted in whole pieces.')
}

/** A serial number is unique within the family of variants. */
export async function refuseTakenSerials(
  database: Kysely<Tables>,
  field: 'serial' | 'serial_numbers',
  { part, serials, except }: { part: number; serials: readonly string[]; except: number | null },
): Promise<void> {
  const { rows } = await sql<{ serial: string }>`SELECT serial FROM stock_item
    WHERE serial IN (SELECT value FROM json_each(${JSON.stringify(serials)})) AND part IN ${familyOf(part)}
    AND pk NOT IN ${keyList(except === null ? [] : [except])} ORDER BY serial_int, serial`.execute(database)
  if (rows.length > 0)
    refuse(field, `These serial numbers exist already: ${rows.map(({ serial }) => serial).join(', ')}`)
}

export async function latestSerial(database: Kysely<Tables>, part: number): Promise<string | null> {
  const { rows } = await sql<{ serial: string }>`SELECT serial FROM stock_item
    WHERE serial IS NOT NULL AND part IN ${familyOf(part)} ORDER BY serial_int DESC, serial DESC LIMIT 1`.execute(
    database,
  )
  return rows[0]?.serial ?? null
}
