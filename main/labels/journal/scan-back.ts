import type { Scan } from '../../records/scan-records.ts'
import type { PrintJournal } from './print-journal.ts'
import { meantBy } from './scan-meaning.ts'
import type { LookUp, ScanMeaning } from './scan-meaning.ts'

/** Labels that are read after they were printed close their jobs; a wrong one is refused. */
export class ScanBack {
  readonly #journal: Pick<PrintJournal, 'answers' | 'get'>

  constructor({ journal }: { journal: Pick<PrintJournal, 'answers' | 'get'> }) {
    this.#journal = journal
  }

  /** Null for what has nothing to do with labels that wait to be read. */
  async take(scan: Scan, look: LookUp): Promise<ScanMeaning | null> {
    const { answers } = this.#journal
    const job = await answers.scanned(scan.data)
    if (job !== null) return meantBy(await look(), `${job.template_name}: ${job.scanned} of ${job.total} scanned`)
    return scan.machine === null ? null : this.#refuseOther(scan)
  }

  /** A label of ours that is not the one: it is on the wrong thing, or the right one is still on the table. */
  async #refuseOther({ data }: Scan): Promise<ScanMeaning | null> {
    const { answers } = this.#journal
    const wanted = await answers.firstUnscanned()
    if (wanted === null || (await answers.labelsWith(data)).length === 0) return null
    const { template_name, scanned, total } = await this.#journal.get(wanted.job)
    const error = `Not this label. Scan ${wanted.code}: ${template_name}, job ${wanted.job}, ${scanned} of ${total} scanned.`
    return { state: 'failed', plugin: SCAN_BACK, error, result: { error } }
  }
}

const SCAN_BACK = 'Scan back'
