import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HidInterface } from '../../hid.ts'
import { parseHidDescriptor, type HidDescriptor } from '../../hid-descriptor.ts'
import { LINUX_ROOT, type LinuxRoot } from './linux-root.ts'
import { namesIn } from './system-files.ts'
import { linuxUsbDevices, usbPlaceOf, type LinuxUsbDevice } from './usb-tree.ts'

/** A HID interface with what the kernel tells of its reports, which the HID library does not. */
export interface LinuxHidInterface extends HidInterface {
  descriptor: HidDescriptor
}

/** The HID interfaces of devices on USB, with the socket that tells twins apart. */
export async function linuxHidInterfaces(root: LinuxRoot = LINUX_ROOT): Promise<LinuxHidInterface[]> {
  const devices = await linuxUsbDevices(root)
  const folder = join(root.sys, 'class/hidraw')
  const read = (await namesIn(folder)).map((name) => readInterface(join(folder, name), join(root.dev, name), devices))
  return (await Promise.all(read)).filter((each) => each !== null)
}

async function readInterface(
  folder: string,
  path: string,
  devices: readonly LinuxUsbDevice[],
): Promise<LinuxHidInterface | null> {
  const [place, bytes] = await Promise.all([
    usbPlaceOf(join(folder, 'device')),
    // A device that went away meanwhile has none.
    readFile(join(folder, 'device/report_descriptor')).catch(() => null),
  ])
  const device = devices.find(({ port }) => port === place?.port)
  if (device === undefined || bytes === null) return null
  const { vendorId, productId, serialNumber, port, manufacturer, product } = device
  const descriptor = parseHidDescriptor(bytes)
  return {
    vendorId,
    productId,
    serialNumber,
    port,
    manufacturer,
    product,
    path,
    descriptor,
    collections: descriptor.collections,
  }
}
