import type { ScanContext, ScanResult } from '../data.ts'
import type { BarcodeScannerDriver, Framer, MachineSettingValues } from '../machine/driver.ts'
import type { PluginCalls } from './plugin-calls.ts'

/** A code that a plugin was shown, and what it said. @since 1.0 */
export interface FakeScan {
  /** The text of the code. */
  barcode: string
  /** What `scan()` answered; null: not mine. */
  answer: ScanResult | null
}

/** How a fake scanner is set. @since 1.0 */
export interface ScannerOptions {
  /** Cuts the bytes into codes; without one each line is a code. */
  driver?: BarcodeScannerDriver
  /** Of the driver. */
  settings?: MachineSettingValues
  /** What the station knows besides the text. */
  context?: Partial<ScanContext>
}

/**
 * A scanner that types codes at a plugin: bytes go in, in any pieces, are cut into codes, and each is shown to the plugin.
 * @example
 * const scanner = new FakeScanner(run)
 * await scanner.send('BOX-7\rBOX', '-8\r')
 * expect(scanner.scans.map(({ answer }) => answer)).toEqual([{ stockitem: { pk: 7 } }, { stockitem: { pk: 8 } }])
 * @since 1.0
 */
export class FakeScanner {
  /** Everything that was scanned, in order. */
  readonly scans: FakeScan[] = []
  readonly #plugin: Pick<PluginCalls, 'scan'>
  readonly #options: ScannerOptions

  /** At the plugin of a run. */
  constructor(plugin: Pick<PluginCalls, 'scan'>, options: ScannerOptions = {}) {
    this.#plugin = plugin
    this.#options = options
  }

  /** The scanner sends these pieces and is silent then. What its driver gives up is no scan, as in the station. */
  async send(...pieces: readonly (string | Uint8Array)[]): Promise<void> {
    const { driver, settings = {}, context = {} } = this.#options
    const encoder = new TextEncoder()
    const bytes = pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece))
    const codes = driver === undefined ? linesOf(bytes) : framesOf(driver.createFramer(settings), bytes)
    for (const barcode of codes.map((code) => code.trim()).filter((code) => code !== ''))
      this.scans.push({ barcode, answer: await this.#plugin.scan(barcode, context) })
  }
}

function linesOf(pieces: readonly Uint8Array[]): string[] {
  const decoder = new TextDecoder()
  return pieces
    .map((piece) => decoder.decode(piece, { stream: true }))
    .join('')
    .split(/[\r\n]+/)
}

function framesOf(framer: Framer, pieces: readonly Uint8Array[]): string[] {
  const decoder = new TextDecoder()
  const frames = [...pieces.flatMap((piece) => framer.push(piece)), ...framer.flush('silence')]
  return frames.flatMap((frame) => ('reason' in frame ? [] : [decoder.decode(frame.bytes)]))
}
