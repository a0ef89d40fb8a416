import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Answers every request with what it was. */
export async function startJsonServer(): Promise<{ address: string } & AsyncDisposable> {
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const { method, url, headers } = incoming
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ method, url, authorization: headers.authorization ?? null, body }))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    address: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
