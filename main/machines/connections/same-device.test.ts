import { expect, it } from 'vitest'
import type { ConnectionSpec } from '@scanbench/plugin/machine'
import { isSameDevice } from './same-device.ts'

const device = { vendorId: 0x05e0, productId: 0x1200, serialNumber: 'S1', port: null }
const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' } as const
const serial = (path: string): ConnectionSpec => ({ transport: 'serial', path, ...line })
const hid: ConnectionSpec = { transport: 'hid', device, kind: 'pos-scanner' }
const queue: ConnectionSpec = { transport: 'spooler', queue: 'Zebra' }

it('one serial port, or one device on USB in whatever way, is one device', () => {
  const usb: ConnectionSpec = { transport: 'usb', device, kind: 'keyboard' }
  expect([isSameDevice(serial('COM3'), serial('COM3')), isSameDevice(hid, usb)]).toEqual([true, true])
})

it('a serial device on USB that is named by its identity is the device itself', () => {
  expect(isSameDevice(serial('05e0:1200:S1'), hid)).toBe(true)
})

it('other devices, queues and nothing at all are not the same', () => {
  const twin: ConnectionSpec = { transport: 'hid', device: { ...device, serialNumber: 'S2' }, kind: 'pos-scanner' }
  expect([
    isSameDevice(serial('COM3'), serial('COM4')),
    isSameDevice(hid, twin),
    isSameDevice(queue, queue),
    isSameDevice(hid, null),
  ]).toEqual([false, false, false, false])
})
