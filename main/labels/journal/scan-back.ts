import type { Logger } from '@scanbench/plugin'
import type { Scan } from '../../records/scan-records.ts'
import type { PrintJournal } from './print-journal.ts'

/** Labels that are read after they were printed close their jobs. */
export class ScanBack {
  readonly #journal: Pick<PrintJournal, 'answers'>
  readonly #log: Logger

  constructor({ journal, log }: { journal: Pick<PrintJournal, 'answers'>; log: Logger }) {
    this.#journal = journal
    this.#log = log
  }

  /** Never rejects: a scan goes on whatever becomes of a label. */
  async follow(scan: Scan): Promise<void> {
    try {
      await this.#journal.answers.scanned(scan.data)
    } catch (error) {
      this.#log.error('A label that was read could not be noted', { scan: scan.pk, error })
    }
  }
}
