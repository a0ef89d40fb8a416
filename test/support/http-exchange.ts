import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Exchange {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface Outgoing {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** One HTTP exchange as it is on the wire: any header, any path, no redirect followed. */
export async function exchange(port: number, path: string, { method = 'GET', headers = {}, body }: Outgoing = {}) {
  const outgoing = request({ host: '127.0.0.1', port, path, method, headers })
  outgoing.end(body)
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: await text(incoming) } satisfies Exchange
}
