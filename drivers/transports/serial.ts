import type { Connection, ConnectionEvents } from './connection.ts'

export interface SerialSettings {
  path: string
  baudRate: number
  dataBits: 7 | 8
  parity: 'none' | 'even' | 'odd'
  stopBits: 1 | 2
  flowControl: 'none' | 'rtscts' | 'xonxoff'
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

export interface SerialTransport {
  /** What is there now; opens nothing. */
  list(): Promise<SerialPortInfo[]>
  /** Rejects with DEVICE_NOT_FOUND, DEVICE_BUSY or DEVICE_DENIED. */
  open(settings: SerialSettings, events: ConnectionEvents): Promise<Connection>
}
