import { expect, test } from 'vitest'
import { serveHttp } from './http-server.ts'

const host = '127.0.0.1'
const hello = () => Promise.resolve(new Response('hello'))

test('port 0 takes a free one, and the door is told that the caller is on this machine', async () => {
  await using server = await serveHttp({
    fetch: async (_request, { isLocal }) => new Response(String(isLocal)),
    port: 0,
    host,
  })
  const response = await fetch(`http://${host}:${server.port}/`)
  expect([server.port > 0, await response.text()]).toEqual([true, 'true'])
})

test('a taken port is one clear sentence', async () => {
  await using server = await serveHttp({ fetch: hello, port: 0, host })
  await expect(serveHttp({ fetch: hello, port: server.port, host })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message:
      `Port ${server.port} of 127.0.0.1 is taken by another program. ` +
      'Close that program, or give another port; 0 takes a free one.',
  })
})

test('closing ends an open event stream at once', async () => {
  const endless = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array([10])) })
  const server = await serveHttp({
    fetch: async () => new Response(endless, { headers: { 'Content-Type': 'application/x-ndjson' } }),
    port: 0,
    host,
  })
  const reader = (await fetch(`http://${host}:${server.port}/`)).body!.getReader()
  await reader.read()
  const end = reader.read().catch((error: Error) => error.message)
  const start = performance.now()
  await server[Symbol.asyncDispose]()
  expect([await end, performance.now() - start < 1500]).toEqual(['terminated', true])
})

test('closing lets an answer finish that is under way', async () => {
  const asked = Promise.withResolvers<void>()
  const allowed = Promise.withResolvers<void>()
  const server = await serveHttp({
    async fetch() {
      asked.resolve()
      await allowed.promise
      return new Response('done')
    },
    port: 0,
    host,
  })
  const answer = fetch(`http://${host}:${server.port}/`).then((response) => response.text())
  await asked.promise
  const start = performance.now()
  const closed = server[Symbol.asyncDispose]()
  allowed.resolve()
  expect(await answer).toBe('done')
  await closed
  expect(performance.now() - start).toBeLessThan(1500)
})

test('closing twice is closing once', async () => {
  const server = await serveHttp({ fetch: hello, port: 0, host })
  await server[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
  await expect(fetch(`http://${host}:${server.port}/`)).rejects.toThrow('fetch failed')
})
