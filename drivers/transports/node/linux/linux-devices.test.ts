import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLinuxDevices } from '../../../../test/support/linux-devices.ts'
import { linuxHidInterfaces } from './linux-hid.ts'
import { linuxUsbPrinters } from './usb-printers.ts'
import { linuxUsbDevices, usbPlaceOf } from './usb-tree.ts'

const POS = Buffer.from('058c0902a101850275089501910285fe7508950191 02c0'.replaceAll(' ', ''), 'hex')
const scanner = (port: string, name: string) => ({
  port,
  vendorId: '0c2e',
  productId: '0b61',
  deviceNumber: 4,
  interfaces: [{ kind: '030000', driver: 'usbhid', hidraw: { name, descriptor: POS } }],
})

test('twins without serial numbers are listed with the sockets they sit in', async () => {
  await using linux = await createLinuxDevices()
  await linux.plug(scanner('1-1', 'hidraw3'))
  await linux.plug(scanner('1-1.4', 'hidraw0'))
  const listed = await linuxHidInterfaces(linux.root)
  expect(listed.map(({ path, port, vendorId, collections }) => ({ path, port, vendorId, collections }))).toEqual([
    {
      path: join(linux.root.dev, 'hidraw0'),
      port: '1-1.4',
      vendorId: 0x0c2e,
      collections: [{ usagePage: 0x8c, usage: 2 }],
    },
    {
      path: join(linux.root.dev, 'hidraw3'),
      port: '1-1',
      vendorId: 0x0c2e,
      collections: [{ usagePage: 0x8c, usage: 2 }],
    },
  ])
})

test('a printer is known by its interface, and its file is looked up, not counted', async () => {
  await using linux = await createLinuxDevices()
  const id = 'MFG:Zebra;CMD:ZPL;MDL:ZD421;'
  await linux.plug({
    port: '2-1',
    vendorId: '0a5f',
    productId: '0166',
    deviceNumber: 7,
    serial: 'D1J2',
    interfaces: [
      { kind: '030101', driver: 'usbhid' },
      { kind: '070104' },
      { kind: '070102', driver: 'usblp', printer: { name: 'lp1', id } },
    ],
  })
  const [printer, ...others] = await linuxUsbPrinters(linux.root)
  expect([printer?.file, printer?.commandSet, printer?.serialNumber, printer?.interface.number, others]).toEqual([
    join(linux.root.dev, 'usb/lp1'),
    'ZPL',
    'D1J2',
    2,
    [],
  ])
})

test('a printer that the system does not drive has no file', async () => {
  await using linux = await createLinuxDevices()
  await linux.plug({
    port: '2-1',
    vendorId: '0a5f',
    productId: '0166',
    deviceNumber: 7,
    interfaces: [{ kind: '070101' }],
  })
  expect((await linuxUsbPrinters(linux.root)).map(({ file, interface: { driver } }) => ({ file, driver }))).toEqual([
    { file: null, driver: null },
  ])
})

test('a serial port leads to the socket of its device', async () => {
  await using linux = await createLinuxDevices()
  await linux.plug({
    port: '1-2',
    vendorId: '05e0',
    productId: '1701',
    deviceNumber: 9,
    interfaces: [{ kind: '020201', tty: 'ttyACM0' }],
  })
  expect(await usbPlaceOf(join(linux.root.sys, 'class/tty/ttyACM0/device'))).toEqual({ port: '1-2', interface: 0 })
  expect(await usbPlaceOf(join(linux.root.sys, 'class/tty/ttyS0/device'))).toBe(null)
})

test('a kernel without USB has no devices', async () => {
  await using linux = await createLinuxDevices()
  expect([await linuxUsbDevices(linux.root), await linuxHidInterfaces(linux.root)]).toEqual([[], []])
})
