import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as bodyText } from 'node:stream/consumers'
import { MixinNotImplementedError, Plugin } from '@scanbench/plugin'
import type { PluginClass } from '@scanbench/plugin'
import { text } from '@scanbench/plugin/settings'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hostPlugin } from '../../../test/support/plugin-host.ts'
import { missingMembers } from '../plugin-checks.ts'
import { APICallMixin, SettingsMixin } from './index.ts'

class Caller extends Plugin.with(APICallMixin) {
  NAME = 'Caller'
  SETTINGS = { HOST: text({ name: 'Host' }), KEY: text({ name: 'Token' }) }
  API_METHOD = 'http' as const
  API_URL_SETTING = 'HOST'
  API_TOKEN_SETTING = 'KEY'
}

interface Heard {
  method: string | undefined
  url: string | undefined
  token: string | undefined
  authorization: string | undefined
  type: string | undefined
  body: string
}

const heard: Heard[] = []
const server = createServer((request, response) => {
  void hear(request).then(() => {
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'content-type': 'application/json', 'x-page': '2' })
    response.end(JSON.stringify({ answer: heard.length }))
  })
})

async function hear(request: IncomingMessage): Promise<void> {
  const { method, url, headers } = request
  heard.push({
    method,
    url,
    token: headers['bearer'] as string | undefined,
    authorization: headers.authorization,
    type: headers['content-type'],
    body: await bodyText(request),
  })
}

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())

function callerWith(values: { KEY?: string } = {}): Caller {
  const HOST = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return hostPlugin(new Caller(), {}, { HOST, KEY: '', ...values }).plugin
}

test('a plugin without one of the constants is not complete, and says so when it is called (M05)', async () => {
  class Bare extends (Plugin.with(APICallMixin) as unknown as typeof Caller) {
    NAME = 'Bare'
    SETTINGS = { HOST: text({ name: 'Host' }), KEY: text({ name: 'Token' }) }
  }
  const { plugin } = hostPlugin(new Bare(), {})
  expect(missingMembers(plugin)).toEqual(['API_URL_SETTING', 'API_TOKEN_SETTING'])
  await expect(plugin.apiCall('x')).rejects.toThrow(MixinNotImplementedError)
  await expect(plugin.apiHeaders()).rejects.toThrow(MixinNotImplementedError)
})

test('it brings the settings along', () => {
  const Both: PluginClass = class extends Caller {}
  expect([new Both() instanceof SettingsMixin, new Both() instanceof APICallMixin]).toEqual([true, true])
})

test('arguments of an address: lists are joined by commas (M06)', async () => {
  const caller = callerWith()
  expect(await caller.apiBuildUrlArguments({ a: 'b', c: ['d', 'efgh', 1337] })).toBe('?a=b&c=d,efgh,1337')
  expect(await caller.apiBuildUrlArguments({})).toBe('')
  expect(await caller.apiBuildUrlArguments({ 'a&b': '#/?x=y' })).toBe('?a%26b=%23%2F%3Fx%3Dy')
})

test('data and json together are refused (M07)', async () => {
  await expect(callerWith().apiCall('x', { data: 'a', json: {} })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('the leading slash of an endpoint is dropped, and a whole address is taken as it is (M08)', async () => {
  const caller = callerWith()
  await caller.apiCall('/api/users', { urlArguments: { page: 2 } })
  await caller.apiCall('api/users')
  await caller.apiCall(`${await caller.apiUrl()}/elsewhere`, { endpointIsUrl: true })
  expect(heard.slice(-3).map(({ url }) => url)).toEqual(['/api/users?page=2', '/api/users', '/elsewhere'])
})

test('the token of the setting goes along in both headers, unless the headers are given (M09)', async () => {
  const caller = callerWith({ KEY: 'abc' })
  await caller.apiCall('x', { method: 'POST', json: { a: 1 } })
  await caller.apiCall('x', { method: 'POST', data: 'plain', headers: { 'Content-Type': 'text/plain' } })
  const common = { method: 'POST', url: '/x' }
  expect(heard.slice(-2)).toEqual([
    { ...common, token: 'abc', authorization: 'Bearer abc', type: 'application/json', body: '{"a":1}' },
    { ...common, token: undefined, authorization: undefined, type: 'text/plain', body: 'plain' },
  ])
})

test('an answer is its JSON whatever the status, or all of it', async () => {
  const caller = callerWith()
  expect(await caller.apiCall('missing')).toEqual({ answer: heard.length })
  expect(await caller.apiCall('missing', { simpleResponse: false })).toMatchObject({
    status: 404,
    headers: { 'x-page': '2' },
    body: JSON.stringify({ answer: heard.length }),
  })
})

test('a service that is not there is a lost connection', async () => {
  const call = callerWith().apiCall('http://127.0.0.1:1/secret?key=1', { endpointIsUrl: true })
  await expect(call).rejects.toMatchObject({ code: 'CONNECTION_LOST', message: expect.not.stringContaining('key=1') })
})
