import { z } from '@hono/zod-openapi'
import type { EventLog } from '../../events/event-log.ts'
import { StationEvent } from '../../records/station-event.ts'
import { eventStream } from '../news/event-stream.ts'
import { longPoll } from '../news/long-poll.ts'
import { positionOf } from '../news/position.ts'
import { route, type Route } from '../route.ts'
import { integer, number } from '../input/values.ts'

const HEARTBEAT_MS = 5000

export function eventRoutes({
  events,
  heartbeatMs = HEARTBEAT_MS,
}: {
  events: EventLog
  heartbeatMs?: number
}): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/events/',
      summary: 'News of the station: a stream of JSON lines, or one answer with `wait` (seconds)',
      rights: 'any',
      query: z.object({
        after: integer.pipe(z.int().min(0)).optional(),
        epoch: z.string().optional(),
        wait: number.pipe(z.number().min(0).max(60)).optional(),
      }),
      answer: z.object({
        epoch: z.string(),
        last: z.number().int(),
        events: z.array(StationEvent),
        reset: z.boolean(),
      }),
      async handler({ query: { after, epoch, wait }, request: { signal } }) {
        const position = positionOf(events, {
          ...(after === undefined ? {} : { after }),
          ...(epoch === undefined ? {} : { epoch }),
        })
        if (wait !== undefined) return longPoll(events, position, wait * 1000, signal)
        return new Response(eventStream({ events, position, heartbeatMs, signal }), {
          headers: { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' },
        })
      },
    }),
  ]
}
