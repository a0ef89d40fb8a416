import { z } from '@hono/zod-openapi'
import type { LabelPrinting } from '../labels/label-printing.ts'
import type { PrintJournal } from '../labels/print-journal.ts'
import { PrintJob, PrintState } from '../records/records.ts'
import { answerList, listAnswer, listQuery, pageOf } from './listing.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import { byPk, pk } from './values.ts'

interface Services {
  journal: PrintJournal
  printing: LabelPrinting
}

const filters = listQuery.extend({ state: PrintState.optional(), machine: z.string().optional() })

const Settle = z
  .object({
    /** One label; all that nobody knows of without it. */
    label: pk.nullish(),
    labels: z.array(pk).nullish(),
    outcome: z.enum(['printed', 'failed']),
  })
  .openapi('SettleLabels')

/** The print queue: what waits, what became of it, and what people do about it. */
export function printJobRoutes({ journal, printing }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/print-jobs/',
      summary: 'Print jobs, newest first',
      rights: 'any',
      query: filters,
      answer: listAnswer(PrintJob),
      async handler({ query, request }) {
        const page = pageOf(query)
        return answerList(request, page, await journal.list({ state: query.state, machine: query.machine }, page))
      },
    }),
    route({
      method: 'get',
      path: '/api/station/print-jobs/{pk}/',
      summary: 'A print job with its labels',
      rights: 'any',
      params: byPk,
      answer: PrintJob,
      handler: ({ params }) => journal.get(params.pk),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/cancel/',
      summary: 'Cancel the labels that have not left',
      rights: 'any',
      params: byPk,
      answer: PrintJob,
      handler: ({ params }) => journal.cancel(params.pk),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/reprint/',
      summary: 'Print again what did not come out, or all of it',
      rights: 'any',
      params: byPk,
      status: 201,
      answer: PrintJob,
      handler: ({ params, actor }) => printing.reprint(params.pk, actor.user),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/settle/',
      summary: 'Say whether labels came out that nobody knows of',
      rights: 'any',
      params: byPk,
      body: Settle,
      answer: PrintJob,
      handler: ({ params, body }) => journal.settle(params.pk, meantBy(body), body.outcome),
    }),
  ]
}

function meantBy({ label, labels }: z.infer<typeof Settle>): number[] | null {
  return labels ?? (label === null || label === undefined ? null : [label])
}
