import type { LabelDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import { localDateTime } from '../../storage/values.ts'
import { readTemplateDocument } from './template-document.ts'
import { fileNameOf } from './template-rows.ts'
import { refuseTemplate } from './template-rules.ts'
import type { TemplateDrafts } from './template-drafts.ts'
import type { TemplateSort } from './template-sort.ts'
import type { TemplateStore } from './template-store.ts'

export type LabelStore = TemplateStore<LabelDocument, LabelTemplate>
export type LabelDrafts = TemplateDrafts<LabelDocument, LabelTemplate>

const UNDER_WAY = ['queued', 'held', 'sending'] as const

export const LABEL_SORT: TemplateSort<LabelDocument, LabelTemplate> = {
  kind: 'label',
  word: 'label template',
  event: 'label-template.changed',
  read: readTemplateDocument,
  record(row, document) {
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
      template: `/media/label/template/${pk}/${encodeURIComponent(fileNameOf(row, 'json'))}`,
      updated: localDateTime(row.updated),
      updated_by,
      kind: kindOf(document),
      draft: row.has_draft !== null,
    }
  },
  /** They could not be drawn any more. */
  async refuseRemoval(transaction, pk) {
    const waiting = await transaction
      .selectFrom('print_label')
      .innerJoin('print_job', 'print_job.pk', 'print_label.job')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('print_job.template', '=', pk)
      .where('print_label.state', 'in', UNDER_WAY)
      .executeTakeFirstOrThrow()
    if (waiting.count > 0)
      refuseTemplate(
        'non_field_errors',
        `${waiting.count} labels of this template wait to be printed. Cancel them or let them come out first.`,
      )
  },
}

function kindOf(document: LabelDocument): LabelTemplate['kind'] {
  return document.kind === 'commands' ? document.language : document.kind
}
