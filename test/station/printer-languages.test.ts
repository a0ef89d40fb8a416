import { expect, test } from 'vitest'
import type { DrawnLabel, LabelPrinterDriver } from '@scanbench/plugin/machine'
import { BrotherPtDriver } from '../../drivers/printers/brother/brother-pt-printer.ts'
import { BrotherQlDriver } from '../../drivers/printers/brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from '../../drivers/printers/dpl/dpl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl/epl-printer.ts'
import { EscPosPrinterDriver } from '../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { labelRaster } from '../../drivers/printers/common/label-raster.ts'
import { SbplPrinterDriver } from '../../drivers/printers/sbpl/sbpl-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { readCodes } from '../../main/labels/drawing/raster/code-reader.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import { addMachine } from '../support/machines.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { connectSerialPrinter } from '../support/serial-printer.ts'
import { createTestStation } from '../support/test-station.ts'

/** Those that the printer draws, and those that another program reads in what it gets as dots. */
async function codesOf(labels: DrawnLabel[]): Promise<string[]> {
  const steps = labels.flatMap((label) => label.steps)
  const drawn = steps.flatMap((step) => (step.kind === 'barcode' ? [step.data] : []))
  const pictures = labels.map((label) => ({ ...label, steps: label.steps.filter((step) => step.kind === 'bitmap') }))
  const read = await Promise.all(pictures.map((label) => readCodes(labelRaster(label))))
  return [...drawn, ...read.flat().map(({ text }) => text)]
}

/** As the driver gets them, without the mark of the driver's settings. */
function ownSettings(settings: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key.replace('D/', ''), value]))
}

const PRINTERS: readonly [string, LabelPrinterDriver, Record<string, string>, string][] = [
  ['tspl', new TsplPrinterDriver(), {}, 'printed'],
  ['epl', new EplPrinterDriver(), { 'D/MATRIX_CODES': 'printer' }, 'sent'],
  ['cpcl', new CpclPrinterDriver(), {}, 'printed'],
  ['brother-ql', new BrotherQlDriver(), { 'D/CONNECTION': 'serial' }, 'printed'],
  ['brother-pt', new BrotherPtDriver(), { 'D/CONNECTION': 'serial', 'D/MODEL': 'PT-P900W' }, 'printed'],
  ['esc-pos', new EscPosPrinterDriver(), {}, 'printed'],
  ['sbpl', new SbplPrinterDriver(), {}, 'printed'],
  ['dpl', new DplPrinterDriver(), {}, 'printed'],
]

test.each(PRINTERS)(
  'a label comes out of a %s printer on a real serial port',
  async (language, driver, settings, state) => {
    await using cable = await openPtyPair()
    using printer = connectSerialPrinter(cable.far, { language, msPerLabel: 200 })
    await using station = await createTestStation()
    using news = await station.news()
    const part = await station.json<Part>('POST', '/api/part/', { name: 'Pen "blue" ~!T ^XA', IPN: 'BP-0042' })
    const [item] = await station.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity: 48 })
    const machine = await addMachine(station, news, {
      name: 'Printer',
      machine_type: 'label-printer',
      driver: language,
      settings: { 'D/PORT': cable.near, ...settings },
    })
    await station.json('POST', '/api/label/print/', {
      template: 1,
      items: [item!.pk],
      plugin: 'inventreelabelmachine',
      machine: machine.pk,
    })
    const labels = driver.decode(await printer.out, ownSettings(settings))
    expect(await codesOf(labels)).toEqual([`INV-SI${item!.pk}`])
    const job = await news.until('print-job.changed', (job: PrintJob) => job.counts[state] === 1)
    expect({ counts: job.counts, labels: printer.labels.length }).toEqual({ counts: { [state]: 1 }, labels: 1 })
  },
)
