import type { Connection, ConnectionEvents } from './connection.ts'
import { demandUsbDevice } from './demand-usb-device.ts'
import type { ListedDevice } from './device-listing.ts'
import type { UsbIdentity } from './usb-device.ts'

export interface SerialSettings {
  /** A port, or a device on USB such as `05e0:1701:S123`, whose port changes with every plug. */
  path: string
  baudRate: number
  dataBits: 5 | 6 | 7 | 8
  parity: 'none' | 'even' | 'odd' | 'mark' | 'space'
  stopBits: 1 | 1.5 | 2
  flowControl: 'none' | 'rtscts' | 'xonxoff'
  /** Left out, both are on. */
  signals?: { dtr: boolean; rts: boolean }
}

export interface SerialPortInfo {
  path: string
  /** Stable across re-plugging where the device has a serial number. */
  serialNumber: string | null
  manufacturer: string | null
  product: string | null
  vendorId: string | null
  productId: string | null
  /** The USB socket it sits in, such as `1-1.4`, where the system tells. */
  port: string | null
}

const IDENTITY = /^([0-9a-f]{4}):([0-9a-f]{4})(?::([^@]+))?(?:@(\d+-\d+(?:\.\d+)*))?$/i

/** The device on USB that settings name in the place of a port; null for the name of a port. */
export function identityIn(path: string): UsbIdentity | null {
  const [, vendor, product, serialNumber, port] = IDENTITY.exec(path) ?? []
  if (vendor === undefined || product === undefined) return null
  return {
    vendorId: Number.parseInt(vendor, 16),
    productId: Number.parseInt(product, 16),
    serialNumber: serialNumber ?? null,
    port: port ?? null,
  }
}

/** The port that this device has now. */
export function portOf(ports: readonly SerialPortInfo[], identity: UsbIdentity): string {
  const devices = ports.flatMap(({ vendorId, productId, ...port }) => {
    if (vendorId === null || productId === null) return []
    return [{ ...port, vendorId: Number.parseInt(vendorId, 16), productId: Number.parseInt(productId, 16) }]
  })
  return demandUsbDevice(devices, identity, 'serial device').path
}

/** A port as a device that a machine can be connected to. */
export function listedPort({ vendorId, productId, ...port }: SerialPortInfo): ListedDevice {
  if (vendorId === null || productId === null) return { ...port, usb: null, uses: ['serial'] }
  const usb = { ...port, vendorId: Number.parseInt(vendorId, 16), productId: Number.parseInt(productId, 16) }
  return { path: port.path, usb, uses: ['serial'] }
}

export interface SerialTransport {
  /** What is there now; opens nothing. */
  list(): Promise<SerialPortInfo[]>
  /** Rejects with DEVICE_NOT_FOUND, DEVICE_BUSY or DEVICE_DENIED. */
  open(settings: SerialSettings, events: ConnectionEvents): Promise<Connection>
}
