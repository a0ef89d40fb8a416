import { expect, test } from 'vitest'
import { findUsbDevice, identityAmong, type UsbIdentity } from './usb-device.ts'

const device = (serialNumber: string | null, port: string | null): UsbIdentity => ({
  vendorId: 0x05e0,
  productId: 0x1200,
  serialNumber,
  port,
})

test('a device is found by its serial number in whatever socket it is', () => {
  const devices = [device('S1', '1-1'), device('S2', '1-2')]
  expect(findUsbDevice(devices, device('S2', null))).toEqual({ outcome: 'found', device: devices[1] })
})

test('twins without serial numbers are told apart by their sockets', () => {
  const devices = [device(null, '1-1'), device(null, '1-2')]
  expect([findUsbDevice(devices, device(null, '1-2')), findUsbDevice(devices, device(null, null))]).toEqual([
    { outcome: 'found', device: devices[1] },
    { outcome: 'ambiguous', count: 2 },
  ])
})

test('a twin never takes the place of the one that was pulled out', () => {
  expect(findUsbDevice([device(null, '1-2')], device(null, '1-1'))).toEqual({ outcome: 'absent' })
})

test('several interfaces of one device are one device', () => {
  const devices = [device(null, '1-1'), device(null, '1-1')]
  expect(findUsbDevice(devices, device(null, null))).toEqual({ outcome: 'found', device: devices[0] })
})

test('a device is named by its serial number, and by its socket where a twin has the same', () => {
  const unique = device('S1', '1-1')
  const copies = [device('0000', '1-2'), device('0000', '1-3')]
  const plugged = [unique, ...copies, device(null, '1-4')]
  expect(plugged.map((each) => identityAmong(each, plugged))).toEqual([
    device('S1', null),
    device('0000', '1-2'),
    device('0000', '1-3'),
    device(null, '1-4'),
  ])
})
