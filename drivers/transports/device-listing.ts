import { hidKinds, type HidInterface, type HidTransport } from './hid.ts'
import type { SerialPortInfo, SerialTransport } from './serial.ts'
import type { SpoolerTransport } from './spooler.ts'
import { identityAmong, type UsbDevice, type UsbIdentity } from './usb-device.ts'
import type { UsbKeyboardTransport } from './usb-keyboard.ts'
import type { UsbPrinter, UsbPrinterTransport } from './usb-printer.ts'

/** What a device can be connected as. */
export type DeviceUse = 'serial' | 'pos-scanner' | 'keyboard' | 'exclusive keyboard' | 'printer' | 'queue'

/** One thing that a machine can be connected to, as it is listed without opening it. */
export interface DeviceListing {
  transport: 'serial' | 'hid' | 'usb' | 'spooler'
  /** For the settings: how it is told apart from all others; null for what is not on USB, or whose ids nobody tells. */
  identity: UsbIdentity | null
  /** Where it is now: the name of a serial port or of a print queue. */
  path: string | null
  /** The socket it sits in, also where the serial number alone identifies it. */
  port: string | null
  serialNumber: string | null
  manufacturer: string | null
  product: string | null
  /** Of a HID device: what its interface is for. */
  usagePage: number | null
  usage: number | null
  /** What a printer says that it understands, such as `ZPL`. */
  commandSet: string | null
  uses: readonly DeviceUse[]
}

export interface ListedTransports {
  serial: Pick<SerialTransport, 'list'>
  hid: Pick<HidTransport, 'list'>
  usbPrinter: Pick<UsbPrinterTransport, 'list'>
  usbKeyboard: Pick<UsbKeyboardTransport, 'list'>
  spooler: Pick<SpoolerTransport, 'list'>
  /** A kind that cannot be listed is said, and the others are listed. */
  trouble(error: unknown): void
}

const NOTHING = { path: null, port: null, serialNumber: null, manufacturer: null, product: null } as const
const NO_USAGE = { usagePage: null, usage: null, commandSet: null } as const

/** Everything that can be a machine, by all kinds of connection. */
export async function listDevices(transports: ListedTransports): Promise<DeviceListing[]> {
  const listed = async <T>(list: () => Promise<T[]>): Promise<T[]> => {
    try {
      return await list()
    } catch (error) {
      transports.trouble(error)
      return []
    }
  }
  const [ports, interfaces, printers, keyboards, queues] = await Promise.all([
    listed(() => transports.serial.list()),
    listed(() => transports.hid.list()),
    listed(() => transports.usbPrinter.list()),
    listed(() => transports.usbKeyboard.list()),
    listed(() => transports.spooler.list()),
  ])
  const serialDevices = ports.map(usbDeviceOf)
  const plugged = [...serialDevices.filter((device) => device !== null), ...interfaces, ...printers, ...keyboards]
  return [
    ...ports.map((port, index) => serialListing(port, serialDevices[index] ?? null, plugged)),
    ...interfaces.map((each) => hidListing(each, plugged)).filter(({ uses }) => uses.length > 0),
    ...printers.map((printer) => printerListing(printer, plugged)),
    ...keyboards.map((keyboard) => usbListing(keyboard, plugged, 'exclusive keyboard')),
    ...queues.map(queueListing),
  ]
}

function serialListing(port: SerialPortInfo, device: UsbDevice | null, plugged: readonly UsbIdentity[]): DeviceListing {
  return {
    ...NO_USAGE,
    transport: 'serial',
    path: port.path,
    uses: ['serial'],
    identity: device && identityAmong(device, plugged),
    port: port.port,
    serialNumber: port.serialNumber,
    manufacturer: port.manufacturer,
    product: port.product,
  }
}

function usbDeviceOf({ vendorId, productId, ...port }: SerialPortInfo): UsbDevice | null {
  if (vendorId === null || productId === null) return null
  return { ...port, vendorId: Number.parseInt(vendorId, 16), productId: Number.parseInt(productId, 16) }
}

function hidListing(device: HidInterface, plugged: readonly UsbIdentity[]): DeviceListing {
  const [collection] = device.collections
  return {
    ...usbListing(device, plugged, ...hidKinds(device.collections)),
    transport: 'hid',
    usagePage: collection?.usagePage ?? null,
    usage: collection?.usage ?? null,
  }
}

function printerListing(printer: UsbPrinter, plugged: readonly UsbIdentity[]): DeviceListing {
  return { ...usbListing(printer, plugged, 'printer'), commandSet: printer.commandSet }
}

function usbListing(device: UsbDevice, plugged: readonly UsbIdentity[], ...uses: DeviceUse[]): DeviceListing {
  const { port, serialNumber, manufacturer, product } = device
  return {
    ...NO_USAGE,
    transport: 'usb',
    path: null,
    identity: identityAmong(device, plugged),
    uses,
    port,
    serialNumber,
    manufacturer,
    product,
  }
}

function queueListing(queue: string): DeviceListing {
  return { ...NOTHING, ...NO_USAGE, transport: 'spooler', identity: null, path: queue, uses: ['queue'] }
}
