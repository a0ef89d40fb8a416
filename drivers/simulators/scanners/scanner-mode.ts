import type { ReportField } from '@scanbench/plugin/machine'

/** What lies in front of a scanner. */
export interface ShownCode {
  /** Its AIM identifier; empty where nobody said what kind of code it is. */
  aim: string
  bytes: Uint8Array
}

/** What the station wants of the scanner, or says of what it was sent. */
export type ScannerRequest = 'taken' | 'again' | 'beep' | 'error beep' | 'lamp on' | 'lamp off' | 'trigger' | 'release'

/** How a scanner speaks in one of its modes. What it hears may come in any pieces, so each scanner has its own. */
export interface ScannerMode {
  /** Messages are reports, and are never cut. */
  readonly carries: 'bytes' | 'messages'
  /** A code as it goes out, in the order of sending. */
  say(code: ShownCode): Uint8Array[]
  /** The same without what ends a code. */
  withoutEnd(said: readonly Uint8Array[]): Uint8Array[]
  /** A piece with some of it changed on the way. */
  garble(piece: Uint8Array): Uint8Array
  hear(bytes: Uint8Array): ScannerRequest[]
  /** For protocols in which each piece waits for an answer. */
  readonly acknowledgement: Acknowledgement | null
  /** What the device says of its reports; null where it is on no HID. */
  readonly fields: readonly ReportField[] | null
}

export interface Acknowledgement {
  withinMs: number
  /** A piece that is sent once more. */
  again(piece: Uint8Array): Uint8Array
  /** What the scanner says to a command. */
  readonly answer: Uint8Array
}

/** Every third byte loses its highest bit, or gains it. */
export function garbledBytes(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => (index % 3 === 2 ? byte ^ 0x80 : byte))
}

export const NOTHING_HEARD = (): ScannerRequest[] => []
