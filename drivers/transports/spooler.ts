import type { Connection, ConnectionEvents } from './connection.ts'

export interface SpoolerTransport {
  /** The names of the print queues of this computer. */
  list(): Promise<string[]>
  /**
   * Each write is one job of the queue, handed over as it is; nothing ever comes back. Resolved means: the print service has
   * it. Rejects with DEVICE_NOT_FOUND for a queue that is not set up and DEVICE_UNAVAILABLE without a print service.
   */
  open(settings: { queue: string }, events: ConnectionEvents): Promise<Connection>
}
