import { usablePrinters, type PrinterShelf } from '../../machines/printers/label-printers.ts'

export interface StationPrinterOptions {
  /** Pk of the machine that the station's settings name; empty for none. */
  chosen: () => Promise<string>
  machines: PrinterShelf
}

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
    const usable = await usablePrinters(machines)
    return (usable.find(({ simulated }) => !simulated) ?? usable[0])?.pk ?? null
  }
}
