import { z } from '@hono/zod-openapi'
import { DataOutput } from '../../records/output-records.ts'
import { PAGE_POLICY } from '../../reports/page-printer.ts'
import type { PagePrinter } from '../../reports/page-printer.ts'
import { ReportDocument } from '../../records/report-document.ts'
import type { ReportPreviews } from '../../reports/report-previews.ts'
import type { ReportTemplates } from '../../reports/report-sort.ts'
import type { Reports } from '../../reports/reports.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { text } from '../input/texts.ts'
import { integer, pk } from '../input/values.ts'

interface Services {
  reports: Reports
  reportTemplates: ReportTemplates
  reportPreviews: ReportPreviews
  pagePrinter: PagePrinter
}

const selection = {
  /** Objects by key, in the order of the report. */
  items: z.array(integer).nullish(),
  /** Or what a list shows: `search=pen&location=3`. */
  query: text(2000).nullish(),
}

const PrintOrder = z.object({ template: pk, ...selection }).openapi('ReportOrder')

const Printer = z
  .object({
    available: z.boolean(),
    /** Why not, and what to do. */
    reason: z.string().nullable(),
  })
  .openapi('ReportPrinter')

const Preview = z
  .object({
    /** Its address, for whoever asked. */
    preview: z.string(),
    /** How many objects are on it, of how many. */
    shown: z.number().int(),
    total: z.number().int(),
  })
  .openapi('ReportPreview')

/** Reports of lists, and how they will look. */
export function reportWorkRoutes({ reports, reportTemplates, reportPreviews, pagePrinter }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/reports/printer/',
      summary: 'Whether reports can be made here',
      rights: 'any',
      answer: Printer,
      async handler() {
        const reason = await pagePrinter.unavailable()
        return { available: reason === null, reason }
      },
    }),
    route({
      method: 'post',
      path: '/api/station/reports/print/',
      summary: 'Print a report of objects, or of all that a list shows',
      rights: 'any',
      body: PrintOrder,
      status: 201,
      answer: DataOutput,
      handler: ({ body: { template, items, query }, actor }) =>
        reports.print({ template, items: items ?? [], query: query ?? null, user: actor.user }),
    }),
    route({
      method: 'post',
      path: '/api/station/reports/preview/',
      summary: 'How a report will look: its first objects; nothing is stored',
      rights: 'any',
      body: PrintOrder.extend({
        /** A draft instead of what is published. */
        document: ReportDocument.nullish(),
        format: z.enum(['pdf', 'html']).default('pdf'),
      }),
      answer: Preview,
      async handler({ body: { template, document, items, query, format }, actor: { user } }) {
        const { record, document: published } = reportTemplates.get(template)
        const draft = document ?? published
        const { page_size, landscape, merge } = draft
        const { id, ...counts } = await reportPreviews.make({
          report: { record: { ...record, page_size, landscape, merge }, document: draft },
          items: items ?? [],
          query: query ?? null,
          format,
          user,
        })
        return { preview: `/api/station/reports/preview/${id}/`, ...counts }
      },
    }),
    route({
      method: 'get',
      path: '/api/station/reports/preview/{id}/',
      summary: 'A preview, while it is kept',
      rights: 'any',
      params: z.object({ id: z.string() }),
      answer: null,
      handler: async ({ params, actor }) => answerOf(reportPreviews.find(params.id, actor.user)),
    }),
  ]
}

/** Shown within the page that asked for it, and with no rights there: no scripts, nothing fetched. */
const WITHIN = "frame-ancestors 'self'"
const TYPES = {
  pdf: { 'Content-Type': 'application/pdf', 'Content-Security-Policy': `default-src 'none'; ${WITHIN}` },
  html: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': `${PAGE_POLICY}; sandbox; ${WITHIN}` },
} as const

function answerOf({ format, content }: ReturnType<ReportPreviews['find']>): Response {
  const body = typeof content === 'string' ? content : new Uint8Array(content)
  const disposition = `inline; filename="preview.${format}"`
  return new Response(body, {
    headers: { ...TYPES[format], 'Content-Disposition': disposition, 'Cache-Control': 'private, no-store' },
  })
}
