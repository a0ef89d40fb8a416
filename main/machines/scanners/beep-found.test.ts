import { expect, test } from 'vitest'
import { HidPosScannerDriver } from '../../../drivers/scanners/hid-pos-scanner.ts'
import { SimulatedScannerDriver } from '../../../drivers/scanners/simulated-scanner.ts'
import type { DeviceListing } from '../../../drivers/transports/device-listing.ts'
import { MemoryDevices } from '../../../test/support/memory-devices.ts'
import { beepFound } from './beep-found.ts'
import { foundScanners } from './found-scanners.ts'

/** Two of one model without serial numbers: only their sockets differ. */
const twin = (port: string): DeviceListing => ({
  transport: 'hid',
  identity: { vendorId: 0x0c2e, productId: 0x0b81, serialNumber: null, port },
  path: null,
  port,
  serialNumber: null,
  manufacturer: null,
  product: 'Voyager',
  usagePage: 0x8c,
  usage: 2,
  commandSet: null,
  uses: ['pos-scanner'],
})

test('of two twins without serial number each can be told to beep, and is let go again', async () => {
  const found = foundScanners([twin('1-1'), twin('1-2')], new Set())
  expect(found.map(({ machine }) => machine?.settings)).toEqual([
    { DEVICE: '0c2e:0b81@1-1' },
    { DEVICE: '0c2e:0b81@1-2' },
  ])
  const devices = new MemoryDevices()
  const driver = new HidPosScannerDriver()
  for (const { machine } of found) expect(await beepFound(machine!, { driver, devices })).toBe(true)
  expect(devices.links.map(({ spec, written, isOpen }) => [spec, written.length, isOpen])).toEqual([
    [expect.objectContaining({ device: expect.objectContaining({ port: '1-1' }) as unknown }), 1, false],
    [expect.objectContaining({ device: expect.objectContaining({ port: '1-2' }) as unknown }), 1, false],
  ])
})

test('a scanner that takes no command is not opened for nothing', async () => {
  const devices = new MemoryDevices()
  const machine = { driver: 'simulated-scanner', settings: {} }
  expect(await beepFound(machine, { driver: new SimulatedScannerDriver(), devices })).toBe(false)
  expect(await beepFound(machine, { driver: null, devices })).toBe(false)
  expect(devices.links).toEqual([])
})
