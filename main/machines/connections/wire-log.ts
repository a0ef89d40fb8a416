import { formatTranscript } from '../../../drivers/transports/fake/transcript.ts'

/** Something that went over a line. */
export interface WireEntry {
  at: Date
  direction: 'out' | 'in'
  /** All bytes, or the first of many. */
  bytes: Uint8Array
  /** How many there were. */
  size: number
}

const MOST_ENTRIES = 200
/** A picture has megabytes, and its head tells enough. */
const MOST_BYTES = 2048

/** The last that was said and heard on the line of a machine. */
export class WireLog {
  readonly #clock: () => Date
  #entries: WireEntry[] = []

  constructor(clock: () => Date) {
    this.#clock = clock
  }

  add(direction: WireEntry['direction'], bytes: Uint8Array): void {
    const entry = { at: this.#clock(), direction, bytes: bytes.slice(0, MOST_BYTES), size: bytes.length }
    this.#entries = [...this.#entries, entry].slice(-MOST_ENTRIES)
  }

  /** Oldest first. */
  get entries(): readonly WireEntry[] {
    return this.#entries
  }

  /** As tests replay it. */
  transcript(): string {
    return formatTranscript(this.#entries)
  }
}
