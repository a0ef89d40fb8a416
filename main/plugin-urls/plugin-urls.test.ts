import { AppError, Plugin } from '@scanbench/plugin'
import { UrlsMixin } from '@scanbench/plugin/mixins'
import type { PluginRequest, PluginResponse, PluginUrl } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { createPluginShelf } from '../../test/support/plugin-shelf.ts'
import { NOBODY, STATION } from '../users/actor.ts'
import type { Actor } from '../users/actor.ts'
import { PluginUrls } from './plugin-urls.ts'

class Desk extends Plugin.with(UrlsMixin) {
  NAME = 'Desk'
  URLS: PluginUrl[] = [
    { path: '', func: 'echo', methods: ['GET', 'POST'] },
    { path: 'items/{pk}/', func: 'echo', rights: 'open' },
    { path: 'items/new/', func: 'echo', methods: ['POST'] },
    { path: 'staff/', func: 'echo', rights: 'staff' },
    { path: 'super/', func: 'echo', rights: 'super' },
    { path: 'odd/', func: 'odd', rights: 'open' },
  ]
  asked: PluginRequest[] = []
  answer: unknown = { body: null }
  async echo(request: PluginRequest): Promise<PluginResponse> {
    this.asked.push(request)
    return { body: { path: request.path, params: request.params } }
  }
  async odd(): Promise<PluginResponse> {
    return this.answer as PluginResponse
  }
}

const ANN: Actor = { user: 7, username: 'ann', isStaff: false, isSuperuser: false, plugin: null, via: 'token' }

function createDesk(options: { isEnabled?: boolean; plugin?: Plugin; limitBytes?: number } = {}) {
  const { isEnabled = true, plugin = new Desk(), limitBytes = 100 } = options
  const shelf = createPluginShelf(plugin)
  const urls = new PluginUrls({
    plugins: shelf,
    isEnabled: async () => isEnabled,
    limitBytes: async () => limitBytes,
    actingUser: ({ user, username }) =>
      user === null ? null : { pk: user, username, is_staff: false, is_superuser: false },
  })
  const call = async (path: string, init: RequestInit = {}, actor: Actor = STATION) => {
    const request = new Request(`http://127.0.0.1${path}`, init)
    return urls.answer({ path: new URL(request.url).pathname, request, actor })
  }
  return { shelf, urls, call, plugin: plugin as Desk }
}

test('an address reaches its method, with the values of the path (M28)', async () => {
  const { call } = createDesk()
  const found = await call('/plugin/desk/items/a%20b/')
  expect([found?.status, await found?.json()]).toEqual([200, { path: 'items/a b', params: { pk: 'a b' } }])
  expect([await call('/plugin/desk/nothing/'), await call('/plugin/nobody/'), await call('/plugin/')]).toEqual([
    null,
    null,
    null,
  ])
})

test('a plugin that declares no addresses has none (M28)', async () => {
  class Empty extends Plugin.with(UrlsMixin) {
    NAME = 'Empty'
  }
  expect(await createDesk({ plugin: new Empty() }).urls.patterns('empty')).toBeNull()
})

test('while the gate is closed every address leads to the first page (M29)', async () => {
  const answer = await createDesk({ isEnabled: false }).call('/plugin/desk/')
  expect([answer?.status, answer?.headers.get('location')]).toEqual([302, '/'])
})

test('a plugin gets the request as plain data, but nothing that opens the station', async () => {
  const { call, plugin } = createDesk()
  const headers = { 'X-Own': '1', Authorization: 'Token secret', Cookie: 'session=secret', 'Content-Type': 'a/b' }
  await call('/plugin/desk/?a=1&__proto__=2', { method: 'POST', body: 'bytes', headers }, ANN)
  expect(structuredClone(plugin.asked)).toEqual([
    {
      method: 'POST',
      path: '',
      params: {},
      query: JSON.parse('{"a":"1","__proto__":"2"}') as unknown,
      headers: { 'x-own': '1', 'content-type': 'a/b' },
      body: new TextEncoder().encode('bytes'),
      user: { pk: 7, username: 'ann', is_staff: false, is_superuser: false },
    },
  ])
})

test.each([
  ['/plugin/desk/', NOBODY, 'UNAUTHORIZED'],
  ['/plugin/desk/items/1/', NOBODY, 'ok'],
  ['/plugin/desk/', ANN, 'ok'],
  ['/plugin/desk/staff/', ANN, 'FORBIDDEN'],
  ['/plugin/desk/staff/', { ...ANN, isStaff: true }, 'ok'],
  ['/plugin/desk/super/', { ...ANN, isStaff: true }, 'FORBIDDEN'],
  ['/plugin/desk/super/', STATION, 'ok'],
])('%s for %o is %s', async (path, actor, outcome) => {
  const result = await createDesk()
    .call(path, {}, actor)
    .then(
      () => 'ok',
      (error: AppError) => error.code,
    )
  expect(result).toBe(outcome)
})

test.each([
  'items/%2e%2e%2fadmin/',
  'items/..%2f..%2fapi/',
  'items/%5c..%5cadmin/',
  'items/%00/',
  'items/%0d%0aSet-Cookie:x/',
  'items/%ff/',
])('a path that tries to be something else, %s, is no address', async (path) => {
  expect(await createDesk().call(`/plugin/desk/${path}`)).toBeNull()
})

test('an address is decoded once: what is encoded twice stays a word, and leads nowhere', async () => {
  const { call } = createDesk()
  const answer = await call('/plugin/desk/items/%252e%252e%252fadmin/')
  expect(await answer?.json()).toEqual({ path: 'items/%2e%2e%2fadmin', params: { pk: '%2e%2e%2fadmin' } })
})

test('another method is refused, and the one that fits is taken whatever the order', async () => {
  const { call } = createDesk()
  await expect(call('/plugin/desk/', { method: 'DELETE' })).rejects.toMatchObject({ code: 'METHOD_NOT_ALLOWED' })
  expect(await (await call('/plugin/desk/items/new/', { method: 'POST' }))?.json()).toEqual({
    path: 'items/new',
    params: {},
  })
})

test('a body beyond the limit is refused', async () => {
  const { call } = createDesk({ limitBytes: 10 })
  const send = (length: number) => call('/plugin/desk/', { method: 'POST', body: 'x'.repeat(length) })
  expect((await send(10))?.status).toBe(200)
  await expect(send(11)).rejects.toMatchObject({ code: 'TOO_LARGE' })
})

test('a plugin sets no cookie, opens no origin, and its pages have none', async () => {
  const { call, plugin } = createDesk()
  const headers = {
    'Content-Type': 'text/html',
    'Set-Cookie': '__Host-scanbench=stolen',
    'Content-Security-Policy': 'default-src *',
    'Access-Control-Allow-Origin': '*',
    'Service-Worker-Allowed': '/',
    ETag: '"1"',
  }
  plugin.answer = { headers, body: '<script>1</script>' }
  const answer = await call('/plugin/desk/odd/')
  expect(Object.fromEntries(answer!.headers)).toEqual({
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining('sandbox allow-forms') as unknown,
    'content-type': 'text/html',
    etag: '"1"',
  })
})

test.each([
  [{ body: 'text' }, 200, 'text/plain; charset=utf-8', 'text'],
  [{ body: new Uint8Array([65, 66]) }, 200, 'application/octet-stream', 'AB'],
  [{ status: 201, body: { a: [1] } }, 201, 'application/json', '{"a":[1]}'],
  [{ status: 204, body: 'ignored' }, 204, null, ''],
  [{ body: null }, 200, null, ''],
])('the answer %o is sent', async (given, status, type, text) => {
  const { call, plugin } = createDesk()
  plugin.answer = given
  const answer = await call('/plugin/desk/odd/')
  expect([answer?.status, answer?.headers.get('content-type'), await answer?.text()]).toEqual([status, type, text])
})

test.each([[undefined], [null], ['text'], [{}], [{ status: 42, body: '' }], [{ status: '200', body: '' }]])(
  'the answer %o is a fault of the plugin, kept on it',
  async (given) => {
    const { call, plugin, shelf } = createDesk()
    plugin.answer = given
    await expect(call('/plugin/desk/odd/')).rejects.toMatchObject({ code: 'PLUGIN_ACTION_FAILED' })
    expect(shelf.errors).toMatchObject([['desk', 'odd', expect.any(String)]])
  },
)

test('what a plugin refuses in plain words is its answer', async () => {
  const { call, plugin, shelf } = createDesk()
  plugin.odd = () => Promise.reject(new AppError('CONFLICT', 'Somebody else has it.'))
  await expect(call('/plugin/desk/odd/')).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(shelf.errors).toEqual([])
})

test('a faulty address is left out and kept as an error, the others answer', async () => {
  const desk = new Desk()
  const faulty = [
    { path: '/absolute/', func: 'echo' },
    { path: 'up/../there/', func: 'echo' },
    { path: 'x/', func: 'missing' },
    { path: 'x/', func: 'constructor' },
    { path: 'x/', func: 'echo', methods: ['TRACE'] },
    { path: 'x/', func: 'echo', rights: 'everybody' },
    null,
  ]
  desk.setupUrls = async () => [...(faulty as PluginUrl[]), { path: 'good/', func: 'echo' }]
  const { call, shelf } = createDesk({ plugin: desk })
  expect((await call('/plugin/desk/good/'))?.status).toBe(200)
  expect(shelf.errors.map(([slug, stage]) => [slug, stage])).toEqual(faulty.map(() => ['desk', 'setup_urls']))
})
