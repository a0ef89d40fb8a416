import { AppError } from '@scanbench/plugin'
import type { Kysely } from 'kysely'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { Tables, TemplateTable } from '../../storage/tables.ts'
import { readTemplateFilters } from './template-filters.ts'

/** What people say of a template; what it draws is in its document. */
export type TemplateFields = Pick<
  LabelTemplate,
  'name' | 'description' | 'model_type' | 'filters' | 'filename_pattern' | 'enabled' | 'attach_to_model'
>

/** Throws for a name that is taken, a file that is another's, and filters that cannot be read. */
export async function checkTemplate(
  database: Kysely<Tables>,
  { name, model_type, filters, file_name }: TemplateFields & { file_name: string | null },
  { kind, own }: { kind: TemplateTable['kind']; own: number | null },
): Promise<void> {
  readTemplateFilters(filters, model_type)
  const named = await database
    .selectFrom('template')
    .select('pk')
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('model_type', '=', model_type)
    .where('pk', '!=', own ?? 0)
    .executeTakeFirst()
  if (named !== undefined)
    refuseTemplate('name', `There is a template "${name}" for this kind of object already. Choose another name.`)
  if (file_name === null) return
  const sameFile = await database
    .selectFrom('template')
    .select('pk')
    .where('kind', '=', kind)
    .where('file_name', '=', file_name)
    .where('pk', '!=', own ?? 0)
    .executeTakeFirst()
  if (sameFile !== undefined)
    refuseTemplate('template', `The file "${file_name}" belongs to another template already. Give it another name.`)
}

export function refuseTemplate(field: string, message: string): never {
  throw new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}
