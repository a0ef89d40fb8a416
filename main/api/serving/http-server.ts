import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { AppError } from '@scanbench/plugin'

interface HttpServerOptions {
  fetch(request: Request, context: { isLocal: boolean }): Promise<Response>
  /** 0 takes a free one. */
  port: number
  host: string
}

const GRACE_MS = 2000

/** The door on a port. Disposing it ends event streams at once and lets other answers finish for two seconds. */
export async function serveHttp(options: HttpServerOptions): Promise<AsyncDisposable & { port: number }> {
  const streams = new Set<ServerResponse>()
  const listener = getRequestListener(
    async (request, env) => {
      const { incoming, outgoing } = env as HttpBindings
      const response = await options.fetch(request, { isLocal: isLoopback(incoming) })
      if (response.headers.get('content-type') === 'application/x-ndjson') remember(streams, outgoing)
      return response
    },
    { overrideGlobalObjects: false },
  )
  const server = createServer((incoming, outgoing) => {
    // A connection whose last answer ends while the server closes would be kept alive for seconds.
    outgoing.once('close', () => server.listening || setImmediate(() => server.closeIdleConnections()))
    void listener(incoming, outgoing)
  })
  await listen(server, options)
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      for (const outgoing of streams) outgoing.destroy()
      const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS)
      await closed
      clearTimeout(timer)
    },
  }
}

function remember(streams: Set<ServerResponse>, outgoing: ServerResponse): void {
  streams.add(outgoing)
  outgoing.once('close', () => streams.delete(outgoing))
}

async function listen(server: Server, { port, host }: HttpServerOptions): Promise<void> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be opened (${code ?? String(error)})`
    throw new AppError(
      'PORT_TAKEN',
      `Port ${port} of ${host} ${reason}. Close that program, or give another port; 0 takes a free one.`,
      { cause: error },
    )
  }
}

function isLoopback({ socket }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? ''
  return address.startsWith('127.') || address === '::1' || address.startsWith('::ffff:127.')
}
