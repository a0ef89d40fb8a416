import type { Printers } from '../../machines/printers/printer-port.ts'
import type { Listing, Page } from '../../records/page.ts'
import type { Machine } from '../../records/machine-records.ts'

export interface StationPrinterOptions {
  /** Pk of the machine that the station's settings name; empty for none. */
  chosen: () => Promise<string>
  machines: Printers & {
    list(filters: { machine_type: string; active: boolean }, page: Page): Promise<Listing<Machine>>
  }
}

const ALL: Page = { limit: null, offset: 0, search: [], ordering: ['name'] }

/** Where labels come out when nobody chose a printer. */
export class StationPrinter {
  readonly #options: StationPrinterOptions

  constructor(options: StationPrinterOptions) {
    this.#options = options
  }

  /** The one of the settings, else the first that is set up; real ones before simulated ones. Null without any. */
  async pick(): Promise<string | null> {
    const { chosen, machines } = this.#options
    const wish = await chosen()
    if (wish !== '' && machines.printer(wish) !== null) return wish
    const { results } = await machines.list({ machine_type: 'label-printer', active: true }, ALL)
    const usable = results.filter(({ pk }) => machines.printer(pk) !== null)
    return (usable.find(({ simulated }) => !simulated) ?? usable[0])?.pk ?? null
  }
}
