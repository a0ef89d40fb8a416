import type { Logger } from '@scanbench/plugin'
import type { Scan } from '../../records/scan-records.ts'

export interface PrintOnScanOptions {
  /** Is the rule switched on? */
  isOn: () => Promise<boolean>
  /** Prints the usual label of one object. */
  print: (match: NonNullable<Scan['match']>) => Promise<unknown>
  log: Logger
}

/** The rule "print the label of every item that is scanned". */
export class PrintOnScan {
  readonly #options: PrintOnScanOptions

  constructor(options: PrintOnScanOptions) {
    this.#options = options
  }

  /** Never rejects: a label that cannot be printed must not disturb the next scan. */
  async follow(scan: Scan): Promise<void> {
    const { isOn, print, log } = this.#options
    if (scan.match === null || scan.endpoint !== 'machine') return
    try {
      if (await isOn()) await print(scan.match)
    } catch (error) {
      log.error('The label of a scanned object could not be printed', { scan: scan.pk, match: scan.match, error })
    }
  }
}
