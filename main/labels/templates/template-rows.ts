import { AppError } from '@scanbench/plugin'
import type { Kysely, Selectable } from 'kysely'
import type { Tables, TemplateTable } from '../../storage/tables.ts'

export interface TemplateRow extends Selectable<TemplateTable> {
  document: string
  has_draft: number | null
}

/** Templates of a kind with what is published of them. */
export function selectTemplates(database: Kysely<Tables>, kind: TemplateTable['kind']) {
  return database
    .selectFrom('template')
    .innerJoin('template_revision', (join) =>
      join
        .onRef('template_revision.template', '=', 'template.pk')
        .onRef('template_revision.revision', '=', 'template.revision'),
    )
    .leftJoin('template_draft', 'template_draft.template', 'template.pk')
    .selectAll('template')
    .select(['template_revision.document', 'template_draft.template as has_draft'])
    .where('template.kind', '=', kind)
}

export function fileNameOf({ name, file_name }: { name: string; file_name: string | null }, ending: string): string {
  return file_name ?? `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.${ending}`
}

export function noTemplate(pk: number, word: string): AppError {
  return new AppError('NOT_FOUND', `There is no ${word} ${pk}. It may have been deleted.`)
}
