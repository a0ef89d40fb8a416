import { AppError } from '@scanbench/plugin'
import type { Kysely, Selectable } from 'kysely'
import type { LabelDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { LabelTemplateTable, Tables } from '../../storage/tables.ts'
import { localDateTime } from '../../storage/values.ts'
import { readTemplateDocument } from './template-document.ts'
import type { TemplateDocument } from './template.ts'

interface Row extends Selectable<LabelTemplateTable> {
  document: string
  has_draft: number | null
}

/** Templates with what is published of them. */
export function selectTemplates(database: Kysely<Tables>) {
  return database
    .selectFrom('label_template')
    .innerJoin('label_template_revision', (join) =>
      join
        .onRef('label_template_revision.template', '=', 'label_template.pk')
        .onRef('label_template_revision.revision', '=', 'label_template.revision'),
    )
    .leftJoin('label_template_draft', 'label_template_draft.template', 'label_template.pk')
    .selectAll('label_template')
    .select(['label_template_revision.document', 'label_template_draft.template as has_draft'])
}

export function templateOf({ document: json, ...row }: Row): TemplateDocument {
  const document = readTemplateDocument(JSON.parse(json))
  return { record: recordOf(row, document), document }
}

function recordOf(row: Omit<Row, 'document'>, document: LabelDocument): LabelTemplate {
  const { pk, name, description, filters, filename_pattern, revision, updated_by } = row
  return {
    pk,
    name,
    description,
    model_type: row.model_type as LabelTemplate['model_type'],
    filters,
    filename_pattern,
    enabled: row.enabled === 1,
    width: document.widthMm,
    height: document.heightMm,
    attach_to_model: row.attach_to_model === 1,
    revision,
    template: `/media/label/template/${pk}/${encodeURIComponent(fileNameOf(row))}`,
    updated: localDateTime(row.updated),
    updated_by,
    kind: kindOf(document),
    draft: row.has_draft !== null,
  }
}

export function kindOf(document: LabelDocument): LabelTemplate['kind'] {
  return document.kind === 'commands' ? document.language : document.kind
}

export function fileNameOf({ name, file_name }: { name: string; file_name: string | null }): string {
  return file_name ?? `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.json`
}

export function noTemplate(pk: number): AppError {
  return new AppError('NOT_FOUND', `There is no label template ${pk}. It may have been deleted.`)
}
