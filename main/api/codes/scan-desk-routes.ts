import { z } from '@hono/zod-openapi'
import type { CommandDesk } from '../../barcodes/commands/command-desk.ts'
import type { ScanPipeline } from '../../barcodes/scans/scan-pipeline.ts'
import type { ScanWindows } from '../../barcodes/scans/scan-windows.ts'
import { Scan } from '../../records/scan-records.ts'
import type { StationSteps } from '../../stock/steps/station-steps.ts'
import { route, type Route } from '../route.ts'
import { byPk } from '../input/values.ts'

const byWindow = z.object({ window: z.string().min(1).max(64) })

const WindowState = z
  .object({
    /** Of the topmost dialog that has one: what a scan does while it is open. */
    policy: z.enum(['through', 'fill', 'hold']),
    /** Names of the command codes that it has a button for now. */
    commands: z.array(z.string().max(40)).max(100),
  })
  .openapi('WindowState')

const OpenQuestion = z
  .object({
    message: z.string(),
    /** The code CONFIRM answers it. */
    can_confirm: z.boolean(),
    /** Codes of these numbers answer it. */
    numbers: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
    /** The next code of a label answers it. */
    wants_code: z.boolean(),
  })
  .openapi('OpenQuestion')

const Steps = z.object({ undo: z.string().nullable(), redo: z.string().nullable() }).openapi('StationSteps')

interface Services {
  scanWindows: ScanWindows
  scans: Pick<ScanPipeline, 'held' | 'use' | 'discard'>
  commandDesk: Pick<CommandDesk, 'question'>
  stationSteps: Pick<StationSteps, 'next'>
}

/** What windows and the station tell each other, so that a scan has one meaning. */
export function scanDeskRoutes({ scanWindows, scans, commandDesk, stationSteps }: Services): Route[] {
  return [
    route({
      method: 'put',
      path: '/api/station/windows/{window}/',
      summary: 'Say what a window does with scans and which command codes it answers; again at least once a minute',
      rights: 'any',
      params: byWindow,
      body: WindowState,
      status: 204,
      answer: null,
      handler: async ({ params, body, actor }) => scanWindows.tell(params.window, { ...body, user: actor.user }),
    }),
    route({
      method: 'delete',
      path: '/api/station/windows/{window}/',
      summary: 'Say that a window is closed',
      rights: 'any',
      params: byWindow,
      status: 204,
      answer: null,
      handler: async ({ params }) => scanWindows.forget(params.window),
    }),
    route({
      method: 'get',
      path: '/api/station/held-scans/',
      summary: 'Scans that wait until a person says whether they are used, oldest first',
      rights: 'any',
      answer: z.array(Scan),
      handler: async () => [...scans.held],
    }),
    route({
      method: 'post',
      path: '/api/station/scans/{pk}/use/',
      summary: 'Use a scan that was held',
      rights: 'any',
      params: byPk,
      answer: Scan,
      handler: ({ params }) => scans.use(params.pk),
    }),
    route({
      method: 'post',
      path: '/api/station/scans/{pk}/discard/',
      summary: 'Do not use a scan that was held',
      rights: 'any',
      params: byPk,
      answer: Scan,
      handler: ({ params }) => scans.discard(params.pk),
    }),
    route({
      method: 'get',
      path: '/api/station/open-question/',
      summary: 'What the next codes answer; null for nothing',
      rights: 'any',
      answer: OpenQuestion.nullable(),
      handler: async () => questionRecord(commandDesk.question),
    }),
    route({
      method: 'get',
      path: '/api/station/steps/',
      summary: 'What Undo and Redo would do here',
      rights: 'any',
      answer: Steps,
      handler: async ({ actor: { user } }) => ({
        undo: stationSteps.next('undo', [user, null]),
        redo: stationSteps.next('redo', [user, null]),
      }),
    }),
  ]
}

function questionRecord(question: CommandDesk['question']): z.input<typeof OpenQuestion> | null {
  if (question === null) return null
  const { message, confirm, number, code } = question
  const numbers = number === null ? null : { from: number.from, to: number.to }
  return { message, can_confirm: confirm !== null, numbers, wants_code: code !== null }
}
