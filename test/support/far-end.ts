import { constants, openSync } from 'node:fs'
import type { Duplex } from 'node:stream'
import { ReadStream } from 'node:tty'

/** The device at the other end of a real line. */
export interface FarEnd extends Disposable {
  send(bytes: Uint8Array): void
  received(): Uint8Array
  /** A stalled device reads nothing. */
  setStalled(isStalled: boolean): void
}

export interface SerialEnd extends FarEnd {
  /** Tells what arrives from now on. */
  onData(listener: (bytes: Uint8Array) => void): void
}

export function openSerialEnd(path: string): SerialEnd {
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
  const stream = new ReadStream(descriptor)
  return { ...farEnd(stream), onData: (listener) => void stream.on('data', listener) }
}

export function farEnd(stream: Duplex): FarEnd {
  const pieces: Uint8Array[] = []
  stream.on('data', (bytes: Uint8Array) => pieces.push(bytes))
  // The line may be pulled out at any time; that is what most tests are about.
  stream.on('error', () => {})
  return {
    send: (bytes) => void stream.write(bytes),
    received: () => Buffer.concat(pieces),
    setStalled(isStalled) {
      if (isStalled) stream.pause()
      else stream.resume()
    },
    [Symbol.dispose]: () => void stream.destroy(),
  }
}
