import { TransportError } from '../connection.ts'
import type { SerialTransport } from '../serial.ts'
import type { Wait } from '../wait.ts'
import { createFakeLine, type FakeFarEnd } from './fake-line.ts'

export interface FakeSerial extends SerialTransport {
  /** The device at the other end of the port. */
  far(path: string): FakeFarEnd
}

const UNKNOWN = { serialNumber: null, product: null, vendorId: null, productId: null, port: null } as const

export function createFakeSerial({ wait, paths }: { wait: Wait; paths: readonly string[] }): FakeSerial {
  const lines = new Map(
    paths.map((path) => [path, createFakeLine({ wait, name: path, pieceBytes: 7, bufferBytes: 4096 })]),
  )

  function lineAt(path: string) {
    const line = lines.get(path)
    if (line !== undefined) return line
    throw new TransportError('DEVICE_NOT_FOUND', `There is no serial port ${path}. Choose another port.`)
  }

  return {
    list: async () => paths.map((path) => ({ ...UNKNOWN, path, manufacturer: 'Scanbench' })),
    open: async ({ path }, events) => lineAt(path).open(events),
    far: (path) => lineAt(path).far,
  }
}
