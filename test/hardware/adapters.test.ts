import { SerialPort } from 'serialport'
import { expect, test } from 'vitest'
import { createNodeSerial } from '../../drivers/transports/node/node-serial.ts'
import { eventually } from '../support/eventually.ts'
import { createFtdiDevice, FTDI_PRINTER } from './devices/ftdi-device.ts'
import { plugIn } from './usb/host-socket.ts'
import { deviceFile } from './system-files.ts'

const SERIAL = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const
const SILENT = { data() {}, closed() {} }
const PATIENT = { progressTimeoutMs: 10_000 }
const serial = createNodeSerial()

/** The lines that the device has up, as the kernel shows them. */
async function linesOf(port: SerialPort): Promise<{ cts: boolean }> {
  return await new Promise((resolve, reject) => {
    port.get((error, lines) => (lines === undefined ? reject(error ?? new Error('No lines.')) : resolve(lines)))
  })
}

test('an adapter raises its lines when it is opened, sets them as asked, and drops them when it is closed', async () => {
  const adapter = createFtdiDevice()
  await using cable = await plugIn(adapter.device)
  const path = await deviceFile(cable.port, 'adapter')
  const connection = await eventually(() => serial.open({ path, ...SERIAL }, SILENT))
  const opened = { ...adapter.lines }
  await connection.control({ kind: 'signals', dtr: false, rts: true })
  const set = { ...adapter.lines }
  await connection.close()
  await eventually(() => expect(adapter.lines).toEqual({ dtr: false, rts: false }))
  expect([opened, set]).toEqual([
    { dtr: true, rts: true },
    { dtr: false, rts: true },
  ])
})

test('whether the device behind an adapter is ready is seen while the port is open', async () => {
  const adapter = createFtdiDevice()
  await using cable = await plugIn(adapter.device)
  const path = await deviceFile(cable.port, 'adapter')
  const port = new SerialPort({ path, baudRate: 9600, autoOpen: false })
  await eventually(() => new Promise<void>((done, fail) => port.open((error) => (error ? fail(error) : done()))))
  const before = await linesOf(port)
  adapter.setClearToSend(false)
  await eventually(async () => expect(await linesOf(port)).toMatchObject({ cts: false }))
  adapter.setClearToSend(true)
  await eventually(async () => expect(await linesOf(port)).toMatchObject({ cts: true }))
  await new Promise((resolve) => port.close(resolve))
  expect(before.cts).toBe(true)
})

test('with hardware flow control nothing goes to a device that is not ready, and all of it when it is', async () => {
  const adapter = createFtdiDevice()
  await using cable = await plugIn(adapter.device)
  const path = await deviceFile(cable.port, 'adapter')
  adapter.setClearToSend(false)
  const connection = await eventually(() => serial.open({ path, ...SERIAL, flowControl: 'rtscts' }, SILENT))
  await connection.write(Buffer.from('^XA^XZ'), PATIENT)
  // What the kernel asks of the chip comes after what it was given before.
  await connection.control({ kind: 'signals', dtr: true, rts: true })
  const whileNotReady = adapter.received().length
  adapter.setClearToSend(true)
  await eventually(() => expect(Buffer.from(adapter.received()).toString()).toBe('^XA^XZ'))
  await connection.close()
  expect(whileNotReady).toBe(0)
})

test('an adapter is listed by its model and number, and opened by them in any socket', async () => {
  const adapter = createFtdiDevice()
  await using cable = await plugIn(adapter.device)
  await deviceFile(cable.port, 'adapter')
  const { vendorId, productId, serialNumber } = FTDI_PRINTER
  await eventually(async () =>
    expect(await serial.list()).toContainEqual(
      expect.objectContaining({ vendorId: '0403', productId: '6001', serialNumber, port: cable.port }),
    ),
  )
  const path = `${vendorId.toString(16).padStart(4, '0')}:${productId.toString(16)}:${serialNumber}`
  const connection = await serial.open({ path, ...SERIAL }, SILENT)
  await connection.write(Buffer.from('by its name'), PATIENT)
  await eventually(() => expect(Buffer.from(adapter.received()).toString()).toBe('by its name'))
  await connection.close()
})
