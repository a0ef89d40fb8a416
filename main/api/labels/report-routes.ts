import { z } from '@hono/zod-openapi'
import type { OfferedTemplates } from '../../labels/templates/offered-templates.ts'
import { DataOutput, ReportTemplate } from '../../records/output-records.ts'
import { PAGE_SIZES } from '../../records/report-document.ts'
import type { ReportDocument } from '../../records/report-document.ts'
import { checkReportSource } from '../../reports/report-page.ts'
import type { ReportStore, ReportTemplates } from '../../reports/report-sort.ts'
import type { Reports } from '../../reports/reports.ts'
import { given } from '../input/given.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { htmlFile, pkList } from '../input/template-input.ts'
import { filledText, text } from '../input/texts.ts'
import { boolean, byPk, integer, pk } from '../input/values.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { pageFile } from './page-file.ts'

interface Services {
  reports: Reports
  reportTemplates: ReportTemplates
  reportStore: ReportStore
  offeredReports: OfferedTemplates<ReportDocument, ReportTemplate>
}

const filters = z.object({
  enabled: boolean.optional(),
  model_type: z.string().optional(),
  landscape: boolean.optional(),
  merge: boolean.optional(),
  attach_to_model: boolean.optional(),
})

const fields = z.object({
  name: filledText(100),
  description: filledText(250),
  model_type: ReportTemplate.shape.model_type,
  template: htmlFile,
  filters: text(250).default(''),
  filename_pattern: filledText(100).default('output.pdf'),
  enabled: boolean.default(true),
  attach_to_model: boolean.default(false),
  page_size: z.enum(PAGE_SIZES).default('A4'),
  landscape: boolean.default(false),
  merge: boolean.default(false),
})
const change = z.object({
  name: fields.shape.name.optional(),
  description: fields.shape.description.optional(),
  model_type: fields.shape.model_type.optional(),
  template: htmlFile.optional(),
  filters: text(250).optional(),
  filename_pattern: filledText(100).optional(),
  enabled: boolean.optional(),
  attach_to_model: boolean.optional(),
  page_size: z.enum(PAGE_SIZES).optional(),
  landscape: boolean.optional(),
  merge: boolean.optional(),
})

/** Report templates as InvenTree's clients know them, and printing them. */
export function reportRoutes({ reports, reportTemplates, reportStore, offeredReports }: Services): Route[] {
  async function update(pk: number, body: Partial<z.output<typeof change>>, user: number | null) {
    const { template, page_size, landscape, merge, ...rest } = given(body)
    const page = given({ page_size, landscape, merge })
    const { document } = reportTemplates.get(pk)
    if (template === undefined) return reportStore.update(pk, { ...rest, document: { ...document, ...page } }, user)
    const next = { ...document, ...page, source: await sourceOf(template) }
    return reportStore.update(pk, { ...rest, document: next, file_name: template.name }, user)
  }

  const edit = { path: '/api/report/template/{pk}/', rights: 'staff', params: byPk, answer: ReportTemplate } as const

  return [
    route({
      method: 'get',
      path: '/api/report/template/',
      summary: 'Report templates; with items those that fit all of them',
      rights: 'any',
      query: listQuery.extend({ ...filters.shape, items: pkList.optional() }),
      answer: listAnswer(ReportTemplate),
      async handler({ query, request }) {
        const page = pageOf(query)
        return answerList(request, page, await offeredReports.list(filters.parse(query), query.items ?? [], page))
      },
    }),
    route({
      method: 'post',
      path: '/api/report/template/',
      summary: 'A new report template from a page of HTML with Liquid in it',
      rights: 'staff',
      body: fields,
      status: 201,
      answer: ReportTemplate,
      async handler({ body: { template, page_size, landscape, merge, ...rest }, actor }) {
        const source = await sourceOf(template)
        const document = { format: 1, kind: 'html', page_size, landscape, merge, source } as const
        return reportStore.create({ ...rest, document, file_name: template.name }, actor.user)
      },
    }),
    route({
      method: 'get',
      path: '/api/report/template/{pk}/',
      summary: 'A report template',
      rights: 'any',
      params: byPk,
      answer: ReportTemplate,
      handler: async ({ params }) => reportTemplates.get(params.pk).record,
    }),
    route({
      ...edit,
      method: 'patch',
      summary: 'Change a report template; its revision goes up',
      body: change,
      handler: ({ params, body, actor }) => update(params.pk, body, actor.user),
    }),
    route({
      ...edit,
      method: 'put',
      summary: 'Change a report template; its revision goes up',
      body: fields.extend({ template: htmlFile.optional() }),
      handler: ({ params, body, actor }) => update(params.pk, body, actor.user),
    }),
    route({
      ...edit,
      method: 'delete',
      summary: 'Delete a report template; what was printed stays',
      status: 204,
      answer: null,
      async handler({ params }) {
        await reportStore.remove(params.pk)
      },
    }),
    route({
      method: 'get',
      path: '/media/report/template/{pk}/{name}/',
      summary: 'The file of a report template',
      rights: 'any',
      params: byPk.extend({ name: z.string() }),
      answer: null,
      handler: async ({ params }) => pageFile(reportTemplates.get(params.pk).document.source, params.name),
    }),
    route({
      method: 'post',
      path: '/api/report/print/',
      summary: 'Print a report into a PDF',
      rights: 'any',
      body: z.object({ template: pk, items: z.array(integer) }).openapi('PrintReport'),
      status: 201,
      answer: DataOutput,
      handler: ({ body, actor }) => reports.print({ ...body, query: null, user: actor.user }),
    }),
  ]
}

async function sourceOf(file: File): Promise<string> {
  const source = await file.text()
  checkReportSource(source)
  return source
}
