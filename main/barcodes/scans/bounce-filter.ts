interface LastRead {
  code: string
  at: number
}

export interface Read {
  /** The device; reads of different devices never suppress each other. */
  device: string
  bytes: Uint8Array
  /** Milliseconds, of whatever clock the caller keeps to. */
  at: number
  /** 0 for "count by scanning". */
  windowMs: number
}

/** A code that stays in view of a scanner is read again and again; within the window it counts once. */
export class BounceFilter {
  readonly #last = new Map<string, LastRead>()
  #suppressed = 0

  /** How many reads were taken for repetitions. */
  get suppressed(): number {
    return this.#suppressed
  }

  /** Is this a scan of its own? A suppressed read starts the window anew. */
  accepts({ device, bytes, at, windowMs }: Read): boolean {
    const code = Buffer.from(bytes).toString('latin1')
    const last = this.#last.get(device)
    this.#last.set(device, { code, at })
    const elapsedMs = last === undefined || last.code !== code ? Infinity : at - last.at
    // Negative when somebody set the clock back: rather one scan too many than one lost.
    const repeats = elapsedMs >= 0 && elapsedMs < windowMs
    if (repeats) this.#suppressed += 1
    return !repeats
  }
}
