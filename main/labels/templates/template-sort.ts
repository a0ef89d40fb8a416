import type { Transaction } from 'kysely'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { Tables, TemplateTable } from '../../storage/tables.ts'
import type { TemplateRow } from './template-rows.ts'

/** What clients see of a template, of labels or of reports. */
export type TemplateRecord = Pick<
  LabelTemplate,
  | 'pk'
  | 'name'
  | 'description'
  | 'model_type'
  | 'filters'
  | 'filename_pattern'
  | 'enabled'
  | 'attach_to_model'
  | 'revision'
  | 'draft'
>

export interface KeptTemplate<Document, Row> {
  record: Row
  document: Document
}

/** In what templates of labels and of reports differ; names, filters, revisions and drafts are the same for both. */
export interface TemplateSort<Document, Row extends TemplateRecord> {
  kind: TemplateTable['kind']
  /** As people call it. */
  word: string
  event: 'label-template.changed' | 'report-template.changed'
  /** Throws for what is no document of this sort. */
  read: (value: unknown) => Document
  record: (row: Omit<TemplateRow, 'document'>, document: Document) => Row
  /** Throws while somebody needs it. */
  refuseRemoval: (transaction: Transaction<Tables>, pk: number) => Promise<void>
}
