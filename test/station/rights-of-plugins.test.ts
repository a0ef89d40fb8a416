import { expect, test } from 'vitest'
import { STATION, type Actor } from '../../main/users/actor.ts'
import { turnOn } from '../support/plugin-calls.ts'
import { createPluginFolder } from '../support/plugin-folder.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

/** A plugin that may read stock and no more; its action asks for whatever it is told, and gives the codes of what was refused. */
const ASKS = `/* scanbench ${JSON.stringify({
  apiVersion: 1,
  name: 'Asks',
  mixins: ['action'],
  permissions: ['stock:read', 'users:read'],
})} */
import { Plugin } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
export default class Asks extends Plugin.with(ActionMixin) {
  NAME = 'Asks'
  async getInfo(_user: unknown, data: [verb: string, path: string][]) {
    const ask = (verb: string, path: string) => (this.station as any)[verb](path).then(() => 'done', (error: any) => error.code)
    return Promise.all(data.map(([verb, path]) => ask(verb, path)))
  }
}`

const ANA: Actor = { ...STATION, user: 1, username: 'ana', isStaff: false, isSuperuser: false, via: 'token' }

async function asked(test: TestStation, actor: Actor, data: [string, string][]): Promise<unknown> {
  const request = new Request('http://127.0.0.1/api/action/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ action: 'Asks', data }),
  })
  const response = await test.station.fetch(request, { actor })
  return ((await response.json()) as { info: unknown }).info
}

test('a plugin of a third party has the rights of its manifest, however it spells the address', async () => {
  await using folder = await createPluginFolder({ 'asks.ts': ASKS })
  await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
  await turnOn(station.station, 'asks')
  const outcomes = await asked(station, STATION, [
    ['get', '/api/stock/'],
    ['get', '/api/user/'],
    ['post', '/api/stock/'],
    ['post', '/api/stock/../part/'],
    ['post', '/api/stock/%2e%2e/label/print/'],
    ['get', '/api/settings/global/'],
    ['post', '/api/station/window-ticket/'],
    ['get', '/api/station/events/'],
    ['get', '/api/user/tokens/'],
    ['get', '/plugin/urls-sample/'],
    ['get', '/api/no/such/'],
  ])
  expect(outcomes).toEqual(['done', 'done', ...Array.from({ length: 8 }, () => 'PLUGIN_DENIED'), 'NOT_FOUND'])
})

test('on behalf of a person it has the rights of that person too', async () => {
  await using folder = await createPluginFolder({ 'asks.ts': ASKS })
  await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
  await turnOn(station.station, 'asks')
  const closed: [string, string][] = [
    ['get', '/api/stock/'],
    ['delete', '/api/stock/1/'],
  ]
  expect([await asked(station, ANA, closed), await asked(station, STATION, closed)]).toEqual([
    ['done', 'FORBIDDEN'],
    ['done', 'PLUGIN_DENIED'],
  ])
})
