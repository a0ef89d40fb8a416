const AT_ONCE_MS = 200
/** Ten milliseconds of each second: among many scans it is the few slowest that a silent plugin can touch. */
const SHARE = 0.01

/** How long a plugin may keep scans waiting by mere silence: some at once, and little for long. Time comes in as numbers. */
export class SilenceBudget {
  #leftMs = AT_ONCE_MS
  #countedAt: number

  constructor(at: number) {
    this.#countedAt = at
  }

  left(at: number): number {
    this.#leftMs = Math.min(AT_ONCE_MS, this.#leftMs + (at - this.#countedAt) * SHARE)
    this.#countedAt = at
    return this.#leftMs
  }

  spend(ms: number, at: number): void {
    this.#leftMs = Math.max(0, this.left(at) - ms)
  }

  /** At most so much from here on. */
  cutTo(ms: number, at: number): void {
    this.#leftMs = Math.min(ms, this.left(at))
  }
}
