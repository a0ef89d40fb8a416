import { existsSync } from 'node:fs'
import { chmod, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Connection } from '../../drivers/transports/connection.ts'
import { createNodeUsbPrinter } from '../../drivers/transports/node/node-usb-printer.ts'
import { openPrinterFile } from '../../drivers/transports/node/printer-file.ts'
import { eventually } from '../support/eventually.ts'
import { createUsbPrinter, TSC_PRINTER, USB_PRINTER } from './devices/usb-printer.ts'
import { plugIn, type PluggedDevice } from './usb/host-socket.ts'
import { deviceFile, socketFile, udevSettled } from './system-files.ts'

const PATIENT = { progressTimeoutMs: 10_000 }
const SILENT = { data() {}, closed() {} }
const PAPER_OUT = 0x38
const NOBODY = 65_534
const { vendorId, productId, serialNumber } = USB_PRINTER.model
const DEVICE = { vendorId, productId, serialNumber, port: null }
const usbPrinters = createNodeUsbPrinter()

async function openFile(port: string): Promise<Connection> {
  return await openPrinterFile(
    { path: await deviceFile(port, 'printer'), name: 'The printer', canAnswer: true },
    SILENT,
  )
}

/** Both ways to a printer: the file of the system's driver, and without that driver. */
const WAYS: Record<string, (cable: PluggedDevice) => Promise<Connection>> = {
  'by the driver of the system': ({ port }) => openFile(port),
  async claimed({ port }) {
    await deviceFile(port, 'printer')
    return await usbPrinters.open({ device: DEVICE }, SILENT)
  },
}

test.each(Object.entries(WAYS))('a printer %s says its state and its name, and is reset', async (_name, open) => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using cable = await plugIn(printer.device)
  const connection = await open(cable)
  printer.setPortStatus(PAPER_OUT)
  const answers = [
    await connection.control({ kind: 'port status' }),
    await connection.control({ kind: 'device id' }),
    await connection.control({ kind: 'soft reset' }),
  ]
  await connection.close()
  expect([answers, printer.resets()]).toEqual([
    [
      { kind: 'port status', hasPaper: false, isSelected: true, isFaulty: false },
      { kind: 'device id', text: USB_PRINTER.deviceId },
      { kind: 'done' },
    ],
    1,
  ])
})

test.each(Object.entries(WAYS))('a slow printer %s gets a long job whole and in order', async (_name, open) => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using cable = await plugIn(printer.device)
  const connection = await open(cable)
  printer.setRate(100_000)
  const job = Buffer.from(Uint8Array.from({ length: 150_000 }, (_, index) => (index * 7 + (index >> 8)) % 251))
  await connection.write(job, PATIENT)
  await eventually(() => expect(printer.received().length).toBe(job.length))
  expect(Buffer.from(printer.received()).equals(job)).toBe(true)
  await connection.close()
})

test('a claimed printer that refuses a job fails it, and takes the next on the same connection', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using cable = await plugIn(printer.device)
  const connection = await WAYS['claimed']!(cable)
  printer.stall()
  const long = connection.write(Buffer.alloc(60_000, 'x'), PATIENT)
  await expect(long).rejects.toMatchObject({
    message: expect.stringContaining('refused the data'),
    details: { bytesTaken: expect.any(Number) },
  })
  await connection.write(Buffer.from('next job'), PATIENT)
  await eventually(() => expect(Buffer.from(printer.received()).toString()).toBe('next job'))
  await connection.close()
})

test('the driver of the system takes a job that the printer refuses, and says nothing: nothing of it arrives', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using cable = await plugIn(printer.device)
  const connection = await openFile(cable.port)
  printer.stall()
  await connection.write(Buffer.alloc(60_000, 'x'), PATIENT)
  const status = await connection.control({ kind: 'port status' })
  expect([status, printer.received().length]).toEqual([
    { kind: 'port status', hasPaper: true, isSelected: true, isFaulty: false },
    0,
  ])
  await connection.close()
})

test('a printer is claimed where that is allowed, and given back to the driver of the system', async () => {
  await using cable = await plugIn(createUsbPrinter(TSC_PRINTER).device)
  const path = await deviceFile(cable.port, 'printer')
  const device = { ...TSC_PRINTER.model, port: null }
  const connection = await usbPrinters.open({ device }, SILENT)
  const isHeld = !existsSync(path)
  const [listed] = await usbPrinters.list()
  await connection.close()
  await deviceFile(cable.port, 'printer')
  expect([isHeld, listed?.commandSet]).toEqual([true, 'TSPL2'])
})

test('a printer of a make that does not bear it is not given back, and is opened and listed all the same', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using cable = await plugIn(printer.device)
  const path = await deviceFile(cable.port, 'printer')
  await usbPrinters.list()
  for (const job of ['one', 'two']) {
    const connection = await usbPrinters.open({ device: DEVICE }, SILENT)
    await connection.write(Buffer.from(job), PATIENT)
    await connection.close()
  }
  const [listed] = await usbPrinters.list()
  expect([Buffer.from(printer.received()).toString(), existsSync(path), listed?.commandSet]).toEqual([
    'onetwo',
    false,
    'ZPL',
  ])
})

/** Why a printer may not be claimed. */
const REFUSALS: Record<string, (cable: PluggedDevice) => Promise<Disposable>> = {
  async 'for want of rights'({ port }) {
    const path = await deviceFile(port, 'printer')
    await udevSettled()
    await chmod(path, 0o666)
    process.seteuid!(NOBODY)
    return { [Symbol.dispose]: () => process.seteuid!(0) }
  },
  async 'in a container without its socket'({ port }) {
    await deviceFile(port, 'printer')
    await udevSettled()
    await unlink(await socketFile(port))
    return { [Symbol.dispose]() {} }
  },
}

test.each(Object.entries(REFUSALS))(
  'a printer that may not be claimed %s is reached by the driver of the system',
  async (_name, refuse) => {
    const printer = createUsbPrinter(USB_PRINTER)
    await using cable = await plugIn(printer.device)
    using refusal = await refuse(cable)
    const connection = await usbPrinters.open({ device: DEVICE }, SILENT)
    await connection.write(Buffer.from('a job'), PATIENT)
    await eventually(() => expect(Buffer.from(printer.received()).toString()).toBe('a job'))
    await connection.close()
    refusal[Symbol.dispose]()
    expect(await driverOf(cable)).toBe('usblp')
  },
)

test('a printer that another program prints on is busy, and is not taken from it', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using cable = await plugIn(printer.device)
  const other = await openFile(cable.port)
  await expect(usbPrinters.open({ device: DEVICE }, SILENT)).rejects.toMatchObject({ code: 'DEVICE_BUSY' })
  await other.write(Buffer.from('its job'), PATIENT)
  await eventually(() => expect(Buffer.from(printer.received()).toString()).toBe('its job'))
  await other.close()
})

test('a printer is listed with its languages before it is opened', async () => {
  await using cable = await plugIn(createUsbPrinter(USB_PRINTER).device)
  await eventually(async () =>
    expect(await usbPrinters.list()).toMatchObject([{ ...DEVICE, port: cable.port, commandSet: 'ZPL' }]),
  )
})

/** The driver that has the printer, as Linux shows it. */
async function driverOf({ port }: PluggedDevice): Promise<string | undefined> {
  const text = await readFile(join('/sys/bus/usb/devices', `${port}:1.0`, 'uevent'), 'utf8')
  return /^DRIVER=(.+)$/mu.exec(text)?.[1]
}
