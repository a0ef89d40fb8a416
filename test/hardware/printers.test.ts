import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Connection } from '../../drivers/transports/connection.ts'
import { createNodeUsbPrinter } from '../../drivers/transports/node/node-usb-printer.ts'
import { eventually } from '../support/eventually.ts'
import { createUsbPrinter, USB_PRINTER } from './devices/usb-printer.ts'
import { plugIn } from './usb/host-socket.ts'
import { deviceFile } from './system-files.ts'

const PATIENT = { progressTimeoutMs: 10_000 }
const PAPER_OUT = 0x38
const { vendorId, productId, serialNumber } = USB_PRINTER.model
const DEVICE = { vendorId, productId, serialNumber, port: null }
const usbPrinters = createNodeUsbPrinter()

const openPrinter = (): Promise<Connection> => usbPrinters.open({ device: DEVICE }, { data() {}, closed() {} })

/** Takes it from the driver of the system, as on a machine without that driver. */
async function claimable(port: string): Promise<void> {
  await deviceFile(port, 'printer')
  await writeFile('/sys/bus/usb/drivers/usblp/unbind', `${port}:1.0`)
}

/** Both ways to a printer: the file of the system's driver, and without that driver. */
const WAYS: Record<string, (port: string) => Promise<unknown>> = {
  'by the driver of the system': (port) => deviceFile(port, 'printer'),
  claimed: claimable,
}

test.each(Object.entries(WAYS))('a printer %s says its state and its name, and is reset', async (_name, prepare) => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using cable = await plugIn(printer.device)
  await prepare(cable.port)
  const connection = await openPrinter()
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

test.each(Object.entries(WAYS))('a slow printer %s gets a long job whole and in order', async (_name, prepare) => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using cable = await plugIn(printer.device)
  await prepare(cable.port)
  const connection = await openPrinter()
  printer.setRate(100_000)
  const job = Buffer.from(Uint8Array.from({ length: 150_000 }, (_, index) => (index * 7 + (index >> 8)) % 251))
  await connection.write(job, PATIENT)
  await eventually(() => expect(printer.received().length).toBe(job.length))
  expect(Buffer.from(printer.received()).equals(job)).toBe(true)
  await connection.close()
})

test('a claimed printer that refuses a job fails it, and takes the next', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using cable = await plugIn(printer.device)
  await claimable(cable.port)
  const connection = await openPrinter()
  printer.stall()
  const long = connection.write(Buffer.alloc(60_000, 'x'), PATIENT)
  await expect(long).rejects.toMatchObject({ details: { bytesTaken: expect.any(Number) } })
  await connection.close()
  const again = await eventually(openPrinter)
  await again.write(Buffer.from('next job'), PATIENT)
  await eventually(() => expect(Buffer.from(printer.received()).subarray(-8).toString()).toBe('next job'))
  await again.close()
})

test('a printer is listed with its languages before it is opened', async () => {
  await using cable = await plugIn(createUsbPrinter(USB_PRINTER).device)
  await eventually(async () =>
    expect(await usbPrinters.list()).toMatchObject([{ ...DEVICE, port: cable.port, commandSet: 'ZPL' }]),
  )
})
