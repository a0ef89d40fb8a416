import { TransportError } from '../connection.ts'
import type { TcpTransport } from '../tcp.ts'
import type { Wait } from '../wait.ts'
import { createFakeLine, type FakeFarEnd, type FakeLine } from './fake-line.ts'

export interface FakeTcp extends TcpTransport {
  /** Puts a device on the network that takes one connection at a time, as print servers do. */
  listen(host: string, port: number): FakeFarEnd
}

export function createFakeTcp({ wait }: { wait: Wait }): FakeTcp {
  const lines = new Map<string, FakeLine>()

  return {
    async open({ host, port }, events) {
      const line = lines.get(`${host}:${port}`)
      if (line !== undefined) return line.open(events)
      throw new TransportError('DEVICE_BUSY', `${host}:${port} refuses the connection. Is the port number right?`)
    },
    listen(host, port) {
      const name = `${host}:${port}`
      const line = createFakeLine({ wait, name, pieceBytes: 1460, bufferBytes: 64 * 1024 })
      lines.set(name, line)
      return line.far
    },
  }
}
