import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import type { PrintJournal } from '../../labels/journal/print-journal.ts'
import type { PrintQueue } from '../../labels/queue/print-queue.ts'
import { PrintJob, PrintJobState, QueuedPrinter } from '../../records/print-records.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { boolean, byPk, integer, pk } from '../input/values.ts'

interface Services {
  journal: PrintJournal
  printQueue: PrintQueue
}

const filters = listQuery.extend({
  state: PrintJobState.optional(),
  machine: z.string().optional(),
  /** Something is to be printed, or to be said by a person. */
  is_open: boolean.optional(),
})

const Settle = z
  .object({
    /** One label; all that nobody knows of without it. */
    label: pk.nullish(),
    labels: z.array(pk).nullish(),
    outcome: z.enum(['printed', 'failed']),
  })
  .openapi('SettleLabels')

const Reprint = z
  .object({
    /** Why it is printed again. */
    reason: z.string().max(200).default(''),
    labels: z.array(pk).nullish(),
  })
  .openapi('ReprintLabels')

/** The printer for the rest; without it the one that it was begun on. */
const restOn = { machine: z.string().min(1).nullish() }
const ResumeAfter = z
  .discriminatedUnion('answer', [
    z.object({ answer: z.literal('none'), ...restOn }),
    z.object({ answer: z.literal('all'), ...restOn }),
    /** These came out. */
    z.object({ answer: z.literal('chosen'), labels: z.array(pk), ...restOn }),
    /** What was read on the last good one. */
    z.object({ answer: z.literal('code'), code: z.string().min(1), ...restOn }),
  ])
  .openapi('ResumeAfter')

const VoidLabel = z.object({ label: pk.nullish(), code: z.string().nullish() }).openapi('VoidLabel')

const LoadedRoll = z
  .object({
    /** Length null for endless media; no roll: nobody knows. */
    roll: z
      .object({ width_mm: z.number().positive().max(300), length_mm: z.number().positive().max(1000).nullable() })
      .nullable(),
  })
  .openapi('LoadedRoll')

const byMachine = z.object({ machine: z.string().min(1) })

/** The print queue: what waits, what became of it, and what people do about it. */
export function printJobRoutes({ journal, printQueue }: Services): Route[] {
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
        const { state, machine, is_open } = query
        return answerList(request, page, await journal.list({ state, machine, is_open, search: page.search }, page))
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
    act('cancel', 'Cancel the labels that have not left', ({ pk }) => printQueue.cancel(pk)),
    act('expire', 'End a job as if its time were over', ({ pk }) => printQueue.expire(pk)),
    act('hold', 'Stop a job; the others of its printer go on', ({ pk }) => printQueue.hold(pk, true)),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/release/',
      summary: 'Let a job go on; one whose code does not read back by staff only, with the reason',
      rights: 'any',
      params: byPk,
      body: z.object({ reason: z.string().max(200).default('') }).openapi('ReleaseJob'),
      answer: PrintJob,
      handler: ({ params, body: { reason }, actor: { user, isStaff } }) =>
        printQueue.release(params.pk, { user, isStaff, reason }),
    }),
    act('waive-scans', 'Let a job be over without the scans of its labels', ({ pk }) => printQueue.waiveScans(pk)),
    route({
      method: 'get',
      path: '/api/station/last-print-job/',
      summary: 'The newest job of this person on the printers of the station; null for none',
      rights: 'any',
      answer: PrintJob.nullable(),
      handler: ({ actor }) => printQueue.lastOf(actor.user === null ? [] : [actor.user]),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/priority/',
      summary: 'Say how urgent a job is',
      rights: 'any',
      params: byPk,
      body: z.object({ priority: integer.pipe(z.int().min(-100).max(100)) }).openapi('PrintJobPriority'),
      answer: PrintJob,
      handler: ({ params, body }) => printQueue.prioritise(params.pk, body.priority),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/order/',
      summary: 'Put a job before another one of its line, or at its end',
      rights: 'any',
      params: byPk,
      body: z.object({ before: pk.nullable() }).openapi('PrintJobOrder'),
      answer: PrintJob,
      handler: ({ params, body }) => printQueue.order(params.pk, body.before),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/move/',
      summary: 'Give what has not left to another printer',
      rights: 'any',
      params: byPk,
      body: z.object({ machine: z.string().min(1) }).openapi('PrintJobMove'),
      answer: PrintJob,
      handler: ({ params, body }) => printQueue.move(params.pk, body.machine),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/reprint/',
      summary: 'Print again what did not come out, or all of it, or these labels',
      rights: 'any',
      params: byPk,
      body: Reprint,
      status: 201,
      answer: PrintJob,
      handler: ({ params, body, actor }) =>
        printQueue.reprint(params.pk, {
          user: actor.user,
          isStaff: actor.isStaff,
          reason: body.reason,
          labels: body.labels ?? null,
        }),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/settle/',
      summary: 'Say whether labels came out that nobody knows of',
      rights: 'any',
      params: byPk,
      body: Settle,
      answer: PrintJob,
      handler: ({ params, body }) => printQueue.settle(params.pk, meantBy(body), body.outcome),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/resume-after/',
      summary: 'Say what the last good label was; the rest is printed again',
      rights: 'any',
      params: byPk,
      body: ResumeAfter,
      answer: PrintJob,
      handler: ({ params, body: { machine, ...last } }) => printQueue.resumeAfter(params.pk, last, machine ?? null),
    }),
    route({
      method: 'get',
      path: '/api/station/print-jobs/{pk}/fitting-printers/',
      summary: 'Other printers that are ready and have the roll for the rest of a job',
      rights: 'any',
      params: byPk,
      answer: z.array(z.object({ machine: z.string(), name: z.string() }).openapi('FittingPrinter')),
      handler: ({ params }) => printQueue.fittingPrinters(params.pk),
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/{pk}/first-prints/',
      summary: 'Say whether what was half printed counts, of labels with serials that were printed again',
      rights: 'any',
      params: byPk,
      body: z.object({ is_void: boolean }).openapi('FirstPrints'),
      answer: PrintJob,
      handler: ({ params, body }) => printQueue.settleFirstPrints(params.pk, body.is_void),
    }),
    route({
      method: 'post',
      path: '/api/station/print-labels/void/',
      summary: 'Say that a label that came out does not count',
      rights: 'any',
      body: VoidLabel,
      answer: PrintJob,
      handler: ({ body }) => printQueue.void(whichOf(body)),
    }),
    route({
      method: 'get',
      path: '/api/station/printers/',
      summary: 'The label printers with their lines',
      rights: 'any',
      answer: z.array(QueuedPrinter),
      handler: () => printQueue.printers(),
    }),
    route({
      method: 'post',
      path: '/api/station/printers/{machine}/pause/',
      summary: 'Stop the line of a printer',
      rights: 'any',
      params: byMachine,
      body: z.object({ reason: z.string().max(200).default('') }).openapi('PausePrinter'),
      answer: QueuedPrinter,
      handler: ({ params, body, actor }) => printQueue.pause(params.machine, body.reason, actor.user),
    }),
    route({
      method: 'post',
      path: '/api/station/printers/{machine}/roll/',
      summary: 'Say which roll is in a printer that does not tell by itself',
      rights: 'any',
      params: byMachine,
      body: LoadedRoll,
      answer: QueuedPrinter,
      handler: ({ params, body: { roll } }) =>
        printQueue.changeRoll(params.machine, roll && { widthMm: roll.width_mm, lengthMm: roll.length_mm }),
    }),
    route({
      method: 'post',
      path: '/api/station/printers/{machine}/resume/',
      summary: 'Let the line of a printer go on',
      rights: 'any',
      params: byMachine,
      answer: QueuedPrinter,
      handler: ({ params }) => printQueue.resume(params.machine),
    }),
  ]
}

function act(name: string, summary: string, work: (of: { pk: number }) => Promise<PrintJob>): Route {
  return route({
    method: 'post',
    path: `/api/station/print-jobs/{pk}/${name}/`,
    summary,
    rights: 'any',
    params: byPk,
    answer: PrintJob,
    handler: ({ params }) => work(params),
  })
}

function meantBy({ label, labels }: z.infer<typeof Settle>): number[] | null {
  return labels ?? (label === null || label === undefined ? null : [label])
}

function whichOf({ label, code }: z.infer<typeof VoidLabel>): { label: number } | { code: string } {
  if (label !== null && label !== undefined) return { label }
  if (code !== null && code !== undefined && code !== '') return { code }
  throw new AppError('INVALID_INPUT', 'Read the code of the label, or choose it from the list.', {
    details: { code: ['This field is required.'] },
  })
}
