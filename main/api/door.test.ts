import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDoor, type TestDoor } from '../../test/support/test-door.ts'
import { NOBODY, STATION, type Actor } from '../users/actor.ts'
import { route } from './route.ts'
import { boolean, integer, nullableInteger, pk } from './input/values.ts'

const Thing = z.object({
  name: z.string(),
  count: integer.optional(),
  active: boolean.optional(),
  parent: nullableInteger.optional(),
  items: z.array(pk).optional(),
  moves: z.array(z.object({ pk, quantity: integer })).optional(),
  file: z.custom<File>((value) => value instanceof File).optional(),
})

const THINGS = [
  route({
    method: 'get',
    path: '/api/thing/',
    summary: 'List',
    rights: 'any',
    query: z.object({ limit: integer.optional(), active: boolean.optional() }),
    answer: z.unknown(),
    handler: async ({ query }) => query,
  }),
  route({
    method: 'post',
    path: '/api/thing/',
    summary: 'Make',
    rights: 'any',
    body: Thing,
    status: 201,
    answer: z.unknown(),
    handler: async ({ body: { file, ...body } }) => ({ ...body, ...(file === undefined ? {} : { file: file.size }) }),
  }),
  route({
    method: 'delete',
    path: '/api/thing/',
    summary: 'Delete some',
    rights: 'any',
    body: z.object({ items: z.array(pk).optional() }),
    answer: z.unknown(),
    handler: async ({ body }) => body,
  }),
  route({
    method: 'get',
    path: '/api/thing/{pk}/',
    summary: 'One',
    rights: 'any',
    params: z.object({ pk }),
    answer: z.unknown(),
    handler: async ({ params }) => params,
  }),
  route({
    method: 'delete',
    path: '/api/thing/{pk}/',
    summary: 'Delete',
    rights: 'staff',
    params: z.object({ pk }),
    status: 204,
    answer: null,
    handler: async () => undefined,
  }),
  route({
    method: 'get',
    path: '/api/thing/tree/',
    summary: 'Words before parameters',
    rights: 'any',
    answer: z.string(),
    handler: async () => 'tree',
  }),
  route({
    method: 'get',
    path: '/api/super/',
    summary: 'For superusers',
    rights: 'super',
    answer: z.string(),
    handler: async () => 'hello',
  }),
  ...Object.entries({
    internal: new Error('secret inside'),
    missing: new AppError('NOT_FOUND', 'There is no thing 7.'),
    foreign: new AppError('INVALID_INPUT', 'bad', {
      details: { location: ['Invalid pk "7" - object does not exist.'] },
    }),
    whole: new AppError('INVALID_INPUT', 'The sum does not fit.'),
    conflict: new AppError('CONFLICT', 'Somebody was faster.', { details: { by: 'ann' } }),
    bug: new AppError('INTERNAL', 'secret inside'),
  }).map(([name, error]) =>
    route({
      method: 'get',
      path: `/api/fail/${name}/`,
      summary: 'Fails',
      rights: 'open',
      answer: z.unknown(),
      handler: () => Promise.reject(error),
    }),
  ),
  route({
    method: 'get',
    path: '/api/fail/answer/',
    summary: 'Answers something else than it says',
    rights: 'open',
    answer: z.number(),
    handler: async () => 'text' as unknown as number,
  }),
]

let station: TestDoor

beforeAll(async () => {
  station = await createTestDoor({ routes: THINGS, uploadLimitBytes: 200_000 })
  await station.addUser('ann')
})
afterAll(() => station[Symbol.asyncDispose]())

const JSON_TYPE = { 'content-type': 'application/json' }
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' }

async function json(sent: Promise<{ status: number; body: string }>): Promise<[number, unknown]> {
  const { status, body } = await sent
  return [status, body === '' ? null : (JSON.parse(body) as unknown)]
}

function formWithFile(size: number): FormData {
  const form = new FormData()
  form.append('name', 'x')
  form.append('file', new File(['x'.repeat(size)], 'a.txt'))
  return form
}

async function upload(size: number): Promise<unknown[]> {
  const response = await inProcess('/api/thing/', { method: 'POST', body: formWithFile(size) })
  return [response.status, await response.json()]
}

function askAs(actor: Actor): Promise<Response> {
  return station.door.fetch(new Request('app://bundle/api/super/'), { actor })
}

function inProcess(path: string, init?: RequestInit): Promise<Response> {
  return station.door.fetch(new Request(`http://127.0.0.1${path}`, init), { actor: STATION })
}

test.each(['/api/thing/7', '/api//thing///7/', '//api/thing/7/', '/api/thing/7?x=1', '/api/thing/7/?format=json'])(
  '%s is answered directly, without a redirect',
  async (path) => {
    expect(await json(station.sendAs('station', path))).toEqual([200, { pk: 7 }])
  },
)

test('the content type is exact, and nothing is stored by caches', async () => {
  const { headers } = await station.send('/api/')
  expect([headers['content-type'], headers['cache-control']]).toEqual(['application/json', 'no-store'])
})

test('a fixed word goes before a parameter', async () => {
  expect(await json(station.sendAs('station', '/api/thing/tree/'))).toEqual([200, 'tree'])
})

test('all encodings of a body mean the same', async () => {
  const expected = {
    name: 'a b',
    count: 12,
    active: true,
    parent: null,
    items: [1, 2],
    moves: [{ pk: 3, quantity: 4 }],
  }
  const fields: [string, string][] = [
    ['name', 'a b'],
    ['count', '12'],
    ['active', 'True'],
    ['parent', ''],
    ['items', '1'],
    ['items', '2'],
    ['moves[0]pk', '3'],
    ['moves[0]quantity', '4'],
    ['unknown', 'ignored'],
  ]
  const multipart = new FormData()
  for (const [name, value] of fields) multipart.append(name, value)
  const strings = { ...expected, count: '12', active: 'true', items: ['1', '2'], moves: [{ pk: '3', quantity: '4' }] }
  const bodies: RequestInit[] = [
    {
      body: JSON.stringify({ ...strings, unknown: 1 }),
      headers: { 'content-type': 'application/json; charset=utf-8' },
    },
    { body: new URLSearchParams(fields).toString(), headers: FORM_TYPE },
    { body: multipart },
  ]
  for (const init of bodies) {
    const response = await inProcess('/api/thing/', { method: 'POST', ...init })
    expect([response.status, await response.json()]).toEqual([201, expected])
  }
})

test('a query is read like a form: words for booleans, the last of a repeated value, unknown names ignored', async () => {
  expect(await json(station.sendAs('station', '/api/thing/?limit=1&limit=5&active=Yes&what=1'))).toEqual([
    200,
    { limit: 5, active: true },
  ])
})

test('a query that cannot be understood is a 400 on its name', async () => {
  expect(await json(station.sendAs('station', '/api/thing/?limit=x'))).toEqual([
    400,
    { limit: ['A valid integer is required.'] },
  ])
})

test('errors of a body are by field', async () => {
  const body = JSON.stringify({
    moves: [
      { pk: 1, quantity: 1 },
      { pk: 1, quantity: 'x' },
    ],
  })
  expect(await json(station.sendAs('station', '/api/thing/', { method: 'POST', headers: JSON_TYPE, body }))).toEqual([
    400,
    { name: ['This field is required.'], moves: [{}, { quantity: ['A valid integer is required.'] }] },
  ])
})

test.each([
  ['broken JSON', { ...JSON_TYPE }, '{"a":', 400, /^JSON parse error/],
  ['bytes that are no UTF-8', { ...JSON_TYPE }, Buffer.from([0x22, 0xff, 0x22]), 400, /^JSON parse error/],
  ['a broken form', { 'content-type': 'multipart/form-data; boundary=x' }, 'nothing', 400, /^Multipart form parse/],
  ['another type', { 'content-type': 'text/plain' }, '{}', 415, /^Unsupported media type 'text\/plain'/],
])('%s is refused with a sentence', async (_name, headers, body, status, detail) => {
  expect(await json(station.sendAs('station', '/api/thing/', { method: 'POST', headers, body }))).toEqual([
    status,
    expect.objectContaining({ detail: expect.stringMatching(detail) }),
  ])
})

test('no body is an empty one', async () => {
  expect(await json(station.sendAs('station', '/api/thing/', { method: 'POST' }))).toEqual([
    400,
    { name: ['This field is required.'] },
  ])
})

test('a body on GET is tolerated, and on DELETE it carries the parameters', async () => {
  const body = JSON.stringify({ items: ['1', 2] })
  const outgoing = { headers: { ...JSON_TYPE, 'content-length': String(body.length) }, body }
  expect([
    await json(station.sendAs('station', '/api/thing/7/', outgoing)),
    await json(station.sendAs('station', '/api/thing/7/', { method: 'DELETE', ...outgoing })),
    await json(station.sendAs('station', '/api/thing/', { method: 'DELETE', ...outgoing })),
    await json(station.sendAs('station', '/api/thing/', { method: 'DELETE' })),
  ]).toEqual([
    [200, { pk: 7 }],
    [204, null],
    [200, { items: [1, 2] }],
    [200, {}],
  ])
})

test('HEAD is GET without a body', async () => {
  const { status, body, headers } = await station.sendAs('station', '/api/thing/7/', { method: 'HEAD' })
  expect([status, body, headers['content-type']]).toEqual([200, '', 'application/json'])
})

test('a file that is too large is refused on its field', async () => {
  const refusal = [400, { file: ['This is larger than the 0.2 MB that may be uploaded.'] }]
  expect([await upload(200_000), await upload(200_001), await upload(5_000_000)]).toEqual([
    [201, { name: 'x', file: 200_000 }],
    refusal,
    refusal,
  ])
})

test('a flood over HTTP is answered, and the station goes on', async () => {
  const flood = { method: 'POST', headers: JSON_TYPE, body: ' '.repeat(2_000_000) }
  expect((await station.sendAs('station', '/api/thing/', flood)).status).toBe(400)
  expect((await station.send('/api/')).status).toBe(200)
})

test('who may not is told so: 401 without, 403 with the wrong rights', async () => {
  const nobody = await station.send('/api/super/')
  const fromPage = await station.send('/api/super/', { headers: { 'sec-fetch-site': 'same-origin' } })
  expect([nobody.status, nobody.headers['www-authenticate'], JSON.parse(nobody.body)]).toEqual([
    401,
    'Basic realm="Scanbench"',
    { detail: 'Authentication credentials were not provided.', code: 'UNAUTHORIZED' },
  ])
  expect(fromPage.headers['www-authenticate']).toBe('Token realm="Scanbench"')
  expect([
    (await json(station.send('/api/super/', { headers: { authorization: 'Token inv-no' } })))[0],
    (await json(station.sendAs('ann', '/api/super/')))[0],
    (await json(station.sendAs('ann', '/api/thing/7/', { method: 'DELETE' })))[0],
    (await json(station.sendAs('station', '/api/super/')))[0],
  ]).toEqual([401, 403, 403, 200])
})

test('open routes answer with wrong credentials too', async () => {
  expect((await station.send('/api/', { headers: { authorization: 'Token inv-no' } })).status).toBe(200)
})

test('an unknown path is a 404 with its address', async () => {
  expect(await json(station.send('/api/nothing/here'))).toEqual([
    404,
    { detail: 'Not found.', url: `http://127.0.0.1:${station.port}/api/nothing/here`, code: 'NOT_FOUND' },
  ])
})

test.each(['0', 'x', '-1', '1.5', '%00', '__proto__'])('key %s names nothing', async (key) => {
  expect((await station.sendAs('station', `/api/thing/${key}/`)).status).toBe(404)
})

test('a method that is not offered is a 405 with those that are', async () => {
  const { status, headers, body } = await station.sendAs('station', '/api/thing/7/', { method: 'PATCH' })
  expect([status, headers.allow, JSON.parse(body)]).toEqual([
    405,
    'GET, DELETE, OPTIONS',
    { detail: 'Method "PATCH" not allowed.', code: 'METHOD_NOT_ALLOWED' },
  ])
})

async function forms(name: 'station' | null) {
  const options = { method: 'OPTIONS' }
  const { status, body } = await (name === null
    ? station.send('/api/thing/7/', options)
    : station.sendAs(name, '/api/thing/7/', options))
  return [status, Object.keys((JSON.parse(body) as { actions: object }).actions)]
}

test('an address describes its forms to whoever asks, by what the caller may do', async () => {
  expect([await forms('station'), await forms(null)]).toEqual([
    [200, ['GET', 'DELETE']],
    [200, []],
  ])
})

test('errors of services keep their words', async () => {
  expect({
    missing: await json(station.send('/api/fail/missing/')),
    foreign: await json(station.send('/api/fail/foreign/')),
    whole: await json(station.send('/api/fail/whole/')),
    conflict: await json(station.send('/api/fail/conflict/')),
  }).toEqual({
    missing: [404, { detail: 'There is no thing 7.', code: 'NOT_FOUND' }],
    foreign: [400, { location: ['Invalid pk "7" - object does not exist.'] }],
    whole: [400, { non_field_errors: ['The sum does not fit.'] }],
    conflict: [409, { detail: 'Somebody was faster.', by: 'ann', code: 'CONFLICT' }],
  })
})

test.each(['internal', 'bug', 'answer'])(
  'what nobody expected (%s) is a 500 with a reference that is in the log, and tells nothing else',
  async (name) => {
    const [status, body] = (await json(station.send(`/api/fail/${name}/`))) as [number, { reference: string }]
    expect([status, JSON.stringify(body).includes('secret'), station.errors.at(-1)?.details?.['reference']]).toEqual([
      500,
      false,
      body.reference,
    ])
    expect(Object.keys(body).toSorted()).toEqual([
      'code',
      'detail',
      'error',
      'error_class',
      'path',
      'reference',
      'status_code',
    ])
  },
)

test.each([
  ['evil.example', 403],
  ['127.0.0.1.evil.example', 403],
  ['scanbench.localhost', 200],
  ['localhost', 200],
  ['[::1]', 200],
  ['LOCALHOST', 200],
])('under the name %s the answer is %i', async (name, status) => {
  expect((await station.send('/api/', { headers: { host: `${name}:${station.port}` } })).status).toBe(status)
})

test('a full address in the request line does not get around the name', async () => {
  const path = `http://evil.example/api/`
  expect((await station.send(path, { headers: { host: '127.0.0.1' } })).status).toBe(403)
})

test('only pages of the own origin may ask', async () => {
  const from = async (origin: string) => (await station.send('/api/', { headers: { origin } })).status
  const own = `http://127.0.0.1:${station.port}`
  expect([
    await from(own),
    await from('http://127.0.0.1:1'),
    await from('https://evil.example'),
    await from('null'),
    await from(own.replace('http', 'https')),
  ]).toEqual([200, 403, 403, 403, 403])
})

test('nobody is told that other origins may read', async () => {
  const { headers } = await station.send('/api/', { method: 'OPTIONS' })
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('a change by the cookie alone must come from the window itself', async () => {
  const window = await station.windowHeaders()
  const patch = async (headers: Record<string, string>) =>
    (await station.send('/api/user/me/', { method: 'PATCH', headers: { ...window, ...headers } })).status
  expect({
    bare: await patch({}),
    own: await patch({ 'sec-fetch-site': 'same-origin' }),
    typed: await patch({ 'sec-fetch-site': 'none' }),
    ownOrigin: await patch({ origin: `http://${window['host']}` }),
    otherPort: await patch({ 'sec-fetch-site': 'same-site' }),
    otherSite: await patch({ 'sec-fetch-site': 'cross-site' }),
    read: (await station.send('/api/user/me/', { headers: window })).status,
  }).toEqual({ bare: 403, own: 200, typed: 200, ownOrigin: 200, otherPort: 401, otherSite: 401, read: 200 })
})

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/api/', '/api/nothing/', '/api/fail/internal/', '/nothing.js']) {
    const { headers } = await station.send(path)
    expect([
      String(headers['content-security-policy']).startsWith("default-src 'none'; script-src 'self';"),
      headers['x-content-type-options'],
      headers['cross-origin-opener-policy'],
    ]).toEqual([true, 'nosniff', 'same-origin'])
  }
})

test('the window is at /, and other paths are no page', async () => {
  const page = await station.send('/')
  expect([page.status, page.headers['content-type'], page.body]).toEqual([200, 'text/html', '<html>'])
  expect((await station.send('/stock/')).status).toBe(404)
  expect((await station.send('/', { method: 'POST' })).status).toBe(404)
})

test('a ticket becomes a cookie, once, and leaves the address', async () => {
  const ticket = station.windowAccess.createTicket()
  const headers = { host: `scanbench.localhost:${station.port}` }
  const first = await station.send(`/?ticket=${ticket}`, { headers })
  const again = await station.send(`/?ticket=${ticket}`, { headers })
  expect([first.status, first.headers.location, first.headers['set-cookie']]).toEqual([
    303,
    '/',
    [expect.stringMatching(/^__Host-scanbench=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)],
  ])
  expect([again.status, again.headers['set-cookie']]).toEqual([303, undefined])
})

test('no cookie is given out under a name that other programs share, and the ticket stays good', async () => {
  const ticket = station.windowAccess.createTicket()
  const [status, body] = await json(station.send(`/?ticket=${ticket}`))
  expect([status, body]).toEqual([
    403,
    {
      detail: `Sign in at http://scanbench.localhost:${station.port}/ instead. Programs use a token at this address.`,
      code: 'FORBIDDEN',
    },
  ])
  await station.windowAccess.redeem(ticket)
})

test('a ticket opens nothing over the network', async () => {
  const ticket = station.windowAccess.createTicket()
  const request = new Request(`http://scanbench.localhost/?ticket=${ticket}`)
  expect((await station.door.fetch(request, { isLocal: false })).status).toBe(403)
})

test('callers in the process are who they say, at any address', async () => {
  expect([(await askAs(STATION)).status, (await askAs({ ...NOBODY, via: 'plugin', plugin: 'x' })).status]).toEqual([
    200, 403,
  ])
})

test('paths of plugins are answered by plugins', async () => {
  await using door = await createTestDoor({
    wildcard: async ({ path, actor }) =>
      path.startsWith('/plugin/known/') ? new Response(`${path} ${actor.username}`) : null,
  })
  expect([
    (await door.sendAs('station', '/plugin/known/page')).body,
    (await door.send('/plugin/other/')).status,
    (await door.send('/elsewhere/')).status,
  ]).toEqual(['/plugin/known/page/ station', 404, 404])
})
