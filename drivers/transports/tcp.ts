import type { Connection, ConnectionEvents } from './connection.ts'

export interface TcpSettings {
  host: string
  port: number
}

export interface TcpTransport {
  /** Rejects with DEVICE_NOT_FOUND (no route, no such name), DEVICE_BUSY (refused) or TIMEOUT (5 s). */
  open(settings: TcpSettings, events: ConnectionEvents): Promise<Connection>
}
