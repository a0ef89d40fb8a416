import { TransportError, type WriteOptions } from './connection.ts'
import type { Wait } from './wait.ts'

export interface WriteQueueOptions {
  pieceBytes: number
  /** Hands one piece to the system; resolves when it was taken whole. A TransportError tells how much of it was. */
  take(piece: Uint8Array): Promise<void>
  wait: Wait
}

export interface WriteQueue {
  write(bytes: Uint8Array, options: WriteOptions): Promise<void>
  /** Has the system a piece that it has not taken whole yet? */
  readonly isStuck: boolean
  /** Fails what is under way and all that comes later. */
  close(error: TransportError): void
}

/** Writes in order and in pieces, each with a deadline: a system buffer that is full says nothing for hours. */
export function createWriteQueue(options: WriteQueueOptions): WriteQueue {
  let closedBy: TransportError | null = null
  let last: Promise<unknown> = Promise.resolve()
  let pieceUnderWay: Promise<void> | null = null
  const rejections = new Set<(error: TransportError) => void>()

  /** A piece goes on being under way after its deadline: nothing may overtake it. */
  function begin(piece: Uint8Array): Promise<void> {
    const underWay = options
      .take(piece)
      .catch((error: unknown) => Promise.reject(new PieceError(error, piece.length)))
      .finally(() => {
        pieceUnderWay = null
      })
    // Told to whoever waits below; when nobody waits any more it is no news.
    underWay.catch(() => {})
    pieceUnderWay = underWay
    return underWay
  }

  async function within(piece: Promise<void>, { progressTimeoutMs }: WriteOptions): Promise<void> {
    const { promise: givenUp, reject } = Promise.withResolvers<never>()
    rejections.add(reject)
    using _timer = options.wait(progressTimeoutMs, () => reject(stalled(progressTimeoutMs)))
    try {
      await Promise.race([piece, givenUp])
    } finally {
      rejections.delete(reject)
    }
  }

  function checkOpen(): void {
    if (closedBy !== null) throw closedBy
  }

  async function writeAll(bytes: Uint8Array, limits: WriteOptions): Promise<void> {
    let handedOver = 0
    try {
      checkOpen()
      if (pieceUnderWay !== null) await within(pieceUnderWay, limits)
      while (handedOver < bytes.length) {
        checkOpen()
        const piece = bytes.subarray(handedOver, handedOver + options.pieceBytes)
        handedOver += piece.length
        await within(begin(piece), limits)
      }
    } catch (error) {
      if (error instanceof PieceError) throw withBytesTaken(error.cause, handedOver - error.bytesLeft)
      // How much of the last piece was taken nobody tells; "none" would be the dangerous answer.
      throw withBytesTaken(error, handedOver)
    }
  }

  return {
    get isStuck() {
      return pieceUnderWay !== null
    },
    write(bytes, limits) {
      const written = last.then(() => writeAll(bytes, limits))
      last = written.catch(() => {})
      return written
    },
    close(error) {
      closedBy ??= error
      for (const reject of rejections) reject(error)
    },
  }
}

/** Why a piece was not taken whole, and how much of it was certainly not. */
class PieceError extends Error {
  readonly bytesLeft: number

  constructor(cause: unknown, pieceBytes: number) {
    super('A piece was not taken whole.', { cause })
    this.bytesLeft = cause instanceof TransportError ? pieceBytes - cause.details.bytesTaken : 0
  }
}

function stalled(progressTimeoutMs: number): TransportError {
  const seconds = Math.round(progressTimeoutMs / 100) / 10
  return new TransportError(
    'TIMEOUT',
    `The device took no byte for ${seconds} s. Look whether it is switched on and has paper.`,
  )
}

function withBytesTaken(error: unknown, bytesTaken: number): TransportError {
  if (error instanceof TransportError) return new TransportError(error.code, error.message, { bytesTaken })
  const message = error instanceof Error ? error.message : String(error)
  return new TransportError('DEVICE_DISCONNECTED', `The device took no more bytes: ${message}.`, { bytesTaken })
}
