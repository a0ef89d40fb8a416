import { z } from '@hono/zod-openapi'
import { ReportTemplate } from '../../records/output-records.ts'
import { ReportDocument } from '../../records/report-document.ts'
import { starterReport } from '../../reports/built-in-reports.ts'
import type { ReportDrafts, ReportStore } from '../../reports/report-sort.ts'
import { filledText, text } from '../input/texts.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { templateDraftRoutes } from './template-draft-routes.ts'

interface Services {
  reportStore: ReportStore
  reportDrafts: ReportDrafts
}

const NewReport = z
  .object({
    name: filledText(100),
    model_type: ReportTemplate.shape.model_type,
    description: text(250).default(''),
    /** Without it the report starts as a table of its objects. */
    document: ReportDocument.nullish(),
  })
  .openapi('NewReportDesign')

/** Work on report templates: drafts that print nothing, and the revisions that do. */
export function reportDesignRoutes({ reportStore, reportDrafts }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/report-templates/',
      summary: 'A new report template',
      rights: 'staff',
      body: NewReport,
      status: 201,
      answer: ReportTemplate,
      handler: ({ body: { document, ...fields }, actor }) =>
        reportStore.create(
          {
            filters: '',
            filename_pattern: 'report-{{ date }}.pdf',
            enabled: true,
            attach_to_model: false,
            ...fields,
            document: document ?? starterReport(fields.model_type),
            file_name: null,
          },
          actor.user,
        ),
    }),
    ...templateDraftRoutes({
      base: '/api/station/report-templates/',
      word: 'report template',
      name: 'Report',
      document: ReportDocument,
      record: ReportTemplate,
      store: reportStore,
      drafts: reportDrafts,
    }),
  ]
}
