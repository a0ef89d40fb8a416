import { expect, test } from 'vitest'
import { listDevices, type DeviceLister, type ListedDevice } from './device-listing.ts'
import { listedInterface } from './hid.ts'
import { listedPort } from './serial.ts'

const NAMES = { manufacturer: 'Acme', product: 'Thing' }

const lister = (transport: string, ...devices: ListedDevice[]): DeviceLister => ({
  transport,
  list: async () => devices,
})

function noTrouble(error: unknown): never {
  throw error
}

async function listing(...listers: DeviceLister[]) {
  const listed = await listDevices(listers, noTrouble)
  return listed.map(({ transport, identity, path, port, uses }) => ({ transport, identity, path, port, uses }))
}

test('every kind of connection is listed with what it can be used as', async () => {
  const id = { vendorId: 0x05e0, productId: 0x1200, serialNumber: 'S1' }
  const identity = { ...id, port: null }
  expect(
    await listing(
      lister(
        'serial',
        ...[
          { ...NAMES, path: 'COM3', serialNumber: 'S9', vendorId: '05E0', productId: '1701', port: null },
          { ...NAMES, path: '/dev/ttyS0', serialNumber: null, vendorId: null, productId: null, port: null },
        ].map(listedPort),
      ),
      lister(
        'hid',
        ...[
          { ...NAMES, ...id, port: '1-1', path: '/dev/hidraw0', collections: [{ usagePage: 0x8c, usage: 2 }] },
          { ...NAMES, ...id, port: '1-1', path: '/dev/hidraw1', collections: [{ usagePage: 1, usage: 6 }] },
          { ...NAMES, ...id, port: '1-1', path: '/dev/hidraw2', collections: [{ usagePage: 1, usage: 2 }] },
        ].map(listedInterface),
      ),
      lister('usb', { usb: { ...NAMES, ...id, port: '1-2' }, uses: ['printer'] }),
      lister('usb', { usb: { ...NAMES, ...id, serialNumber: null, port: '1-3' }, uses: ['exclusive keyboard'] }),
      lister('spooler', { path: 'Zebra', usb: null, uses: ['queue'] }),
    ),
  ).toEqual([
    {
      transport: 'serial',
      identity: { vendorId: 0x05e0, productId: 0x1701, serialNumber: 'S9', port: null },
      path: 'COM3',
      port: null,
      uses: ['serial'],
    },
    { transport: 'serial', identity: null, path: '/dev/ttyS0', port: null, uses: ['serial'] },
    // The printer has the same serial number, so the socket has to tell them apart.
    { transport: 'hid', identity: { ...identity, port: '1-1' }, path: null, port: '1-1', uses: ['pos-scanner'] },
    { transport: 'hid', identity: { ...identity, port: '1-1' }, path: null, port: '1-1', uses: ['keyboard'] },
    { transport: 'usb', identity: { ...identity, port: '1-2' }, path: null, port: '1-2', uses: ['printer'] },
    {
      transport: 'usb',
      identity: { ...id, serialNumber: null, port: '1-3' },
      path: null,
      port: '1-3',
      uses: ['exclusive keyboard'],
    },
    { transport: 'spooler', identity: null, path: 'Zebra', port: null, uses: ['queue'] },
  ])
})

test('a kind that cannot be listed is said, and the others are listed', async () => {
  const troubles: unknown[] = []
  const error = new Error('no such library')
  const broken: DeviceLister = { transport: 'hid', list: async () => Promise.reject(error) }
  const queue = lister('spooler', { path: 'Zebra', usb: null, uses: ['queue'] })
  const listed = await listDevices([broken, queue], (trouble) => void troubles.push(trouble))
  expect([listed.map(({ path }) => path), troubles]).toEqual([['Zebra'], [error]])
})

test('a kind of connection that nobody here knows is listed as it says, and its devices are told apart from all others', async () => {
  const usb = { ...NAMES, vendorId: 0x05e0, productId: 0x1200, serialNumber: 'S1' }
  const radio = lister('radio', { usb: { ...usb, port: '1-1' }, uses: ['serial'] })
  const other = lister('hid', { usb: { ...usb, port: '1-2' }, uses: ['pos-scanner'] })
  expect(await listing(radio, other)).toMatchObject([
    { transport: 'radio', identity: { port: '1-1' }, uses: ['serial'] },
    { transport: 'hid', identity: { port: '1-2' }, uses: ['pos-scanner'] },
  ])
})
