import { join } from 'node:path'
import { parseDeviceId } from '../../device-id.ts'
import type { UsbPrinter } from '../../usb-printer.ts'
import { LINUX_ROOT, type LinuxRoot } from './linux-root.ts'
import { namesIn, textOf } from './system-files.ts'
import { linuxUsbDevices, type LinuxUsbDevice, type LinuxUsbInterface } from './usb-tree.ts'

const PRINTER_CLASS = 7
const PRINTER_SUBCLASS = 1
/** One-way, two-way, and two-way as IEEE 1284.4; 4 is IPP over USB, which is no pipe for printer languages. */
const PIPES: ReadonlySet<number> = new Set([1, 2, 3])
const TWO_WAY = 2

export interface LinuxUsbPrinter extends UsbPrinter {
  usb: LinuxUsbDevice
  interface: LinuxUsbInterface
  /** The file of the system's printer driver, such as `/dev/usb/lp1`; null while that driver does not hold the printer. */
  file: string | null
}

/** Printers by their interface: what else the device is does not matter. */
export async function linuxUsbPrinters(root: LinuxRoot = LINUX_ROOT): Promise<LinuxUsbPrinter[]> {
  const devices = await linuxUsbDevices(root)
  const printers = devices.flatMap((device) => {
    const pipe = printerPipe(device)
    return pipe === null ? [] : [readPrinter(root, device, pipe)]
  })
  return Promise.all(printers)
}

function printerPipe({ interfaces }: LinuxUsbDevice): LinuxUsbInterface | null {
  const pipes = interfaces.filter(
    ({ kind }) => kind[0] === PRINTER_CLASS && kind[1] === PRINTER_SUBCLASS && PIPES.has(kind[2]),
  )
  return pipes.find(({ kind }) => kind[2] === TWO_WAY) ?? pipes[0] ?? null
}

async function readPrinter(root: LinuxRoot, usb: LinuxUsbDevice, pipe: LinuxUsbInterface): Promise<LinuxUsbPrinter> {
  const { vendorId, productId, serialNumber, port, manufacturer, product } = usb
  const [id, names] = await Promise.all([
    textOf(join(pipe.folder, 'ieee1284_id')),
    // The number of the file is not that of the printer: HID devices count, too.
    namesIn(join(pipe.folder, 'usbmisc')),
  ])
  const name = names.find((each) => each.startsWith('lp'))
  return {
    vendorId,
    productId,
    serialNumber,
    port,
    manufacturer,
    product,
    usb,
    interface: pipe,
    commandSet: id === null ? null : parseDeviceId(id).commandSet,
    file: name === undefined ? null : join(root.dev, 'usb', name),
  }
}
