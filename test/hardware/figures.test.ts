import { readFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { createNodeHid } from '../../drivers/transports/node/node-hid.ts'
import { createNodeSerial } from '../../drivers/transports/node/node-serial.ts'
import { DeviceHost } from '../../main/devices/device-host.ts'
import { eventually } from '../support/eventually.ts'
import { addMachine } from '../support/machines.ts'
import { SILENT_LOG } from '../support/silent-log.ts'
import { createTestStation } from '../support/test-station.ts'
import { createHidPosScanner, POS_SCANNER } from './devices/hid-pos-scanner.ts'
import { createSerialDevice, SERIAL_SCANNER } from './devices/serial-device.ts'
import { createUsbPrinter, USB_PRINTER } from './devices/usb-printer.ts'
import { plugIn } from './usb/host-socket.ts'
import { deviceFile } from './system-files.ts'
import { identityOf, scannerOf } from './usb-machines.ts'

/** Limits are for an emulated processor on a machine that has other things to do: they find what waits, not what is slow. */
const ROUNDS = 100
const REPORT_WITHIN_MS = 500
const EVENT_WITHIN_MS = 2000
const READY_WITHIN_MS = 10_000
const MEMORY_LIMIT_MB = 250

const SCANNER = {
  transport: 'hid',
  device: {
    vendorId: POS_SCANNER.vendorId,
    productId: POS_SCANNER.productId,
    serialNumber: POS_SCANNER.serialNumber,
    port: null,
  },
  kind: 'pos-scanner',
  openingFeature: [0xfe, 1],
} as const
const { vendorId, productId, serialNumber } = USB_PRINTER.model
const PRINTER = {
  transport: 'usb',
  device: { vendorId, productId, serialNumber, port: null },
  kind: 'printer',
} as const
const SERIAL = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const
const SILENT = { data() {}, closed() {}, simulated() {} }

/** Milliseconds from each call to the data that it causes, in order of length. */
async function delays(send: () => void, heard: { next: () => void }): Promise<number[]> {
  const times: number[] = []
  while (times.length < ROUNDS) {
    const { promise, resolve } = Promise.withResolvers<void>()
    heard.next = resolve
    const sentAt = performance.now()
    send()
    await promise
    times.push(performance.now() - sentAt)
  }
  return times.toSorted((one, other) => one - other)
}

const figures = (name: string, times: readonly number[]): string =>
  `${name}: median ${times[ROUNDS / 2]?.toFixed(1)} ms, p99 ${times.at(-2)?.toFixed(1)} ms`

test('a report of a HID scanner is told at once', async ({ annotate }) => {
  const scanner = createHidPosScanner('A')
  await using _cable = await plugIn(scanner.device)
  const heard = { next() {} }
  const connection = await eventually(() => createNodeHid().open(SCANNER, { data: () => heard.next(), closed() {} }))
  const times = await delays(() => scanner.scan('4006381333931', ']E0'), heard)
  await connection.close()
  await annotate(figures('HID report to data', times))
  expect(times[ROUNDS / 2]).toBeLessThan(REPORT_WITHIN_MS)
})

test('a code of a serial scanner is told at once', async ({ annotate }) => {
  const scanner = createSerialDevice({ model: SERIAL_SCANNER, canBreak: true })
  await using cable = await plugIn(scanner.device)
  const path = await deviceFile(cable.port, 'serial')
  const heard = { next() {} }
  const events = { data: () => heard.next(), closed() {} }
  const connection = await eventually(() => createNodeSerial().open({ path, ...SERIAL }, events))
  const times = await delays(() => scanner.send(Buffer.from('4006381333931\r')), heard)
  await connection.close()
  await annotate(figures('serial code to data', times))
  expect(times[ROUNDS / 2]).toBeLessThan(REPORT_WITHIN_MS)
})

test('a report of a HID scanner is an event of the station at once, with the scan on the disk', async ({
  annotate,
}) => {
  const scanner = createHidPosScanner('A')
  await using _cable = await plugIn(scanner.device)
  await using station = await createTestStation()
  using news = await station.news()
  await addMachine(station, news, scannerOf('hid-pos-scanner', { 'D/DEVICE': identityOf(POS_SCANNER) }))
  // What is read in the first moment may be old, and is dropped.
  await vi.waitFor(
    () => {
      scanner.scan('READY', ']C0')
      expect(news.events.map(({ type }) => type)).toContain('scan.captured')
    },
    { timeout: 20_000, interval: 300 },
  )
  const times: number[] = []
  while (times.length < ROUNDS) {
    const code = `SCAN-${times.length}`
    const sentAt = performance.now()
    scanner.scan(code, ']C0')
    await news.until('scan.captured', ({ data }) => data === code)
    times.push(performance.now() - sentAt)
  }
  const sorted = times.toSorted((one, other) => one - other)
  await annotate(figures('HID report to the event of the station', sorted))
  expect(sorted[ROUNDS / 2]).toBeLessThan(EVENT_WITHIN_MS)
})

test('the device process opens what was plugged in, and stays small', async ({ annotate }) => {
  await using devices = new DeviceHost({ log: SILENT_LOG })
  await devices.start()
  const pluggedAt = performance.now()
  await using _scannerCable = await plugIn(createHidPosScanner('A').device)
  const scanner = await eventually(() => devices.open(SCANNER, SILENT))
  const readyAfterMs = performance.now() - pluggedAt
  await using printerCable = await plugIn(createUsbPrinter(USB_PRINTER).device)
  await deviceFile(printerCable.port, 'printer')
  const printer = await eventually(() => devices.open(PRINTER, SILENT))
  const status = await readFile(`/proc/${devices.process.pid}/status`, 'utf8')
  const megabytes = Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024
  await Promise.all([scanner.close(), printer.close()])
  await annotate(`hot plug to open: ${readyAfterMs.toFixed(0)} ms; device process: ${megabytes.toFixed(0)} MB resident`)
  expect([readyAfterMs < READY_WITHIN_MS, megabytes < MEMORY_LIMIT_MB]).toEqual([true, true])
})
