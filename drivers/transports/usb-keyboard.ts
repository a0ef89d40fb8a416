import type { Connection, ConnectionEvents } from './connection.ts'
import type { UsbDevice, UsbIdentity } from './usb-device.ts'

export interface UsbKeyboardTransport {
  /** Keyboards that can be taken away from the system; empty where it does not allow that. */
  list(): Promise<UsbDevice[]>
  /**
   * Takes a typing scanner away from the system until it is closed: its keys reach nobody else. Each piece of data is one
   * report of eight bytes. Rejects with DEVICE_NOT_FOUND, DEVICE_BUSY, DEVICE_DENIED or DEVICE_UNAVAILABLE.
   */
  open(settings: { device: UsbIdentity }, events: ConnectionEvents): Promise<Connection>
}
