import { AppError } from '@scanbench/plugin'
import { PublishedTemplates } from '../labels/templates/published-templates.ts'
import { fileNameOf } from '../labels/templates/template-rows.ts'
import type { TemplateDrafts } from '../labels/templates/template-drafts.ts'
import type { TemplateSort } from '../labels/templates/template-sort.ts'
import type { TemplateStore } from '../labels/templates/template-store.ts'
import { ReportDocument } from '../records/report-document.ts'
import type { ReportTemplate } from '../records/output-records.ts'
import { localDateTime } from '../storage/values.ts'

export type ReportStore = TemplateStore<ReportDocument, ReportTemplate>
export type ReportDrafts = TemplateDrafts<ReportDocument, ReportTemplate>

/** A report asks for nothing when it goes: those that were printed are files of their own. */
export const REPORT_SORT: TemplateSort<ReportDocument, ReportTemplate> = {
  kind: 'report',
  word: 'report template',
  event: 'report-template.changed',
  read(value) {
    const { success, data, error } = ReportDocument.safeParse(value)
    if (success) return data
    const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'template'}: ${message}`)
    throw new AppError('TEMPLATE_INVALID', `The report template is not valid: ${problems[0] ?? ''}`, {
      details: { non_field_errors: problems },
    })
  },
  record(row, { page_size, landscape, merge }) {
    const { pk, name, description, filters, filename_pattern, revision, updated_by } = row
    return {
      pk,
      name,
      description,
      model_type: row.model_type as ReportTemplate['model_type'],
      filters,
      filename_pattern,
      enabled: row.enabled === 1,
      attach_to_model: row.attach_to_model === 1,
      revision,
      page_size,
      landscape,
      merge,
      template: `/media/report/template/${pk}/${encodeURIComponent(fileNameOf(row, 'html'))}`,
      updated: localDateTime(row.updated),
      updated_by,
      draft: row.has_draft !== null,
    }
  },
  async refuseRemoval() {},
}

/** The report designs. */
export class ReportTemplates extends PublishedTemplates<ReportDocument, ReportTemplate> {
  constructor(options: ConstructorParameters<typeof PublishedTemplates<ReportDocument, ReportTemplate>>[0]) {
    super(options, 'report template')
  }
}
