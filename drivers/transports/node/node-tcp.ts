import { connect, type Socket } from 'node:net'
import {
  TransportError,
  type Connection,
  type ConnectionEvents,
  type ControlAnswer,
  type ControlRequest,
  type TransportErrorCode,
} from '../connection.ts'
import { createOpenConnection, noControl, type Line } from '../open-connection.ts'
import type { TcpSettings, TcpTransport } from '../tcp.ts'
import { nodeWait } from './node-wait.ts'

const PIECE_BYTES = 16 * 1024
/** The system's own limit is about two minutes. */
const CONNECT_WITHIN_MS = 5000
/** A far end that is gone without a word is noticed by the ten questions that follow, one a second. */
const KEEP_ALIVE_MS = 10_000
const CLOSE_WITHIN_MS = 500

export function createNodeTcp(): TcpTransport {
  return { open }
}

async function open(settings: TcpSettings, events: ConnectionEvents): Promise<Connection> {
  const address = `${settings.host}:${settings.port}`
  const socket = connect({ ...settings, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS, noDelay: true })
  await connected(socket, address)
  const line = { ...tcpLine(socket), control: (request: ControlRequest) => control(request) }
  const opened = createOpenConnection(line, events, nodeWait)

  async function control(request: ControlRequest): Promise<ControlAnswer> {
    if (request.kind !== 'presence') return noControl(request)
    if (!(await isAnybodyAt({ host: socket.remoteAddress ?? settings.host, port: settings.port }))) {
      // What the system still holds must not arrive when somebody has long been told to look.
      socket.resetAndDestroy()
      opened.lost(gone(address))
    }
    return { kind: 'done' }
  }

  socket.on('error', (error) => opened.lost(disconnected(address, error)))
  // The far end hung up. Waiting for our own stuck write to finish could take for ever.
  socket.on('end', () => opened.lost(disconnected(address, null)))
  socket.on('close', () => opened.lost(disconnected(address, null)))
  socket.on('data', (bytes: Uint8Array) => opened.data(bytes))
  return opened.connection
}

/**
 * A far end that is gone without a word is given up by Linux after a quarter of an hour when a byte is on its way to it,
 * for which keep-alive is suspended. The limits that systems have for that (TCP_USER_TIMEOUT) also end the connection to a
 * printer that takes nothing in for want of paper. So it is tried whether anybody answers there: who takes a second connection,
 * or refuses it, is there.
 */
async function isAnybodyAt(place: TcpSettings): Promise<boolean> {
  const socket = connect(place)
  try {
    await connected(socket, place.host)
    return true
  } catch (error) {
    return !(error instanceof TransportError && NOBODY.has(error.code))
  } finally {
    socket.destroy()
  }
}

const NOBODY: ReadonlySet<TransportErrorCode> = new Set(['TIMEOUT', 'DEVICE_NOT_FOUND'])

async function connected(socket: Socket, address: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  using _timer = nodeWait(CONNECT_WITHIN_MS, () => {
    const seconds = CONNECT_WITHIN_MS / 1000
    reject(new TransportError('TIMEOUT', `${address} did not answer within ${seconds} s. Is the device switched on?`))
  })
  socket.once('connect', resolve).on('error', (error) => reject(connectError(error, address)))
  try {
    await promise
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function tcpLine(socket: Socket): Omit<Line, 'control'> {
  return {
    pieceBytes: PIECE_BYTES,
    closeWithinMs: CLOSE_WITHIN_MS,
    take: (piece) =>
      new Promise((resolve, reject) => {
        socket.write(piece, (error) => (error ? reject(error) : resolve()))
      }),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    async release(isStuck) {
      if (socket.destroyed) return
      const { promise: closed, resolve } = Promise.withResolvers<void>()
      using _deadline = nodeWait(CLOSE_WITHIN_MS, () => socket.destroy())
      socket.once('close', resolve)
      if (isStuck) socket.resetAndDestroy()
      // Half-close and read on: an abrupt close with unread answers could cut off what was sent before.
      else socket.end().resume()
      await closed
    },
  }
}

const CONNECT_ERRORS: Readonly<Record<string, TransportErrorCode>> = {
  ECONNREFUSED: 'DEVICE_BUSY',
  ECONNRESET: 'DEVICE_BUSY',
  ENOTFOUND: 'DEVICE_NOT_FOUND',
  EAI_AGAIN: 'DEVICE_NOT_FOUND',
  EHOSTUNREACH: 'DEVICE_NOT_FOUND',
  ENETUNREACH: 'DEVICE_NOT_FOUND',
  EHOSTDOWN: 'DEVICE_NOT_FOUND',
  ETIMEDOUT: 'TIMEOUT',
}

const CURES: Partial<Record<TransportErrorCode, string>> = {
  DEVICE_BUSY: 'refuses the connection. Another station may hold the device, or the port number is wrong.',
  DEVICE_NOT_FOUND: 'cannot be reached. Check the address, the cable and that the device is switched on.',
  TIMEOUT: 'did not answer. Is the device switched on?',
}

function connectError(error: Error, address: string): TransportError {
  const systemCode = 'code' in error ? String(error.code) : ''
  const code = CONNECT_ERRORS[systemCode] ?? 'DEVICE_UNAVAILABLE'
  return new TransportError(code, `${address} ${CURES[code] ?? `cannot be used: ${error.message}.`}`)
}

/** Why a connection ended by itself. */
export function disconnected(address: string, error: Error | null): TransportError {
  // Keep-alive found nobody at the other end: a cable, or a printer that was switched off.
  if (error !== null && 'code' in error && error.code === 'ETIMEDOUT') return gone(address)
  const reason = error === null ? '' : ` (${error.message})`
  return new TransportError('DEVICE_DISCONNECTED', `${address} ended the connection${reason}. Look at the device.`)
}

function gone(address: string): TransportError {
  return new TransportError('TIMEOUT', `${address} does not answer any more. Check its cable, and that it is on.`)
}
