import { constants, existsSync } from 'node:fs'
import { open, readFile, type FileHandle } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { createHidPosScanner } from './devices/hid-pos-scanner.ts'
import { createKeyboardScanner } from './devices/keyboard-scanner.ts'
import { createSerialDevice, SERIAL_SCANNER } from './devices/serial-device.ts'
import { createUsbPrinter, USB_PRINTER } from './devices/usb-printer.ts'
import { plugIn } from './usb/host-socket.ts'
import { deviceFile } from './system-files.ts'

/** Opened so that reading never waits in a thread of Node. */
const AT_ONCE = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY

async function readSome(file: FileHandle, bytes: number): Promise<Buffer> {
  return await eventually(async () => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, null)
    return buffer.subarray(0, bytesRead)
  })
}

test('Linux drives an emulated point-of-sale scanner as any HID device', async () => {
  const scanner = createHidPosScanner('A')
  await using plugged = await plugIn(scanner.device)
  await using file = await open(await deviceFile(plugged.port, 'hidraw'), AT_ONCE)
  scanner.scan('306030209223', ']E0')
  expect((await readSome(file, 64)).subarray(0, 17).toString('latin1')).toBe('\u0002\u000c]E0306030209223')
})

test('Linux drives an emulated keyboard scanner as a keyboard', async () => {
  const scanner = createKeyboardScanner()
  await using plugged = await plugIn(scanner.device)
  const events = await deviceFile(plugged.port, 'keys')
  await using file = await open(await deviceFile(plugged.port, 'hidraw'), AT_ONCE)
  scanner.scan('a')
  expect([[...(await readSome(file, 8))], existsSync(events)]).toEqual([[0, 0, 4, 0, 0, 0, 0, 0], true])
})

test('Linux drives an emulated serial scanner as a modem', async () => {
  const scanner = createSerialDevice({ model: SERIAL_SCANNER, canBreak: true })
  await using plugged = await plugIn(scanner.device)
  await using port = await open(await deviceFile(plugged.port, 'serial'), AT_ONCE)
  await port.write('beep')
  await eventually(() => expect(Buffer.from(scanner.received()).toString()).toBe('beep'))
  expect(scanner.lines).toEqual({ dtr: true, rts: true })
})

test('Linux drives an emulated label printer as a printer, and asks it for its device id', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  await using plugged = await plugIn(printer.device)
  await using port = await open(await deviceFile(plugged.port, 'printer'), AT_ONCE)
  await port.write('^XA^XZ')
  await eventually(() => expect(Buffer.from(printer.received()).toString()).toBe('^XA^XZ'))
  const id = await readFile(`/sys/bus/usb/devices/${plugged.port}:1.0/ieee1284_id`, 'utf8')
  expect(id.trim()).toBe(USB_PRINTER.deviceId)
})

test('a device that is pulled out is gone from the system, and comes back into the same socket', async () => {
  const printer = createUsbPrinter(USB_PRINTER)
  const plugged = await plugIn(printer.device)
  const path = await deviceFile(plugged.port, 'printer')
  await plugged.unplug()
  await eventually(() => expect(existsSync(path)).toBe(false))
  await using again = await plugIn(printer.device, plugged.port)
  expect([again.port, await deviceFile(again.port, 'printer')]).toEqual([plugged.port, path])
})
