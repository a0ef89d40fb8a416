import { expect, test, vi } from 'vitest'
import { createZplLanguage } from '../../drivers/simulators/zpl-language.ts'
import { eventually } from '../support/eventually.ts'
import { addMachine } from '../support/machines.ts'
import { createTestStation } from '../support/test-station.ts'
import { createHidPosScanner, POS_SCANNER } from './devices/hid-pos-scanner.ts'
import { printLabelsOf } from './devices/label-printer.ts'
import { createSerialDevice, SERIAL_SCANNER } from './devices/serial-device.ts'
import { createUsbPrinter, USB_PRINTER } from './devices/usb-printer.ts'
import { addItems, answerDoubt, orderLabels, untilCounts } from './label-orders.ts'
import { plugIn } from './usb/host-socket.ts'
import { deviceFile } from './system-files.ts'
import { identityOf, printerOf, scannerOf } from './usb-machines.ts'

/** From the file of the device to the machine that works. An emulated processor may be busy with other things once or twice. */
const BACK_WITHIN_MS = 1000
const PLUGS = 3
/** Of the port: paper empty, selected, no error. */
const PAPER_OUT = 0x38
const NO_MEDIA = 301
/** A label of some hundred bytes then takes seconds. */
const CREEPING_BYTES_PER_SECOND = 100

test('a scanner that is pulled out and put in again, in any socket, is back within a second', async ({ annotate }) => {
  const scanner = createHidPosScanner('B')
  let cable = await plugIn(scanner.device)
  await using station = await createTestStation()
  using news = await station.news()
  const { pk } = await addMachine(station, news, scannerOf('hid-pos-scanner', { 'D/DEVICE': identityOf(POS_SCANNER) }))
  const others = new AsyncDisposableStack()
  const times: number[] = []
  while (times.length < PLUGS) {
    using later = await station.news()
    await cable.unplug()
    await later.until('machine.changed', (machine) => machine.pk === pk && machine.status === 400)
    // Something else takes its socket.
    others.use(await plugIn(createUsbPrinter(USB_PRINTER).device, cable.port))
    using again = await station.news()
    cable = await plugIn(scanner.device)
    await deviceFile(cable.port, 'hidraw')
    const pluggedAt = performance.now()
    await again.until('machine.changed', (machine) => machine.pk === pk && machine.status === 100)
    times.push(performance.now() - pluggedAt)
  }
  // As a person does: what is read in the first moment may be old, and is dropped.
  await vi.waitFor(
    () => {
      scanner.scan('4006381333931', ']E0')
      expect(news.events.map(({ type }) => type)).toContain('scan.resolved')
    },
    { timeout: 20_000, interval: 300 },
  )
  await cable.unplug()
  await others.disposeAsync()
  await annotate(`hot plug to a working machine: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`)
  expect(Math.min(...times)).toBeLessThan(BACK_WITHIN_MS)
})

test('a label whose printer is pulled out in the middle of it is for a person to look at; then the rest comes out', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  const cable = await plugIn(printer.device)
  const paper = printLabelsOf(printer, createZplLanguage())
  await using station = await createTestStation()
  using news = await station.news()
  const items = await addItems(station, 2)
  const machine = await addMachine(
    station,
    news,
    printerOf('zpl', { 'D/CONNECTION': 'usb', 'D/DEVICE': identityOf(USB_PRINTER.model) }),
  )
  const heardBefore = printer.received().length
  printer.setRate(CREEPING_BYTES_PER_SECOND)
  await orderLabels(station, machine, items)
  await eventually(() => {
    const heard = Buffer.from(printer.received().subarray(heardBefore)).toString('latin1')
    expect(heard.lastIndexOf('^XA')).toBeGreaterThan(heard.lastIndexOf('^XZ'))
  })
  await cable.unplug()

  paper.restart()
  printer.setRate(null)
  await using _again = await plugIn(printer.device)
  await untilCounts(station, (counts) => counts['unknown'] === 1 && counts['queued'] === 1)
  expect(paper.labels).toEqual([])
  await answerDoubt(station, 'none')
  await untilCounts(station, (counts) => counts['printed'] === 2)
  expect(paper.labels).toHaveLength(2)
})

test('a printer whose language is silent says by its socket that the paper is out', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  printer.setPortStatus(PAPER_OUT)
  await using _cable = await plugIn(printer.device)
  await using station = await createTestStation()
  using news = await station.news()
  const settings = { 'D/CONNECTION': 'usb', 'D/DEVICE': identityOf(USB_PRINTER.model) } as const
  const { pk } = await addMachine(station, news, printerOf('zpl', settings))
  const told = await news.until('machine.changed', (machine) => machine.pk === pk && machine.status === NO_MEDIA)
  expect(told.status_text).toContain('The paper is out.')
})

test('two serial scanners that are put in again the other way round keep their machines', async () => {
  const [one, other] = ['CDC-A', 'CDC-B'].map((serialNumber) =>
    createSerialDevice({ model: { ...SERIAL_SCANNER, serialNumber }, canBreak: true }),
  ) as [ReturnType<typeof createSerialDevice>, ReturnType<typeof createSerialDevice>]
  const cables = [await plugIn(one.device), await plugIn(other.device)]
  await using station = await createTestStation()
  using news = await station.news()
  const machines = await Promise.all(
    ['CDC-A', 'CDC-B'].map((serial) =>
      addMachine(station, news, { ...scannerOf('serial-scanner', { 'D/PORT': `05e0:1701:${serial}` }), name: serial }),
    ),
  )
  using lost = await station.news()
  for (const cable of cables) await cable.unplug()
  for (const { pk } of machines)
    await lost.until('machine.changed', (machine) => machine.pk === pk && machine.status === 400)
  using back = await station.news()
  await using _other = await plugIn(other.device)
  await using _one = await plugIn(one.device)
  for (const { pk } of machines)
    await back.until('machine.changed', (machine) => machine.pk === pk && machine.status === 100)
  using scans = await station.news()
  one.send(Buffer.from('FROM-A\r'))
  other.send(Buffer.from('FROM-B\r'))
  for (const [place, name] of ['A', 'B'].entries()) {
    const scan = await scans.until('scan.captured', ({ data }) => data === `FROM-${name}`)
    expect(scan.machine).toBe(machines[place]?.pk)
  }
})
