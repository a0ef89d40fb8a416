import type { Connection, ConnectionEvents } from './connection.ts'
import type { UsbDevice, UsbIdentity } from './usb-device.ts'

export interface UsbPrinter extends UsbDevice {
  /** The languages that it names, where the system knows them without opening it. */
  commandSet: string | null
}

export interface UsbPrinterTransport {
  list(): Promise<UsbPrinter[]>
  /** The printer is ours alone until it is closed. Rejects with DEVICE_NOT_FOUND, DEVICE_BUSY, DEVICE_DENIED or DEVICE_UNAVAILABLE. */
  open(settings: { device: UsbIdentity }, events: ConnectionEvents): Promise<Connection>
}
