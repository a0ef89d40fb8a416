const WINDOW_MS = 10 * 60_000
/** Once may be a person who pulled a plug, twice one who tried again. */
const FROM = 3

/** How often a machine lost its connection lately. */
export class Flapping {
  readonly #clock: () => Date
  #losses: number[] = []

  constructor(clock: () => Date) {
    this.#clock = clock
  }

  lost(): void {
    this.#losses = [...this.#recent(), this.#clock().getTime()]
  }

  /** What is likely wrong, and what to do; empty while all is well. */
  get words(): string {
    const times = this.#recent().length
    if (times < FROM) return ''
    return `Lost ${times} times in 10 minutes: try another cable or socket, and switch off power saving for it.`
  }

  #recent(): number[] {
    const since = this.#clock().getTime() - WINDOW_MS
    return this.#losses.filter((at) => at > since)
  }
}
