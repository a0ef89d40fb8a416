import { constants } from 'node:fs'
import { open as openFile, type FileHandle } from 'node:fs/promises'
import { TransportError, type Connection, type ConnectionEvents, type ControlRequest } from '../connection.ts'
import { createOpenConnection, type Line, type OpenConnection } from '../open-connection.ts'
import { deviceNumber, watchDevice } from './device-watch.ts'
import { goneError, openErrorOf } from './native-error.ts'
import { nodeWait } from './node-wait.ts'
import { controlPrinterFile } from './printer-file-control.ts'

/** What the kernel's printer driver takes at once. */
const PIECE_BYTES = 8192
const READ_BYTES = 8192
/** The kernel wakes nobody who does not block: it is asked again, soon while something is going on. */
const BUSY_RETRY_MS = 10
const IDLE_RETRY_MS = 50
const BUSY_FOR_MS = 2000
const CLOSE_WITHIN_MS = 2000

export interface PrinterFile {
  path: string
  /** How errors call it. */
  name: string
  /** False for printers that cannot answer: reading them is an error. */
  canAnswer: boolean
}

/**
 * A printer over the file of the kernel's driver, such as `/dev/usb/lp0`. Nothing here may block: a read that waits would
 * keep a thread for ever, and the process from ending. The price: the driver passes pieces on by itself and does not tell that a
 * printer refused one, so that such a label stays "sent". It is the way for printers that may not be claimed.
 */
export async function openPrinterFile(printer: PrinterFile, events: ConnectionEvents): Promise<Connection> {
  const { path, name } = printer
  const device = await deviceNumber(path)
  const file = await openAtOnce(printer)
  const state: FileState = { file, printer, isOpen: true, isPaused: false, lastNewsAt: 0 }
  const stack = new DisposableStack()
  const closed = (error: TransportError | null): void => {
    stack.dispose()
    events.closed(error)
  }
  const opened = createOpenConnection(fileLine(state), { data: (bytes) => events.data(bytes), closed }, nodeWait)
  if (device !== null) stack.use(watchDevice(path, device, () => opened.lost(goneError(null, name))))
  if (printer.canAnswer) void readOn(state, opened)
  return opened.connection
}

/** Rejects with DEVICE_BUSY where another program has it. */
export async function demandFreeFile(printer: PrinterFile): Promise<void> {
  try {
    const file = await openAtOnce(printer)
    await file.close()
  } catch (error) {
    // What else is in the way of the file need not be in the way of the printer.
    if (error instanceof TransportError && error.code === 'DEVICE_BUSY') throw error
  }
}

async function openAtOnce({ path, name }: PrinterFile): Promise<FileHandle> {
  try {
    return await openFile(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
  } catch (error) {
    throw openErrorOf(error, name)
  }
}

interface FileState {
  file: FileHandle
  printer: PrinterFile
  isOpen: boolean
  isPaused: boolean
  /** When something went over the line. */
  lastNewsAt: number
}

function fileLine(state: FileState): Line {
  return {
    pieceBytes: PIECE_BYTES,
    closeWithinMs: CLOSE_WITHIN_MS,
    take: (piece) => takePiece(state, piece),
    pause() {
      state.isPaused = true
    },
    resume() {
      state.isPaused = false
    },
    control: (request: ControlRequest) => controlPrinterFile(state.file.fd, request, state.printer.name),
    async release(isStuck) {
      // Closing throws away what the driver has not passed on yet.
      if (!isStuck) await passedOn(state)
      state.isOpen = false
      await state.file.close()
    },
  }
}

async function takePiece(state: FileState, piece: Uint8Array): Promise<void> {
  let taken = 0
  try {
    while (taken < piece.length) {
      if (!state.isOpen) throw goneError(null, state.printer.name)
      const count = await writeSome(state.file, piece.subarray(taken))
      taken += count
      state.lastNewsAt = performance.now()
      if (count === 0) await pause(BUSY_RETRY_MS)
    }
  } catch (error) {
    const { code, message } = goneError(error, state.printer.name)
    throw new TransportError(code, message, { bytesTaken: taken })
  }
}

/** Waits until the driver has nothing left to pass on: only then it would take more. */
async function passedOn({ file }: FileState): Promise<void> {
  const until = performance.now() + CLOSE_WITHIN_MS / 2
  while (performance.now() < until) {
    try {
      await file.write(new Uint8Array(), 0, 0)
      return
    } catch (error) {
      if (!isNotNow(error)) return
      await pause(BUSY_RETRY_MS)
    }
  }
}

async function readOn(state: FileState, opened: OpenConnection): Promise<void> {
  const buffer = new Uint8Array(READ_BYTES)
  try {
    while (state.isOpen) {
      const count = state.isPaused ? 0 : await readSome(state.file, buffer)
      if (count > 0) {
        state.lastNewsAt = performance.now()
        opened.data(buffer.slice(0, count))
      } else await pause(performance.now() - state.lastNewsAt < BUSY_FOR_MS ? BUSY_RETRY_MS : IDLE_RETRY_MS)
    }
  } catch (error) {
    opened.lost(goneError(error, state.printer.name))
  }
}

/** How many bytes came; none yet is 0. */
async function readSome(file: FileHandle, buffer: Uint8Array): Promise<number> {
  try {
    return (await file.read(buffer, 0, buffer.length, null)).bytesRead
  } catch (error) {
    if (isNotNow(error)) return 0
    throw error
  }
}

/** How many bytes were taken; none now is 0. */
async function writeSome(file: FileHandle, bytes: Uint8Array): Promise<number> {
  try {
    return (await file.write(bytes, 0, bytes.length, null)).bytesWritten
  } catch (error) {
    if (isNotNow(error)) return 0
    throw error
  }
}

function isNotNow(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN'
}

async function pause(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  nodeWait(ms, resolve)
  await promise
}
