import { describe, expect, it } from 'vitest'
import { createVirtualZplPrinter } from '../support/virtual-zpl-printer.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import type { Part, StockItem } from '../../main/records/stock-records.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { addMachine } from '../support/machines.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { readLabel } from '../support/read-label.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const LABEL = { widthMm: 50, heightMm: 30, dpmm: 8 }

async function addStock(test: TestStation): Promise<StockItem> {
  const hall = await test.json<{ pk: number }>('POST', '/api/stock/location/', { name: 'Hall A' })
  const part = await test.json<Part>('POST', '/api/part/', { name: 'Ball pen blue', IPN: 'BP-0042' })
  const made = await test.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity: 48, location: hall.pk })
  return made[0]!
}

/** A printer that speaks ZPL at the far end of a real serial line. */
function connectPrinter(path: string) {
  const line = openSerialEnd(path)
  const labels: Uint8Array[] = []
  const first = Promise.withResolvers<Uint8Array>()
  const printer = createVirtualZplPrinter({
    onLabel(commands) {
      labels.push(commands)
      first.resolve(commands)
    },
    answer: (bytes) => line.send(bytes),
  })
  line.onData((bytes) => printer.receive(bytes))
  return { labels, first: first.promise, [Symbol.dispose]: () => line[Symbol.dispose]() }
}

describe('a scan on a real serial port', () => {
  it('finds the stock item and its label comes out of a real serial port, readable, with the code of the item', async () => {
    await using scannerLine = await openPtyPair()
    await using printerLine = await openPtyPair()
    using scanner = openSerialEnd(scannerLine.far)
    using printer = connectPrinter(printerLine.far)
    await using test = await createTestStation()
    using news = await test.news()
    const item = await addStock(test)
    await addMachine(test, news, {
      name: 'Bench scanner',
      machine_type: 'barcode-scanner',
      driver: 'serial-scanner',
      settings: { 'D/PORT': scannerLine.near },
    })
    const zebra = await addMachine(test, news, {
      name: 'Zebra',
      machine_type: 'label-printer',
      driver: 'zpl',
      settings: { 'D/CONNECTION': 'serial', 'D/PORT': printerLine.near },
    })

    scanner.send(Buffer.from('INV-S'))
    scanner.send(Buffer.from(`I${item.pk}\r\n`))
    const scan = await news.until('scan.resolved')
    expect(scan).toMatchObject({
      data: `INV-SI${item.pk}`,
      state: 'matched',
      match: { model: 'stockitem', pk: item.pk },
    })

    await test.json('POST', '/api/label/print/', {
      template: 1,
      items: [item.pk],
      plugin: 'inventreelabelmachine',
      machine: zebra.pk,
    })
    expect(await readLabel(await printer.first, LABEL)).toContain(`INV-SI${item.pk}`)
    const job = await news.until('print-job.changed', (state: PrintJob) => state.state === 'printed')
    expect({ counts: job.counts, labels: printer.labels.length }).toEqual({ counts: { printed: 1 }, labels: 1 })
  })
})

describe('the rule "print on scan"', () => {
  const simulated = [
    { name: 'Scanner', machine_type: 'barcode-scanner', driver: 'simulated-scanner', settings: {} },
    { name: 'Printer', machine_type: 'label-printer', driver: 'simulated-printer', settings: {} },
  ] as const

  it('prints the label of each item that is scanned, and of no code that is typed', async () => {
    await using test = await createTestStation()
    using news = await test.news()
    const item = await addStock(test)
    const scanner = await addMachine(test, news, simulated[0])
    await addMachine(test, news, simulated[1])
    await test.json('PATCH', '/api/settings/global/STATION_PRINT_ON_SCAN/', { value: true })

    await test.json('POST', '/api/barcode/', { barcode: `INV-SI${item.pk}` })
    const scan = { kind: 'scan', text: `INV-SI${item.pk}` }
    await test.json('POST', `/api/station/machines/${scanner.pk}/simulate/`, scan)
    await news.until('print-job.changed', ({ state }) => state === 'printed')
    const jobs = await test.json<PrintJob[]>('GET', '/api/station/print-jobs/')
    expect(jobs.map(({ template_name, total, state }) => ({ template_name, total, state }))).toEqual([
      { template_name: 'Item label', total: 1, state: 'printed' },
    ])
  })
})
