import { expect, test } from 'vitest'
import { HidPosScannerDriver } from './hid-pos-scanner.ts'
import { ExclusiveKeyboardScannerDriver, SharedKeyboardScannerDriver } from './keyboard-scanners.ts'
import { TcpScannerDriver } from './tcp-scanner.ts'

const ZEBRA = { vendorId: 0x05e0, productId: 0x1200, serialNumber: 'S123', port: null }
const DEVICE = { DEVICE: '05e0:1200:S123' }

test('each driver asks for its own kind of connection to the device of the settings', () => {
  const drivers = [new HidPosScannerDriver(), new SharedKeyboardScannerDriver(), new ExclusiveKeyboardScannerDriver()]
  expect(drivers.map((driver) => driver.connection(DEVICE))).toEqual([
    { transport: 'hid', kind: 'pos-scanner', device: ZEBRA, openingFeature: [0xfe, 1] },
    { transport: 'hid', kind: 'keyboard', device: ZEBRA },
    { transport: 'usb', kind: 'keyboard', device: ZEBRA },
  ])
})

test.each(['', 'COM3'])('a device that is none (%j) is refused with what to do', (device) => {
  const refused = () => new HidPosScannerDriver().connection({ DEVICE: device })
  expect(refused).toThrow(expect.objectContaining({ expected: true }))
})

test('a scanner on the network is reached by address and port', () => {
  expect(new TcpScannerDriver().connection({ HOST: '10.0.4.9', PORT_NUMBER: 2001 })).toEqual({
    transport: 'tcp',
    host: '10.0.4.9',
    port: 2001,
  })
})

/** `A`, then what is left of Shift on a German keyboard: the key right of P is ü. */
const SHIFT_A = [2, 0, 4, 0, 0, 0, 0, 0]
const KEY_RIGHT_OF_P = [0, 0, 0x2f, 0, 0, 0, 0, 0]
const ENTER = [0, 0, 0x28, 0, 0, 0, 0, 0]

test.each([
  ['us', 'A['],
  ['de', 'Aü'],
  ['system', 'A['],
])('keys are read by the layout of the settings: %s', (layout, text) => {
  const framer = new ExclusiveKeyboardScannerDriver().createFramer({ KEYBOARD_LAYOUT: layout, SEPARATOR: 'sent' })
  const frames = [SHIFT_A, KEY_RIGHT_OF_P, ENTER].flatMap((report) => framer.push(Uint8Array.from(report)))
  expect(frames.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([text])
})
