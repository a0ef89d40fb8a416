import { randomUUID } from 'node:crypto'
import type { Logger } from '@scanbench/plugin'
import type { StationEvent } from '../records/station-event.ts'

type Numbered<E> = E extends { type: infer T; data: infer D } ? { type: T; data: D } : never

/** News as a service tells it; the log adds number and time. */
export type News = Numbered<Exclude<StationEvent, { type: 'heartbeat' | 'reset' }>>

const SIZE = 10_000

/** The news of this run of the station, numbered without gaps; the last 10 000 are kept for clients that were away. */
export class EventLog {
  /** Names this run: numbers start again with the next one. */
  readonly epoch = randomUUID()
  readonly #clock: () => Date
  readonly #log: Logger | undefined
  readonly #ring: StationEvent[] = []
  readonly #listeners = new Set<(event: StationEvent) => void>()
  #last = 0

  constructor({ clock, log }: { clock: () => Date; log?: Logger }) {
    this.#clock = clock
    this.#log = log
  }

  get last(): number {
    return this.#last
  }

  publish(news: News): void {
    const event: StationEvent = { number: this.#last + 1, time: this.#clock().toISOString(), ...news }
    this.#last = event.number
    this.#ring[event.number % SIZE] = event
    for (const listener of this.#listeners) this.#tell(listener, event)
  }

  /** Everything newer than this number, or null when part of it is forgotten or was never said: read all again. */
  after(number: number): StationEvent[] | null {
    if (number > this.#last || number < this.#last - SIZE) return null
    const news: StationEvent[] = []
    for (let next = number + 1; next <= this.#last; next++) {
      const event = this.#ring[next % SIZE]
      if (event !== undefined) news.push(event)
    }
    return news
  }

  subscribe(listener: (event: StationEvent) => void): Disposable {
    // A function of its own for each subscription, so that the same listener may subscribe twice.
    const heard = (event: StationEvent) => listener(event)
    this.#listeners.add(heard)
    return { [Symbol.dispose]: () => void this.#listeners.delete(heard) }
  }

  #tell(listener: (event: StationEvent) => void, event: StationEvent): void {
    try {
      listener(event)
    } catch (error) {
      this.#log?.error('A listener of the event log failed; the others were told', { event: event.type, error })
    }
  }
}
