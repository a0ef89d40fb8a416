import { labelPrinters, type PrinterShelf } from '../../machines/printers/label-printers.ts'
import type { PrinterPort } from '../../machines/printers/printer-port.ts'
import type { PrintJob } from '../../records/print-records.ts'
import { scaleOf } from '../drawing/scale.ts'
import type { LabelSize } from '../label-drawing.ts'
import type { PrintLine } from '../queue/print-line.ts'
import type { LabelTemplates } from '../templates/published-templates.ts'
import { isRollFor } from './roll-for.ts'

interface Options {
  templates: Pick<LabelTemplates, 'find'>
  machines: PrinterShelf
  line: Pick<PrintLine, 'pauses'>
}

export interface FittingPrinter {
  machine: string
  name: string
}

/** The other printers on which the rest of a job can be printed now: they are ready, and their roll is the one for its labels. */
export class FittingPrinters {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async of({ template, machine, options }: PrintJob): Promise<FittingPrinter[]> {
    const { templates, machines, line } = this.#options
    const found = templates.find(template)
    if (found === null) return []
    const { document } = found
    const scale = scaleOf(options)
    const size = { widthMm: document.widthMm * scale, heightMm: document.heightMm * scale }
    const language = document.kind === 'commands' ? document.language : null
    const pauses = await line.pauses()
    return (await labelPrinters(machines)).flatMap(({ record: { pk, name, conditions }, port }) =>
      pk !== machine && port !== null && conditions.length === 0 && !pauses.has(pk) && canPrint(port, size, language)
        ? [{ machine: pk, name }]
        : [],
    )
  }
}

function canPrint({ isConnected, driver, roll }: PrinterPort, size: LabelSize, language: string | null): boolean {
  return isConnected && roll !== null && isRollFor(roll, size) && (language === null || driver.LANGUAGE === language)
}
