import { expect, test } from 'vitest'
import type { DeviceListing } from '../../../drivers/transports/device-listing.ts'
import { foundScanners } from './found-scanners.ts'

function listing(vendorId: number, productId: number, changes: Partial<DeviceListing>): DeviceListing {
  return {
    transport: 'hid',
    identity: {
      vendorId,
      productId,
      serialNumber: 'S1',
      port: null,
    },
    path: null,
    port: '1-1',
    serialNumber: 'S1',
    manufacturer: null,
    product: 'DS2208',
    usagePage: null,
    usage: null,
    commandSet: null,
    uses: [],
    ...changes,
  }
}

const none = new Set<string>()

test('a scanner with several interfaces is found once, by its best', () => {
  const typing = listing(0x05e0, 0x1200, { uses: ['keyboard'] })
  const pos = listing(0x05e0, 0x1200, { uses: ['pos-scanner'] })
  expect(foundScanners([typing, pos], none)).toEqual([
    {
      name: 'Zebra DS2208',
      mode: 'USB, HID POS',
      machine: { driver: 'hid-pos-scanner', settings: { DEVICE: '05e0:1200:S1' } },
      hint: null,
    },
  ])
})

test('a known maker on a serial port is a scanner, others are not', () => {
  const known = listing(0x0c2e, 0x0b6a, { transport: 'serial', path: '/dev/ttyACM0', uses: ['serial'] })
  const other = listing(0x1a86, 0x7523, { transport: 'serial', path: '/dev/ttyUSB0', uses: ['serial'] })
  expect(foundScanners([known, other], none)).toMatchObject([
    { name: 'Honeywell DS2208', machine: { driver: 'serial-scanner', settings: { PORT: '0c2e:0b6a:S1' } } },
  ])
})

const serialTwin = (path: string, port: string | null) =>
  listing(0x05e0, 0x1701, {
    transport: 'serial',
    path,
    port,
    serialNumber: null,
    identity: { vendorId: 0x05e0, productId: 0x1701, serialNumber: null, port },
    uses: ['serial'],
  })

test('serial twins are told apart by their sockets, never by ports that change with every plug', () => {
  const twins = [serialTwin('/dev/ttyACM0', '1-1'), serialTwin('/dev/ttyACM1', '1-2')]
  expect(foundScanners(twins, none).map(({ machine }) => machine?.settings)).toEqual([
    { PORT: '05e0:1701@1-1' },
    { PORT: '05e0:1701@1-2' },
  ])
})

test('only where nobody tells serial number or socket, the port has to do', () => {
  const twins = [serialTwin('COM3', null), serialTwin('COM4', null)]
  expect(foundScanners(twins, none).map(({ machine }) => machine?.settings)).toEqual([
    { PORT: 'COM3' },
    { PORT: 'COM4' },
  ])
})

test('a machine may name its scanner by less than is known of it', () => {
  expect(foundScanners([serialTwin('/dev/ttyACM0', '1-1')], new Set(['05e0:1701']))).toEqual([])
})

test('what a machine has is not new', () => {
  const port = listing(0x0c2e, 0x0b6a, { transport: 'serial', path: '/dev/ttyACM0', uses: ['serial'] })
  const pos = listing(0x05e0, 0x1200, { uses: ['pos-scanner'] })
  expect(foundScanners([port, pos], new Set(['/dev/ttyACM0', '05e0:1200:S1']))).toEqual([])
})

test('a mode that nobody understands is told, with what to do', () => {
  const [found] = foundScanners([listing(0x05e0, 0x1900, {})], none)
  expect([found?.machine, found?.hint]).toEqual([null, expect.stringContaining('SNAPI')])
})

test('a keyboard of a maker of keyboards is none of our business', () => {
  expect(foundScanners([listing(0x046d, 0xc31c, { uses: ['keyboard', 'exclusive keyboard'] })], none)).toEqual([])
})
