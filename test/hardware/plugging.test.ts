import { expect, test, vi } from 'vitest'
import type { Part, PrintJob, StockItem } from '../../main/records/records.ts'
import { eventually } from '../support/eventually.ts'
import { addMachine } from '../support/machines.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'
import { createHidPosScanner, POS_SCANNER } from './devices/hid-pos-scanner.ts'
import { printLabelsOf } from './devices/label-printer.ts'
import { createUsbPrinter, USB_PRINTER } from './devices/usb-printer.ts'
import { plugIn } from './usb/host-socket.ts'
import { deviceFile } from './system-files.ts'
import { identityOf, printerOf, scannerOf } from './usb-machines.ts'

/** A second, and what an emulated processor needs for it. */
const SEEN_WITHIN_MS = 4000
/** A label of some hundred bytes then takes seconds. */
const CREEPING_BYTES_PER_SECOND = 100

async function addItems(station: TestStation, count: number): Promise<number[]> {
  const part = await station.json<Part>('POST', '/api/part/', { name: 'Ball pen blue', IPN: 'BP-0042' })
  const items: number[] = []
  while (items.length < count) {
    const [item] = await station.json<StockItem[]>('POST', '/api/stock/', { part: part.pk, quantity: 1 })
    items.push(item!.pk)
  }
  return items
}

async function countsOf(station: TestStation): Promise<PrintJob['counts']> {
  const [job] = await station.json<PrintJob[]>('GET', '/api/station/print-jobs/')
  return job!.counts
}

async function untilCounts(station: TestStation, fits: (counts: PrintJob['counts']) => boolean): Promise<void> {
  const check = async (): Promise<void> => {
    const counts = await countsOf(station)
    if (!fits(counts)) throw new Error(`The labels are ${JSON.stringify(counts)}.`)
  }
  await vi.waitFor(check, { timeout: 45_000, interval: 200 })
}

test('a scanner that is pulled out and put in again, in any socket, is back at once', async () => {
  const scanner = createHidPosScanner('B')
  const cable = await plugIn(scanner.device)
  await using station = await createTestStation()
  using news = await station.news()
  const { pk } = await addMachine(station, news, scannerOf('hid-pos-scanner', { 'D/DEVICE': identityOf(POS_SCANNER) }))
  await cable.unplug()
  await news.until('machine.changed', (machine) => machine.pk === pk && machine.status === 400)

  await using _other = await plugIn(createUsbPrinter(USB_PRINTER).device, cable.port)
  using later = await station.news()
  await using again = await plugIn(scanner.device)
  await deviceFile(again.port, 'hidraw')
  const pluggedAt = performance.now()
  await later.until('machine.changed', (machine) => machine.pk === pk && machine.status === 100)
  expect(performance.now() - pluggedAt).toBeLessThan(SEEN_WITHIN_MS)
  // As a person does: what is read in the first moment may be old, and is dropped.
  await vi.waitFor(
    () => {
      scanner.scan('4006381333931', ']E0')
      expect(later.events.map(({ type }) => type)).toContain('scan.resolved')
    },
    { timeout: 20_000, interval: 300 },
  )
})

test('a label whose printer is pulled out in the middle of it is never said to be printed, and the next comes out', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  const cable = await plugIn(printer.device)
  const paper = printLabelsOf(printer)
  await using station = await createTestStation()
  using news = await station.news()
  const items = await addItems(station, 2)
  const machine = await addMachine(
    station,
    news,
    printerOf({ 'D/CONNECTION': 'usb', 'D/DEVICE': identityOf(USB_PRINTER.model) }),
  )
  const heardBefore = printer.received().length
  printer.setRate(CREEPING_BYTES_PER_SECOND)
  await station.json('POST', '/api/label/print/', {
    template: 1,
    items,
    plugin: 'inventreelabelmachine',
    machine: machine.pk,
  })
  await eventually(() => {
    const heard = Buffer.from(printer.received().subarray(heardBefore)).toString('latin1')
    expect(heard.lastIndexOf('^XA')).toBeGreaterThan(heard.lastIndexOf('^XZ'))
  })
  await cable.unplug()

  paper.restart()
  printer.setRate(null)
  await using _again = await plugIn(printer.device)
  await untilCounts(station, (counts) => counts['printed'] === 1)
  expect([(await countsOf(station))['printed'], paper.labels.length]).toEqual([1, 1])
})
