import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { recordingLog } from '../../test/support/recording-log.ts'
import { fetchImage, USUAL_LIMITS } from './fetch-image.ts'
import { RemoteImages } from './remote-images.ts'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const DATA = `data:image/png;base64,${PNG.toString('base64')}`

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())) }
}

/** As if the machine of the test were on the internet. */
const ANYWHERE = { ...USUAL_LIMITS, isAllowed: () => true }

test('a page gets its pictures from the internet when that is on, and each is asked for once (P28)', async () => {
  const asked: (string | undefined)[] = []
  await using server = await serve(({ url }, response) => {
    asked.push(url)
    response.setHeader('Content-Type', 'image/png; charset=binary').end(PNG)
  })
  const images = new RemoteImages({
    isOn: async () => true,
    log: recordingLog(),
    fetch: (url) => fetchImage(url, ANYWHERE),
  })
  const address = `http://127.0.0.1:${server.port}/a.png?b=1&amp;c=2`
  const page = `<a href="${address}">here</a><img alt="x" src="${address}"><p style="background: url('${address}')"><style>p { background: url(${address}) }</style>`
  expect(await images.embed(page)).toBe(
    `<a href="${address}">here</a><img alt="x" src="${DATA}"><p style="background: url('${DATA}')"><style>p { background: url(${DATA}) }</style>`,
  )
  expect(asked).toEqual(['/a.png?b=1&c=2'])
})

const neverFetched = (): Promise<string> => Promise.reject(new Error('fetched'))

test('while that is off nothing is fetched, and the page is as it was (P28)', async () => {
  const log = recordingLog()
  const page = '<img src="https://a.example/b.png">'
  expect(await new RemoteImages({ isOn: async () => false, log, fetch: neverFetched }).embed(page)).toBe(page)
  expect(log.lines).toEqual([expect.stringContaining('switched off')])
})

test('what is refused is left out and logged, and what comes is there (P28)', async () => {
  const log = recordingLog()
  const fetch = (url: URL) => (url.pathname === '/b.png' ? Promise.resolve(DATA) : Promise.reject(new Error('refused')))
  const page = '<img src="https://a.example/a.png"><img src=\'https://a.example/b.png\'>'
  expect(await new RemoteImages({ isOn: async () => true, log, fetch }).embed(page)).toBe(
    `<img src="https://a.example/a.png"><img src='${DATA}'>`,
  )
  expect(log.lines).toEqual(['warn: A picture of a report was left out'])
})

test('more pictures than a report has are not asked for (P28)', async () => {
  let asked = 0
  const fetch = async (): Promise<string> => `${DATA}${asked++}`
  const page = Array.from({ length: 60 }, (_, index) => `<img src="https://a.example/${index}">`).join('')
  await new RemoteImages({ isOn: async () => true, log: recordingLog(), fetch }).embed(page)
  expect(asked).toBe(50)
})

test.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
  'this machine is not asked, by whatever name: %s (P28)',
  async (host) => {
    let isAsked = false
    await using server = await serve((_, response) => {
      isAsked = true
      response.end()
    })
    await expect(fetchImage(new URL(`http://${host}:${server.port}/`))).rejects.toThrow('private network')
    expect(isAsked).toBe(false)
  },
)

test.each<[string, RequestListener, string]>([
  ['a redirect', (_, response) => response.writeHead(302, { Location: '/other' }).end(), 'redirects are not followed'],
  ['no image', (_, response) => response.setHeader('Content-Type', 'text/html').end('<p>'), 'is no image'],
  ['too much', (_, response) => response.setHeader('Content-Type', 'image/png').end(Buffer.alloc(2000)), 'more than'],
])('%s is refused (P28)', async (_, listener, reason) => {
  const asked: (string | undefined)[] = []
  await using server = await serve((request, response) => {
    asked.push(request.url)
    listener(request, response)
  })
  const limits = { ...ANYWHERE, mostBytes: 1000 }
  await expect(fetchImage(new URL(`http://127.0.0.1:${server.port}/first`), limits)).rejects.toThrow(reason)
  expect(asked).toEqual(['/first'])
})

test.each(['file:///etc/passwd', 'ftp://a.example/', 'http://user:secret@a.example/'])(
  '%s is not fetched (P28)',
  async (url) => {
    await expect(fetchImage(new URL(url), ANYWHERE)).rejects.toThrow('not fetched')
  },
)

test('a server that never answers is not waited for (P28)', async () => {
  await using server = await serve(() => {})
  const fetching = fetchImage(new URL(`http://127.0.0.1:${server.port}/`), { ...ANYWHERE, timeoutMs: 50 })
  await expect(fetching).rejects.toThrow(/abort|timeout/iu)
})
