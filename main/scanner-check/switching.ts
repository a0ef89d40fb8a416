import { identityIn } from '../../drivers/transports/serial.ts'
import { SCANNER_MODES, type ScannerMode } from '../../drivers/devices/scanner-catalogue.ts'
import type { FoundScanner } from '../machines/scanners/found-scanners.ts'

export type SwitchOutcome = 'told' | 'taken' | 'refused'

const ACK = 0x06
const ENQ = 0x05
const NAK = 0x15
const OUTCOMES: ReadonlyMap<number, SwitchOutcome> = new Map([
  [ACK, 'taken'],
  [ENQ, 'refused'],
  [NAK, 'refused'],
])

interface Options {
  mode: ScannerMode
  vendorId: number
  /** What was plugged in and no machine before. */
  before: readonly FoundScanner[]
}

/** A scanner that was told to change its mode: what it answered, and which of the found scanners it is afterwards. */
export class Switching {
  readonly mode: ScannerMode
  readonly #vendorId: number
  readonly #before: ReadonlySet<string>
  outcome: SwitchOutcome = 'told'

  constructor({ mode, vendorId, before }: Options) {
    this.mode = mode
    this.#vendorId = vendorId
    this.#before = new Set(before.map(keyOf))
  }

  /** It repeats the command, with what it thinks of it before the last sign. */
  heard(bytes: Uint8Array): void {
    for (const byte of bytes) if (this.outcome === 'told') this.outcome = OUTCOMES.get(byte) ?? 'told'
  }

  /** Null while it has not come back, or when two have come that might be it. */
  cameBack(found: readonly FoundScanner[]): FoundScanner | null {
    const fitting = found.filter((each) => this.#fits(each) && !this.#before.has(keyOf(each)))
    return fitting.length === 1 ? (fitting[0] ?? null) : null
  }

  #fits({ mode, machine }: FoundScanner): boolean {
    const places = Object.values(machine?.settings ?? {})
    return mode === SCANNER_MODES[this.mode] && places.some((place) => identityIn(place)?.vendorId === this.#vendorId)
  }
}

function keyOf({ mode, machine }: FoundScanner): string {
  return JSON.stringify([mode, machine?.settings])
}
