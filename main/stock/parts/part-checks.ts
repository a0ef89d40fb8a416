import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { PartTable, Tables } from '../../storage/tables.ts'
import type { PartInput } from './parts.ts'
import { missingReference, refuse } from '../refuse.ts'
import { variantsOf } from './variants.ts'

type Before = Selectable<PartTable> | null

/** Holds what was given against what is there. */
export async function refuseWrongPart(database: Kysely<Tables>, before: Before, input: PartInput): Promise<void> {
  await refuseCategory(database, input.category)
  await refuseVariantOf(database, before, input.variant_of)
  await refuseDefaultLocation(database, input.default_location)
  await refuseTwin(database, before, input)
}

async function refuseCategory(database: Kysely<Tables>, pk: number | null | undefined): Promise<void> {
  if (pk === undefined || pk === null) return
  const category = await database
    .selectFrom('part_category')
    .select('structural')
    .where('pk', '=', pk)
    .executeTakeFirst()
  if (category === undefined) missingReference('category', pk)
  if (category.structural === 1) refuse('category', 'A structural category holds other categories, not parts.')
}

async function refuseVariantOf(database: Kysely<Tables>, before: Before, pk: number | null | undefined): Promise<void> {
  if (pk === undefined || pk === null) return
  const part = await database.selectFrom('part').select('pk').where('pk', '=', pk).executeTakeFirst()
  if (part === undefined) missingReference('variant_of', pk)
  if (before === null) return
  const { rows } = await sql`SELECT 1 WHERE ${pk} IN ${variantsOf(before.pk)}`.execute(database)
  if (rows.length > 0) refuse('variant_of', 'A part cannot be a variant of itself or of its own variants.')
}

async function refuseDefaultLocation(database: Kysely<Tables>, pk: number | null | undefined): Promise<void> {
  if (pk === undefined || pk === null) return
  const location = await database.selectFrom('stock_location').select('pk').where('pk', '=', pk).executeTakeFirst()
  if (location === undefined) missingReference('default_location', pk)
}

async function refuseTwin(database: Kysely<Tables>, before: Before, input: PartInput): Promise<void> {
  const name = input.name ?? before?.name ?? ''
  const IPN = input.IPN ?? before?.IPN ?? ''
  const revision = input.revision ?? before?.revision ?? ''
  const twin = await database
    .selectFrom('part')
    .select('pk')
    .where('name', '=', name)
    .where('IPN', '=', IPN)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (twin === undefined || twin.pk === before?.pk) return
  refuse('non_field_errors', `There is another part with this name, IPN and revision: part ${twin.pk}.`)
}
