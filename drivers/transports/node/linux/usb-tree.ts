import { basename, join } from 'node:path'
import type { UsbDevice } from '../../usb-device.ts'
import { LINUX_ROOT, type LinuxRoot } from './linux-root.ts'
import { namesIn, numberOf, targetOf, textOf } from './system-files.ts'

export interface LinuxUsbDevice extends UsbDevice {
  port: string
  /** As the USB library numbers it; another one after each plug. */
  busNumber: number
  deviceNumber: number
  interfaces: LinuxUsbInterface[]
}

export interface LinuxUsbInterface {
  number: number
  /** Class, subclass, protocol. */
  kind: readonly [number, number, number]
  /** The kernel driver that holds it. */
  driver: string | null
  folder: string
}

const DEVICE_NAME = /^\d+-\d+(\.\d+)*$/
/** A device folder and one of its interfaces, in the path of anything that belongs to it. */
const ANCESTOR = /\/(\d+-\d+(?:\.\d+)*)\/\1:\d+\.(\d+)(?:\/|$)/

/** All USB devices, as the kernel shows them to everybody: nothing is opened, and no library is needed. */
export async function linuxUsbDevices({ sys }: LinuxRoot = LINUX_ROOT): Promise<LinuxUsbDevice[]> {
  const folder = join(sys, 'bus/usb/devices')
  const names = await namesIn(folder)
  const devices = names.filter((name) => DEVICE_NAME.test(name)).map((port) => readDevice(folder, port, names))
  return (await Promise.all(devices)).filter((device) => device !== null)
}

/** The socket and the interface that a device file's folder belongs to. */
export async function usbPlaceOf(link: string): Promise<{ port: string; interface: number } | null> {
  const [, port, number] = ANCESTOR.exec((await targetOf(link)) ?? '') ?? []
  return port === undefined ? null : { port, interface: Number(number) }
}

async function readDevice(folder: string, port: string, names: readonly string[]): Promise<LinuxUsbDevice | null> {
  const text = (name: string) => textOf(join(folder, port, name))
  const number = (name: string, radix: 10 | 16) => numberOf(join(folder, port, name), radix)
  const [vendorId, productId, busNumber, deviceNumber] = await Promise.all([
    number('idVendor', 16),
    number('idProduct', 16),
    number('busnum', 10),
    number('devnum', 10),
  ])
  if (vendorId === null || productId === null || busNumber === null || deviceNumber === null) return null
  const [serialNumber, manufacturer, product] = await Promise.all(['serial', 'manufacturer', 'product'].map(text))
  const parts = names.filter((name) => name.startsWith(`${port}:`)).map((name) => readInterface(join(folder, name)))
  const interfaces = (await Promise.all(parts)).filter((part) => part !== null)
  return {
    vendorId,
    productId,
    port,
    busNumber,
    deviceNumber,
    interfaces,
    serialNumber: serialNumber ?? null,
    manufacturer: manufacturer ?? null,
    product: product ?? null,
  }
}

async function readInterface(folder: string): Promise<LinuxUsbInterface | null> {
  const names = ['bInterfaceNumber', 'bInterfaceClass', 'bInterfaceSubClass', 'bInterfaceProtocol']
  const values = await Promise.all(names.map((name) => numberOf(join(folder, name), 16)))
  const [number, main, sub, protocol] = values.map((value) => value ?? -1)
  if (number === undefined || main === undefined || sub === undefined || protocol === undefined || number < 0)
    return null
  const driver = await targetOf(join(folder, 'driver'))
  return { number, kind: [main, sub, protocol], driver: driver === null ? null : basename(driver), folder }
}
