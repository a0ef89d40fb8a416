import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { Connection, ControlRequest, TransportError } from '../../drivers/transports/connection.ts'
import { createFakeUsbPrinter } from '../../drivers/transports/fake/fake-usb-printer.ts'
import { createNodeSerial } from '../../drivers/transports/node/node-serial.ts'
import { createNodeTcp } from '../../drivers/transports/node/node-tcp.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'
import { openPrinterFile } from '../../drivers/transports/node/printer-file.ts'
import { openPtyPair } from '../support/pty-pair.ts'

const SILENT = { data() {}, closed() {} }
const PRINTER = {
  vendorId: 0x0a5f,
  productId: 0x0166,
  serialNumber: 'S1',
  port: '1-1',
  manufacturer: 'Zebra',
  product: 'ZD421',
  commandSet: 'ZPL',
}
const SIGNALS = { kind: 'signals', dtr: true, rts: false } as const

/** The code with which it refuses, or null. */
const refusal = (connection: Connection, request: ControlRequest) =>
  connection.control(request).then(
    () => null,
    (error: TransportError) => error.code,
  )

test('a fake USB printer says its state and its name, and is reset', async () => {
  const printers = createFakeUsbPrinter({ wait: nodeWait })
  const far = printers.plug(PRINTER)
  const connection = await printers.open({ device: PRINTER }, SILENT)
  const ready = await connection.control({ kind: 'port status' })
  far.setPortStatus(0x20)
  const empty = await connection.control({ kind: 'port status' })
  expect([ready, empty, await connection.control({ kind: 'device id' })]).toEqual([
    { kind: 'port status', hasPaper: true, isSelected: true, isFaulty: false },
    { kind: 'port status', hasPaper: false, isSelected: false, isFaulty: true },
    { kind: 'device id', text: 'MFG:Zebra;MDL:ZD421;CMD:ZPL;' },
  ])
  await connection.control({ kind: 'soft reset' })
  expect([far.resets, await refusal(connection, SIGNALS)]).toEqual([1, 'DEVICE_UNAVAILABLE'])
  await connection.close()
})

test('a serial port without signals says so, and goes on', async () => {
  await using pair = await openPtyPair()
  const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const
  const connection = await createNodeSerial().open({ path: pair.near, ...line }, SILENT)
  expect([await refusal(connection, SIGNALS), await refusal(connection, { kind: 'port status' })]).toEqual([
    'DEVICE_UNAVAILABLE',
    'DEVICE_UNAVAILABLE',
  ])
  await connection.write(Uint8Array.of(1), { progressTimeoutMs: 1000 })
  await connection.close()
})

test("a file that is no printer's answers no question of printers", async () => {
  await using pair = await openPtyPair()
  const connection = await openPrinterFile({ path: pair.near, name: 'The printer', canAnswer: true }, SILENT)
  expect(await refusal(connection, { kind: 'port status' })).toBe('DEVICE_UNAVAILABLE')
  await connection.close()
})

test('a closed connection is asked in vain', async () => {
  const printers = createFakeUsbPrinter({ wait: nodeWait })
  printers.plug(PRINTER)
  const connection = await printers.open({ device: PRINTER }, SILENT)
  await connection.close()
  expect(await refusal(connection, { kind: 'port status' })).toBe('DEVICE_DISCONNECTED')
})

test('a device of the network that refuses a second connection is there, and the first one goes on', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const accepted = once(server, 'connection') as Promise<[Socket]>
  let isEnded = false
  const ends = { data() {}, closed: () => void (isEnded = true) }
  const connection = await createNodeTcp().open({ host: '127.0.0.1', port }, ends)
  const [socket] = await accepted
  server.close()
  const answers = [await connection.control({ kind: 'presence' }), await refusal(connection, SIGNALS)]
  const heard = once(socket, 'data') as Promise<[Buffer]>
  await connection.write(Buffer.from('label'), { progressTimeoutMs: 1000 })
  const [bytes] = await heard
  expect([...answers, bytes.toString(), isEnded]).toEqual([{ kind: 'done' }, 'DEVICE_UNAVAILABLE', 'label', false])
  await connection.close()
})
