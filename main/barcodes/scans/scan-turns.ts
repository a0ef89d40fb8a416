import type { Scan } from '../../records/scan-records.ts'
import type { Resolution } from '../answers/resolution.ts'
import type { ScanWindows } from './scan-windows.ts'

/** Whose a scan is. What nobody takes is looked up, and the rules of the house follow it. */
export type Turn =
  | { kind: 'free' }
  /** It answers what a window asks: it is looked up, and nothing else follows. */
  | { kind: 'answer' }
  /** It waits until a person says what becomes of it. */
  | { kind: 'held' }
  | { kind: 'taken'; resolution: Resolution }

export interface ScanTaker {
  /** Null: it is not for this taker. `look` says what the code means otherwise. */
  take(scan: Scan, look: () => Promise<Resolution>): Promise<Resolution | null>
}

export interface TurnRequest {
  look: () => Promise<Resolution>
  /** It was held, and a person wants it to be used. */
  isReleased: boolean
}

interface Options {
  isLocked: () => boolean
  windows: Pick<ScanWindows, 'policy'>
  takers: readonly ScanTaker[]
}

const LOCKED: Resolution = { state: 'question', error: 'The station is locked. Sign in, then scan again.', choices: [] }
const FREE: Turn = { kind: 'free' }

/** Decides who gets a scan, one alone: a dialog, what waits for a label, then the look-up and the rules. */
export class ScanTurns {
  readonly #isLocked: () => boolean
  readonly #windows: Pick<ScanWindows, 'policy'>
  readonly #takers: readonly ScanTaker[]

  /** The takers are asked in their order. */
  constructor({ isLocked, windows, takers }: Options) {
    this.#isLocked = isLocked
    this.#windows = windows
    this.#takers = takers
  }

  async of(scan: Scan, { look, isReleased }: TurnRequest): Promise<Turn> {
    if (scan.machine !== null && this.#isLocked()) return { kind: 'taken', resolution: LOCKED }
    const { policy } = this.#windows
    if (policy === 'hold' && scan.machine !== null && !isReleased) return { kind: 'held' }
    if (isCommand(scan)) return FREE
    if (policy === 'fill') return { kind: 'answer' }
    for (const taker of this.#takers) {
      const resolution = await taker.take(scan, look)
      if (resolution !== null) return { kind: 'taken', resolution }
    }
    return FREE
  }
}

export function isCommand({ readings }: Pick<Scan, 'readings'>): boolean {
  return readings.some(({ standard }) => standard === 'command')
}
