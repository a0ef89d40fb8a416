import type { ConnectionSpec, Discarded, Frame, Framer } from '@scanbench/plugin/machine'
import { createReportReader } from '../../drivers/protocols/hid-keyboard.ts'
import type { Evidence } from '../../drivers/protocols/scanner-check.ts'
import type { Stroke } from '../../drivers/protocols/wedge.ts'
import type { PieceKind } from '../devices/transports/transport.ts'
import { transportOf } from '../devices/transports/transports.ts'
import type { Timers } from '../waiting/timers.ts'

/** What one scan brought, and how long it took. */
export interface Arrival {
  evidence: Evidence
  tookMs: number
  /** The longest pause between two keys or pieces. */
  gapMs: number
  /** Settings of the driver that its framer found out. */
  learned?: Readonly<Record<string, string>>
}

interface Options {
  spec: ConnectionSpec | null
  /** Its bytes are packets of a protocol: codes are what the driver makes of them. */
  hasPackets: boolean
  framer: Framer
  timers: Timers
  onArrival(arrival: Arrival): void
  /** For protocols that acknowledge: what to write to the scanner. */
  onAnswer(bytes: Uint8Array): void
  /** Reports that no mode of this driver has. */
  onUnknown(): void
}

/** Between two scans of a person it is silent for longer. */
const SILENCE_MS = 300
const MOST_BYTES = 16_384

/** Gathers what comes until it is silent, as raw as the connection gives it. */
export class CheckEvidence implements Disposable {
  readonly #options: Options
  readonly #kind: PieceKind
  readonly #framer: Framer
  #readReport = createReportReader()
  #bytes: number[] = []
  #strokes: Stroke[] = []
  #firstAt: number | null = null
  #lastAt = 0
  #gapMs = 0
  #silence: Disposable | null = null

  constructor(options: Options) {
    const { spec, hasPackets } = options
    this.#options = options
    this.#kind = hasPackets ? 'reports' : piecesOf(spec)
    this.#framer = options.framer
    this.#framer.onFrames?.((parts, answer) => this.#keep(parts, answer))
  }

  push(bytes: Uint8Array, at: number): void {
    this.#time(at)
    if (this.#kind === 'keys') this.#strokes.push(...(this.#readReport(bytes) ?? this.#unknown()))
    else if (this.#kind === 'reports') this.#keep(this.#framer.push(bytes), this.#framer.answer?.() ?? null)
    else if (this.#bytes.length < MOST_BYTES) this.#bytes.push(...bytes)
    this.#silence?.[Symbol.dispose]()
    this.#silence = this.#options.timers.after(SILENCE_MS, () => this.#give())
  }

  [Symbol.dispose](): void {
    this.#silence?.[Symbol.dispose]()
  }

  #keep(parts: readonly (Frame | Discarded)[], answer: Uint8Array | null): void {
    for (const part of parts) {
      if (!('reason' in part)) this.#bytes.push(...part.bytes)
      else if (part.reason === 'unknown report') this.#unknown()
    }
    if (answer !== null) this.#options.onAnswer(answer)
  }

  #unknown(): [] {
    this.#options.onUnknown()
    return []
  }

  #time(at: number): void {
    if (this.#firstAt === null) this.#firstAt = at
    else this.#gapMs = Math.max(this.#gapMs, at - this.#lastAt)
    this.#lastAt = at
  }

  #give(): void {
    const bytes = Uint8Array.from(this.#bytes)
    const strokes = this.#strokes
    const tookMs = this.#lastAt - (this.#firstAt ?? this.#lastAt)
    const gapMs = this.#gapMs
    this.#bytes = []
    this.#strokes = []
    this.#firstAt = null
    this.#gapMs = 0
    this.#readReport = createReportReader()
    const evidence: Evidence =
      this.#kind === 'keys' ? { kind: 'keys', strokes, ending: null } : { kind: 'bytes', bytes }
    if (bytes.length > 0 || strokes.length > 0)
      this.#options.onArrival({ evidence, tookMs, gapMs, learned: this.#framer.learned?.() ?? {} })
  }
}

/** Without a connection it is a driver that reaches its scanner in a way of its own. */
function piecesOf(spec: ConnectionSpec | null): PieceKind {
  return spec === null ? 'bytes' : transportOf(spec).pieces(spec)
}
