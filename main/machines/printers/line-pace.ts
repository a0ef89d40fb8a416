/** A byte on a serial line has ten bits. */
const BITS_PER_BYTE = 10

/** How far a serial line is with what it was given: the system takes bytes long before they are through. */
export class LinePace {
  readonly #now: () => number
  #freeAt = 0
  #bitsPerSecond: number | null = null

  /** Milliseconds of a clock that only goes forward. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Another line, with nothing on it; null: one of which the rate is not known. */
  begin(bitsPerSecond: number | null): void {
    this.#bitsPerSecond = bitsPerSecond
    this.#freeAt = 0
  }

  /** So many bytes take so long, behind nothing. */
  msOf(bytes: number): number {
    return this.#bitsPerSecond === null ? 0 : Math.ceil((bytes * BITS_PER_BYTE * 1000) / this.#bitsPerSecond)
  }

  given(bytes: number): void {
    this.#freeAt = Math.max(this.#freeAt, this.#now()) + this.msOf(bytes)
  }

  /** Until all that it was given is through. */
  get busyMs(): number {
    return Math.max(0, Math.ceil(this.#freeAt - this.#now()))
  }
}
