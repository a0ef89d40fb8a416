import { setTimeout as wait } from 'node:timers'
import { expect, test } from 'vitest'
import type { DrawnLabel, LabelPrinterDriver, SimulatedLanguage } from '@scanbench/plugin/machine'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl-printer.ts'
import { VIRTUAL_LANGUAGES } from '../../drivers/simulators/languages.ts'
import { createVirtualPrinter } from '../../drivers/simulators/virtual-printer.ts'
import type { Part, PrintJob, StockItem } from '../../main/records/records.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { addMachine } from '../support/machines.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { createTestStation } from '../support/test-station.ts'

/** A printer that speaks this language at the far end of a real serial line, and takes its time for a label. */
function connectPrinter(path: string, language: SimulatedLanguage) {
  const line = openSerialEnd(path)
  const out = Promise.withResolvers<Uint8Array>()
  const labels: Uint8Array[] = []
  const printer = createVirtualPrinter({
    language: VIRTUAL_LANGUAGES[language]!(),
    onLabel(bytes) {
      labels.push(bytes)
      out.resolve(bytes)
    },
    answer: (bytes) => line.send(bytes),
    onUnplug: () => line[Symbol.dispose](),
    wait(ms, due) {
      const timer = wait(due, ms)
      return { [Symbol.dispose]: () => clearTimeout(timer) }
    },
  })
  printer.setFaults({ msPerLabel: 200 })
  line.onData((bytes) => printer.receive(bytes))
  return { labels, out: out.promise, [Symbol.dispose]: () => line[Symbol.dispose]() }
}

function codesOf(labels: DrawnLabel[]): string[] {
  return labels.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'barcode' ? [step.data] : [])))
}

const PRINTERS: readonly [SimulatedLanguage, LabelPrinterDriver, Record<string, string>, string][] = [
  ['tspl', new TsplPrinterDriver(), {}, 'printed'],
  ['epl', new EplPrinterDriver(), { 'D/MATRIX_CODES': 'printer' }, 'sent'],
  ['cpcl', new CpclPrinterDriver(), {}, 'printed'],
]

test.each(PRINTERS)(
  'a label comes out of a %s printer on a real serial port',
  async (language, driver, settings, state) => {
    await using cable = await openPtyPair()
    using printer = connectPrinter(cable.far, language)
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
    expect(codesOf(driver.decode(await printer.out, {}))).toEqual([`INV-SI${item!.pk}`])
    const job = await news.until('print-job.changed', (job: PrintJob) => job.counts[state] === 1)
    expect({ counts: job.counts, labels: printer.labels.length }).toEqual({ counts: { [state]: 1 }, labels: 1 })
  },
)
