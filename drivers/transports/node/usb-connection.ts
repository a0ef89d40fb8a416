import { TransportError, type Connection, type ConnectionEvents } from '../connection.ts'
import { createOpenConnection, type Line, type OpenConnection } from '../open-connection.ts'
import { goneError, isGone } from './native-error.ts'
import { nodeWait } from './node-wait.ts'
import { createReportBuffer } from './report-buffer.ts'
import type { UsbPipe } from './usb-pipe.ts'

const PIECE_BYTES = 16 * 1024
/** A read that is under way has to end first, and a write that is stuck, too. */
const CLOSE_WITHIN_MS = 2500
const BUFFER_BYTES = 256 * 1024

/** A claimed interface as a connection. */
export function connectPipe(pipe: UsbPipe, events: ConnectionEvents): Connection {
  const state: PipeState = { isOpen: true, isFull: false, reading: Promise.resolve(), writing: Promise.resolve() }
  const opened: OpenConnection = createOpenConnection(pipeLine(pipe, state, deliver), events, nodeWait)
  const buffer = createReportBuffer({
    limitBytes: BUFFER_BYTES,
    deliver: (bytes) => opened.data(bytes),
    full(isFull) {
      state.isFull = isFull
      if (!isFull && state.isOpen) state.reading = readOn(pipe, state, opened, buffer)
    },
  })

  function deliver(isPaused: boolean): void {
    if (isPaused) buffer.pause()
    else buffer.resume()
  }

  if (pipe.canRead) state.reading = readOn(pipe, state, opened, buffer)
  return opened.connection
}

interface PipeState {
  isOpen: boolean
  /** Nobody wants the data for so long that the device has to wait. */
  isFull: boolean
  reading: Promise<void>
  writing: Promise<unknown>
}

function pipeLine(pipe: UsbPipe, state: PipeState, setPaused: (isPaused: boolean) => void): Line {
  return {
    pieceBytes: PIECE_BYTES,
    closeWithinMs: CLOSE_WITHIN_MS,
    async take(piece) {
      const writing = pipe.write(piece)
      state.writing = writing.catch(() => {})
      try {
        await writing
      } catch (error) {
        // Nobody tells how much of the piece was taken.
        const { code, message } = writeError(error, pipe.name)
        throw new TransportError(code, message, { bytesTaken: piece.length })
      }
    },
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    control: (request) => pipe.control(request),
    async release() {
      state.isOpen = false
      await Promise.all([state.reading, state.writing])
      await pipe.release()
    },
  }
}

async function readOn(
  pipe: UsbPipe,
  state: PipeState,
  opened: OpenConnection,
  buffer: { push(bytes: Uint8Array): void },
): Promise<void> {
  try {
    while (state.isOpen && !state.isFull) {
      const bytes = await pipe.read()
      if (bytes.length > 0) buffer.push(bytes)
    }
  } catch (error) {
    opened.lost(goneError(error, pipe.name))
  }
}

function writeError(error: unknown, name: string): TransportError {
  if (error instanceof TransportError) return error
  if (isGone(error)) return goneError(error, name)
  const reason = error instanceof Error ? error.message : String(error)
  if (/cancelled/i.test(reason))
    return new TransportError('TIMEOUT', `${name} took no byte for 10 s. Look whether it has paper and is closed.`)
  return new TransportError('DEVICE_DISCONNECTED', `${name} refused the data (${reason}). Switch it off and on again.`)
}
