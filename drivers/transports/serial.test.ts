import { expect, test } from 'vitest'
import { identityIn, portOf, type SerialPortInfo } from './serial.ts'

const port = (path: string, serialNumber: string | null, socket: string | null): SerialPortInfo => ({
  path,
  serialNumber,
  manufacturer: null,
  product: null,
  vendorId: '05E0',
  productId: '1701',
  port: socket,
})

test.each(['COM3', '/dev/ttyACM0', '/dev/serial/by-id/usb-05e0:1701', ''])('"%s" names a port', (path) => {
  expect(identityIn(path)).toBe(null)
})

test('a device on USB has the port that it was given at the last plug', () => {
  const ports = [port('/dev/ttyACM0', 'S1', '1-1'), port('/dev/ttyACM1', 'S2', '1-2')]
  const named = ['05e0:1701:S2', '05e0:1701@1-1'].map((path) => identityIn(path))
  expect(named.map((identity) => identity && portOf(ports, identity))).toEqual(['/dev/ttyACM1', '/dev/ttyACM0'])
})

test('of two devices that fit none is taken', () => {
  const ports = [port('/dev/ttyACM0', null, '1-1'), port('/dev/ttyACM1', null, '1-2')]
  expect(() => portOf(ports, { vendorId: 0x05e0, productId: 0x1701, serialNumber: null, port: null })).toThrow(
    '2 devices like 05e0:1701 are plugged in.',
  )
})

test('ports that tell no ids are no devices on USB', () => {
  const board = { ...port('/dev/ttyS0', null, null), vendorId: null, productId: null }
  expect(() => portOf([board], { vendorId: 0x05e0, productId: 0x1701, serialNumber: null, port: null })).toThrow(
    'There is no serial device 05e0:1701.',
  )
})
