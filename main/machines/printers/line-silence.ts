/** Any printer may miss one while it is busy. */
const QUESTIONS = 2
const LOOK_EVERY_MS = 10_000

/** When the silence of a printer is a reason to look whether its line is still there. */
export class LineSilence {
  readonly #now: () => number
  /** On this connection; one that never said a word may be one that cannot. */
  #hasSpoken = false
  #unanswered = 0
  #lookedAt = -Infinity

  constructor(now: () => number) {
    this.#now = now
  }

  /** A new connection. */
  begin(): void {
    this.#hasSpoken = false
    this.#unanswered = 0
    this.#lookedAt = -Infinity
  }

  heard(): void {
    this.#hasSpoken = true
    this.#unanswered = 0
  }

  /** A question has no answer; true when the line should be looked at now. */
  unanswered(): boolean {
    this.#unanswered += 1
    const isDue = this.#hasSpoken && this.#unanswered >= QUESTIONS && this.#now() - this.#lookedAt >= LOOK_EVERY_MS
    if (isDue) this.#lookedAt = this.#now()
    return isDue
  }
}
