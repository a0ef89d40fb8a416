import type { LabelDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'

/** A label template: what clients see of it, and what it draws. */
export interface TemplateDocument {
  record: LabelTemplate
  document: LabelDocument
}
