import { z } from '@hono/zod-openapi'
import type { BackgroundTask } from '../../background/background-task.ts'
import type { BackgroundTasks } from '../../background/background-tasks.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import type { ScheduledRow } from '../../schedule/schedule-table.ts'
import { jsonAnswer } from '../answers/json-answer.ts'
import { bulkItems } from '../input/bulk.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import type { Page } from '../input/listing.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'

interface Services {
  tasks: BackgroundTasks
  schedule: Schedule
}

const count = z.number().int()
const values = z.record(z.string(), z.unknown())
const list = z.array(z.unknown())

const PendingTask = z
  .object({
    pk: count,
    key: z.string(),
    lock: z.string(),
    task_id: z.string(),
    name: z.string(),
    func: z.string(),
    args: list,
    kwargs: values,
  })
  .openapi('PendingTask')

const FailedTask = z
  .object({
    pk: count,
    name: z.string(),
    func: z.string(),
    args: list,
    kwargs: values,
    started: z.string().nullable(),
    stopped: z.string().nullable(),
    attempt_count: count,
    result: z.string().nullable(),
  })
  .openapi('FailedTask')

const ScheduledTask = z
  .object({
    pk: count,
    name: z.string(),
    func: z.string(),
    args: list,
    kwargs: values,
    schedule_type: z.string(),
    minutes: count.nullable(),
    repeats: count,
    last_run: z.string().nullable(),
    next_run: z.string().nullable(),
    success: z.boolean().nullable(),
    task: z.string().nullable(),
    /** Ours: why the last run failed. */
    result: z.string().nullable(),
  })
  .openapi('ScheduledTask')

const TaskState = z
  .object({
    task_id: z.string(),
    exists: z.boolean(),
    pending: z.boolean(),
    complete: z.boolean(),
    success: z.boolean(),
    http_status: count,
  })
  .openapi('TaskState')

const Overview = z.object({
  is_running: z.boolean(),
  pending_tasks: count,
  scheduled_tasks: count,
  failed_tasks: count,
})

const PATH = '/api/background-task/'

/** What plugins still have to do, and what went wrong with it. */
export function backgroundTaskRoutes({ tasks, schedule }: Services): Route[] {
  const { table } = tasks
  /** The last run of a task by the clock. */
  async function runOf(task_id: string): Promise<{ state: 'pending' | 'done' | 'failed' } | null> {
    const row = (await schedule.list()).find(({ task }) => task === task_id)
    if (row === undefined) return null
    return { state: row.success === null ? 'pending' : row.success === 1 ? 'done' : 'failed' }
  }

  const removal = (state: 'pending' | 'failed') =>
    route({
      method: 'delete',
      path: `${PATH}${state}/`,
      summary: `Remove ${state} tasks`,
      rights: 'staff',
      body: bulkItems,
      answer: z.object({ success: z.string() }),
      async handler({ body }) {
        return { success: `Deleted ${await table.remove(body.items, state)} items` }
      },
    })

  return [
    route({
      method: 'get',
      path: PATH,
      summary: 'Background work at a glance',
      rights: 'staff',
      answer: Overview,
      async handler() {
        return {
          is_running: tasks.isRunning,
          pending_tasks: await table.count('pending'),
          scheduled_tasks: (await schedule.list()).length,
          failed_tasks: await table.count('failed'),
        }
      },
    }),
    route({
      method: 'get',
      path: `${PATH}pending/`,
      summary: 'Work that waits',
      rights: 'staff',
      query: listQuery,
      answer: listAnswer(PendingTask),
      handler: async ({ query, request }) => answerPage(request, pageOf(query), await table.list('pending'), pending),
    }),
    removal('pending'),
    route({
      method: 'get',
      path: `${PATH}failed/`,
      summary: 'Work that was given up',
      rights: 'staff',
      query: listQuery,
      answer: listAnswer(FailedTask),
      handler: async ({ query, request }) => answerPage(request, pageOf(query), await table.list('failed'), failed),
    }),
    removal('failed'),
    route({
      method: 'post',
      path: '/api/station/background-tasks/retry/',
      summary: 'Try again what was given up',
      rights: 'staff',
      body: bulkItems,
      answer: z.object({ success: z.string() }),
      handler: async ({ body }) => ({ success: `Started ${await tasks.retry(body.items)} items again` }),
    }),
    route({
      method: 'get',
      path: `${PATH}scheduled/`,
      summary: 'Work by the clock',
      rights: 'staff',
      query: listQuery,
      answer: listAnswer(ScheduledTask),
      handler: async ({ query, request }) => answerPage(request, pageOf(query), await schedule.list(), scheduled),
    }),
    route({
      method: 'get',
      path: `${PATH}{task_id}/`,
      summary: 'What became of one task',
      rights: 'any',
      params: z.object({ task_id: z.string() }),
      answer: TaskState,
      async handler({ params: { task_id } }) {
        const found = (await table.find(task_id)) ?? (await runOf(task_id))
        const answer = {
          task_id,
          exists: found !== null,
          pending: found?.state === 'pending',
          complete: found !== null && found.state !== 'pending',
          success: found?.state === 'done',
          http_status: found === null ? 404 : 200,
        }
        return jsonAnswer(answer, answer.http_status)
      },
    }),
  ]
}

function answerPage<R extends { name: string; func: string }, S>(
  request: Request,
  page: Page,
  rows: R[],
  show: (row: R) => S,
) {
  const found = rows.filter(({ name, func }) =>
    page.search.every((word) => `${name} ${func}`.toLowerCase().includes(word.toLowerCase())),
  )
  const end = page.limit === null ? undefined : page.offset + page.limit
  return answerList(request, page, { count: found.length, results: found.slice(page.offset, end).map(show) })
}

function pending({ pk, task_id, name, func, args, kwargs, plugin, due }: BackgroundTask) {
  return { pk, key: plugin, lock: due, task_id, name, func, args: [...args], kwargs }
}

function failed({ pk, name, func, args, kwargs, started, stopped, attempt_count, result }: BackgroundTask) {
  return { pk, name, func, args: [...args], kwargs, started, stopped, attempt_count, result }
}

function scheduled({ plugin, success, repeats_left, ...row }: ScheduledRow) {
  const { pk, name, func, schedule_type, minutes, last_run, next_run, task, result } = row
  return {
    pk,
    name,
    func: `${plugin}.${func}`,
    args: [],
    kwargs: {},
    schedule_type,
    minutes,
    repeats: repeats_left,
    last_run,
    next_run,
    success: success === null ? null : success === 1,
    task,
    result,
  }
}
