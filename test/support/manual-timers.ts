import type { Timers } from '../../main/waiting/timers.ts'

interface Due {
  at: number
  work: () => void
}

/** Time that passes when a test says so. */
export class ManualTimers implements Timers {
  #now = Date.parse('2026-01-05T08:00:00Z')
  #due: Due[] = []

  readonly clock = (): Date => new Date(this.#now)

  /** Milliseconds until each, soonest first. */
  get waits(): number[] {
    return this.#due.map(({ at }) => at - this.#now).toSorted((a, b) => a - b)
  }

  after(delayMs: number, work: () => void): Disposable {
    const due = { at: this.#now + delayMs, work }
    this.#due.push(due)
    return { [Symbol.dispose]: () => void (this.#due = this.#due.filter((other) => other !== due)) }
  }

  advance(ms: number): void {
    const end = this.#now + ms
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = next.at
      next.work()
    }
    this.#now = end
  }

  #next(end: number): Due | undefined {
    const next = this.#due.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
    this.#due = this.#due.filter((other) => other !== next)
    return next
  }
}
