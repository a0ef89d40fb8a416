import type { EventLog } from '../../events/event-log.ts'
import type { StationEvent } from '../../records/station-event.ts'
import type { Position } from './position.ts'

interface Parts {
  events: EventLog
  position: Position
  heartbeatMs: number
  signal: AbortSignal
}

const MOST_BEHIND = 1000
const MOST_AT_ONCE = 500

/**
 * News as lines of JSON, each given out as soon as it is known. Nothing is kept for a reader: it is handed what the log
 * holds after its position, and let go when it falls 1000 behind. The first line tells the run of the station.
 */
export function eventStream(parts: Parts): ReadableStream<Uint8Array> {
  const reading = new Reading(parts)
  return new ReadableStream(
    {
      start: (controller) => reading.start(controller),
      pull: (controller) => reading.next(controller),
      cancel: () => reading.release(),
    },
    { highWaterMark: 0 },
  )
}

type Sign = 'reset' | 'heartbeat'
type Controller = ReadableStreamDefaultController<Uint8Array>

class Reading {
  readonly #events: EventLog
  readonly #heartbeatMs: number
  readonly #signal: AbortSignal
  readonly #encoder = new TextEncoder()
  /** What was news before the reader came is no sign of slowness. */
  readonly #startedAt: number
  readonly #opened = new DisposableStack()
  #after: number
  #due: Sign | null
  #wake: () => void = () => undefined

  constructor({ events, position, heartbeatMs, signal }: Parts) {
    this.#events = events
    this.#heartbeatMs = heartbeatMs
    this.#signal = signal
    this.#startedAt = events.last
    this.#after = position.after
    this.#due = position.isReset ? 'reset' : 'heartbeat'
  }

  start(controller: Controller): void {
    const close = () => this.#close(controller)
    this.#opened.use(this.#events.subscribe(() => (this.#isTooSlow() ? close() : this.#wake())))
    const timer = setInterval(() => this.#beat(), this.#heartbeatMs)
    this.#opened.defer(() => clearInterval(timer))
    this.#signal.addEventListener('abort', close)
    this.#opened.defer(() => this.#signal.removeEventListener('abort', close))
    if (this.#signal.aborted) close()
  }

  async next(controller: Controller): Promise<void> {
    while (!this.#opened.disposed) {
      const lines = this.#take().map((event) => `${JSON.stringify(event)}\n`)
      if (lines.length > 0) return controller.enqueue(this.#encoder.encode(lines.join('')))
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  release(): void {
    this.#opened.dispose()
    this.#wake()
  }

  #close(controller: Controller): void {
    if (this.#opened.disposed) return
    this.release()
    controller.close()
  }

  #take(): StationEvent[] {
    const sign = this.#due === null ? [] : [this.#sign(this.#due)]
    this.#due = null
    const news = this.#events.after(this.#after)?.slice(0, MOST_AT_ONCE) ?? []
    this.#after = news.at(-1)?.number ?? this.#after
    return [...sign, ...news]
  }

  #sign(type: Sign): StationEvent {
    return { number: this.#after, time: new Date().toISOString(), type, data: { epoch: this.#events.epoch } }
  }

  #beat(): void {
    this.#due ??= 'heartbeat'
    this.#wake()
  }

  #isTooSlow(): boolean {
    return this.#events.last - Math.max(this.#after, this.#startedAt) > MOST_BEHIND
  }
}
