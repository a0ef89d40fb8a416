import {
  TransportError,
  type Connection,
  type ConnectionEvents,
  type ControlAnswer,
  type ControlRequest,
} from './connection.ts'
import type { Wait } from './wait.ts'
import { createWriteQueue } from './write-queue.ts'

/** What one kind of line does; all the guarantees of a connection are kept here, once for every kind. */
export interface Line {
  readonly pieceBytes: number
  /** Nobody waits longer than this for `release`. */
  readonly closeWithinMs: number
  /** Resolves when the system took the whole piece; a TransportError tells in `bytesTaken` how much of it was taken. */
  take(piece: Uint8Array): Promise<void>
  pause(): void
  resume(): void
  control(request: ControlRequest): Promise<ControlAnswer>
  /** Lets the device go. `isStuck`: the system still has a piece that the device does not take. */
  release(isStuck: boolean): Promise<void>
}

export interface OpenConnection {
  connection: Connection
  data(bytes: Uint8Array): void
  /** The line went away by itself. Only the first time counts, and not after `close`. */
  lost(error: TransportError): void
}

/** For lines that are nothing but a stream of bytes. */
export async function noControl({ kind }: ControlRequest): Promise<never> {
  throw new TransportError('DEVICE_UNAVAILABLE', `This kind of connection has no ${kind}. Leave it out.`)
}

function closedError(): TransportError {
  return new TransportError('DEVICE_DISCONNECTED', 'The connection was closed. Connect again.')
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
    queue.close(error ?? closedError())
    if (error !== null) events.closed(error)
    await released()
    if (error === null) events.closed(null)
  }

  return {
    connection: {
      write: (bytes, options) => queue.write(bytes, options),
      pause: () => line.pause(),
      resume: () => line.resume(),
      control: async (request) => (ended === null ? line.control(request) : Promise.reject(closedError())),
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
