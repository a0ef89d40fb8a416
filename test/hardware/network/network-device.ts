import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ByteLine } from '../devices/byte-line.ts'
import { networkCable, type NetworkCable } from './network-cable.ts'

export interface NetworkDevice extends Pick<ByteLine, 'send' | 'onReceived' | 'received'>, AsyncDisposable {
  readonly cable: NetworkCable
  /** It takes nothing in, as printers without paper do. */
  setStalled(isStalled: boolean): void
}

/** A device on a cable of its own; it answers on the connection that it heard of last. */
export async function networkDevice(): Promise<NetworkDevice> {
  await using parts = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-network-'))
  parts.defer(() => rm(folder, { recursive: true }))
  const pieces: Uint8Array[] = []
  const listeners: ((bytes: Uint8Array) => void)[] = []
  const sockets = new Set<Socket>()
  let last: Socket | null = null
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (bytes: Uint8Array) => {
      last = socket
      pieces.push(bytes)
      for (const listener of listeners) listener(bytes)
    })
  })
  const path = join(folder, 'device')
  server.listen(path)
  await once(server, 'listening')
  parts.defer(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const cable = parts.use(await networkCable(path))
  const rest = parts.move()
  return {
    cable,
    send: (bytes) => void last?.write(bytes),
    onReceived: (take) => void listeners.push(take),
    received: () => Buffer.concat(pieces),
    setStalled(isStalled) {
      for (const socket of sockets) {
        if (isStalled) socket.pause()
        else socket.resume()
      }
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  }
}
