import type { EventLog } from '../../events/event-log.ts'
import type { StationEvent } from '../../records/station-event.ts'
import type { Position } from './position.ts'

export interface News {
  epoch: string
  /** The number to ask from next time. */
  last: number
  events: StationEvent[]
  /** Too far behind, or another run: read everything again. */
  reset: boolean
}

const MOST_AT_ONCE = 1000

/** For clients that cannot read a stream: answers with news, or with none when the time is over. */
export async function longPoll(
  events: EventLog,
  { after, isReset }: Position,
  waitMs: number,
  signal: AbortSignal,
): Promise<News> {
  if (!isReset && after === events.last) await newsOrEnd(events, waitMs, signal)
  const news = events.after(after)?.slice(0, MOST_AT_ONCE) ?? []
  return { epoch: events.epoch, last: news.at(-1)?.number ?? after, events: news, reset: isReset }
}

async function newsOrEnd(events: EventLog, waitMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  using opened = new DisposableStack()
  await new Promise<void>((resolve) => {
    const end = () => resolve()
    opened.use(events.subscribe(end))
    const timer = setTimeout(end, waitMs)
    opened.defer(() => clearTimeout(timer))
    signal.addEventListener('abort', end)
    opened.defer(() => signal.removeEventListener('abort', end))
  })
}
