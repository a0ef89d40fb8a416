import { z } from '@hono/zod-openapi'
import { DataOutput, ReportTemplate } from '../../records/output-records.ts'
import type { Reports } from '../../reports/reports.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { boolean, byPk, integer, pk } from '../input/values.ts'

const filters = z.object({
  enabled: boolean.optional(),
  model_type: z.string().optional(),
  landscape: boolean.optional(),
  merge: boolean.optional(),
  attach_to_model: boolean.optional(),
})

/** Report templates, and printing them. */
export function reportRoutes({ reports }: { reports: Reports }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/report/template/',
      summary: 'Report templates',
      rights: 'any',
      query: listQuery.extend(filters.shape),
      answer: listAnswer(ReportTemplate),
      async handler({ query, request }) {
        const page = pageOf(query)
        return answerList(request, page, reports.list(filters.parse(query), page))
      },
    }),
    route({
      method: 'get',
      path: '/api/report/template/{pk}/',
      summary: 'A report template',
      rights: 'any',
      params: byPk,
      answer: ReportTemplate,
      handler: async ({ params }) => reports.get(params.pk),
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
