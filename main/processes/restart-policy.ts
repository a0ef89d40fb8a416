export interface RestartRules {
  /** Waits before the first, second ... restart; the last one repeats. */
  delaysMs: readonly number[]
  /** A run of this length counts as calm: the waits start over. */
  calmMs: number
  /** So many crashes ... */
  crashLimit: number
  /** ... within so long, and no further restart is tried. */
  crashWindowMs: number
}

/** Decides what follows a crash. Time comes in as numbers. */
export class RestartPolicy {
  readonly #rules: RestartRules
  #crashes: number[] = []
  #nextDelay = 0

  constructor(rules: RestartRules) {
    this.#rules = rules
  }

  /** Milliseconds until the restart, or null: give up until a person says start. */
  crashed({ startedAt, endedAt }: { startedAt: number; endedAt: number }): number | null {
    const { delaysMs, calmMs, crashLimit, crashWindowMs } = this.#rules
    this.#crashes = [...this.#crashes.filter((at) => endedAt - at < crashWindowMs), endedAt]
    if (this.#crashes.length >= crashLimit) return null
    if (endedAt - startedAt >= calmMs) this.#nextDelay = 0
    const delay = delaysMs[Math.min(this.#nextDelay, delaysMs.length - 1)] ?? 0
    this.#nextDelay += 1
    return delay
  }

  reset(): void {
    this.#crashes = []
    this.#nextDelay = 0
  }
}
