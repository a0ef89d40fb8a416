import { TransportError, type Connection, type ConnectionEvents } from './connection.ts'
import type { Wait } from './wait.ts'
import { createWriteQueue } from './write-queue.ts'

/** What one kind of line does; all the guarantees of a connection are kept here, once for every kind. */
export interface Line {
  readonly pieceBytes: number
  /** Nobody waits longer than this for `release`. */
  readonly closeWithinMs: number
  /** Resolves when the system took the whole piece. */
  take(piece: Uint8Array): Promise<void>
  pause(): void
  resume(): void
  /** Lets the device go. `isStuck`: the system still has a piece that the device does not take. */
  release(isStuck: boolean): Promise<void>
}

export interface OpenConnection {
  connection: Connection
  data(bytes: Uint8Array): void
  /** The line went away by itself. Only the first time counts, and not after `close`. */
  lost(error: TransportError): void
}

export function createOpenConnection(line: Line, events: ConnectionEvents, wait: Wait): OpenConnection {
  const queue = createWriteQueue({ pieceBytes: line.pieceBytes, take: (piece) => line.take(piece), wait })
  let ended: Promise<void> | null = null

  async function released(): Promise<void> {
    const { promise: deadline, resolve } = Promise.withResolvers<void>()
    using _timer = wait(line.closeWithinMs, resolve)
    // A device that cannot be let go of properly is let go of all the same.
    await Promise.race([line.release(queue.isStuck).catch(() => {}), deadline])
  }

  async function end(error: TransportError | null): Promise<void> {
    queue.close(error ?? new TransportError('DEVICE_DISCONNECTED', 'The connection was closed. Connect again.'))
    if (error !== null) events.closed(error)
    await released()
    if (error === null) events.closed(null)
  }

  return {
    connection: {
      write: (bytes, options) => queue.write(bytes, options),
      pause: () => line.pause(),
      resume: () => line.resume(),
      close: () => (ended ??= end(null)),
    },
    data(bytes) {
      if (ended === null) events.data(bytes)
    },
    lost(error) {
      ended ??= end(error)
    },
  }
}
