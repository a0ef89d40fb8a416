import type { Machine } from '../../records/machine-records.ts'
import type { Listing, Page } from '../../records/page.ts'
import type { PrinterPort, Printers } from './printer-port.ts'

/** The machines of a station, as far as they print labels. */
export interface PrinterShelf extends Printers {
  list(filters: { machine_type: string; active: boolean }, page: Page): Promise<Listing<Machine>>
}

export interface LabelPrinter {
  record: Machine
  /** Null for one that has no driver. */
  port: PrinterPort | null
}

const ALL: Page = { limit: null, offset: 0, search: [], ordering: ['name'] }

/** All label printers that are switched on, by name. */
export async function labelPrinters(machines: PrinterShelf): Promise<LabelPrinter[]> {
  const { results } = await machines.list({ machine_type: 'label-printer', active: true }, ALL)
  return results.map((record) => ({ record, port: machines.printer(record.pk) }))
}

/** Those that can be printed on. */
export async function usablePrinters(machines: PrinterShelf): Promise<Machine[]> {
  return (await labelPrinters(machines)).flatMap(({ record, port }) => (port === null ? [] : [record]))
}
