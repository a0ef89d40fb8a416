import { deserialize, serialize } from 'node:v8'
import { AppError } from '@scanbench/plugin'

const HEADER_BYTES = 4
/** Larger than anything we send; a length beyond it is not one of our frames. */
const MAX_FRAME_BYTES = 64 * 1024 * 1024

/** A value as bytes on a pipe: its length, then its structured clone. Throws on what cannot be cloned or is too large. */
export function encodeFrame(value: unknown, maxBytes = MAX_FRAME_BYTES): Buffer {
  const body = serialize(value)
  if (body.length > maxBytes)
    throw new AppError('INVALID_INPUT', `${body.length} bytes do not fit between two processes. Send them in pieces.`)
  const frame = Buffer.allocUnsafe(HEADER_BYTES + body.length)
  frame.writeUInt32LE(body.length)
  body.copy(frame, HEADER_BYTES)
  return frame
}

/** Puts values together again from pieces of any size. Values wait here until they are asked for. */
export class FrameReader {
  #pieces: Buffer[] = []
  #length = 0
  readonly #maxBytes: number

  constructor(maxBytes = MAX_FRAME_BYTES) {
    this.#maxBytes = maxBytes
  }

  push(piece: Buffer): void {
    this.#pieces.push(piece)
    this.#length += piece.length
  }

  /** Throws AppError INTERNAL when the bytes are not frames; there is no way to go on after that. */
  next(): { value: unknown } | null {
    const bodyBytes = this.#bodyBytes()
    if (bodyBytes === null || this.#length < HEADER_BYTES + bodyBytes) return null
    const bytes = this.#joined()
    const end = HEADER_BYTES + bodyBytes
    this.#pieces = bytes.length > end ? [bytes.subarray(end)] : []
    this.#length -= end
    // A copy of its own: typed arrays inside the value are views of these bytes and must be aligned and lasting.
    return { value: deserialized(Buffer.from(bytes.subarray(HEADER_BYTES, end))) }
  }

  #bodyBytes(): number | null {
    if (this.#length < HEADER_BYTES) return null
    const first = this.#pieces[0]
    const header = first !== undefined && first.length >= HEADER_BYTES ? first : this.#joined()
    const bodyBytes = header.readUInt32LE()
    if (bodyBytes <= this.#maxBytes) return bodyBytes
    throw new AppError('INTERNAL', `A frame of ${bodyBytes} bytes came from another process. It is ended.`)
  }

  #joined(): Buffer {
    const first = this.#pieces[0]
    if (this.#pieces.length === 1 && first !== undefined) return first
    const bytes = Buffer.concat(this.#pieces)
    this.#pieces = [bytes]
    return bytes
  }
}

function deserialized(body: Buffer): unknown {
  try {
    return deserialize(body)
  } catch (cause) {
    throw new AppError('INTERNAL', 'A frame that is no value came from another process. It is ended.', { cause })
  }
}
