import { AppError, Plugin } from '@scanbench/plugin'
import type { StationClient } from '@scanbench/plugin'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'
import { describe, expect, it } from 'vitest'
import InvenTreeBarcodePlugin from '../../plugins/builtin/inventree-barcode.ts'
import InvenTreeLabelMachinePlugin from '../../plugins/builtin/label-machine.ts'
import { recordingLog } from '../../test/support/recording-log.ts'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import { bundledSources } from '../../test/support/plugin-sources.ts'
import { PluginRegistry } from '../plugins/plugin-registry.ts'
import { SettingsStore } from '../settings/settings.ts'
import { STATION } from '../users/actor.ts'
import type { Actor } from '../users/actor.ts'
import { createDoor } from './door.ts'
import { pluginRoutes } from './plugin-routes.ts'

class Webhook extends Plugin.with(SettingsMixin) {
  NAME = 'Webhook'
  SETTINGS = { KEY: text({ name: 'Key', protected: true }), URL: text({ name: 'Address' }) }
}
class Broken extends Plugin {
  NAME = 'Broken'
  activate() {
    return Promise.reject(new Error('no cable'))
  }
}

const PLAIN: Actor = { ...STATION, user: 2, isStaff: false, isSuperuser: false, via: 'token' }

async function openDoor() {
  const database = await createTemporaryDatabase()
  const services = { database, events: { publish: () => {} }, clock: () => new Date() }
  const log = recordingLog()
  const settings = new SettingsStore(services)
  const registry = new PluginRegistry({
    ...services,
    settings,
    stationFor: () => ({}) as StationClient,
    log,
    hostVersion: '1.0.0',
    sources: bundledSources([InvenTreeBarcodePlugin, InvenTreeLabelMachinePlugin, Webhook, Broken]),
    mandatory: ['inventreebarcode', 'inventreelabelmachine'],
  })
  const door = createDoor({
    routes: pluginRoutes({ registry, settings }),
    authenticate: async () => STATION,
    log,
    staticFiles: async () => null,
    allowedHosts: [],
    windowAccess: { redeem: () => Promise.reject(new AppError('UNAUTHORIZED')) },
    checkAnswers: true,
  })
  await registry.start()
  const call = async (method: string, path: string, body?: unknown, actor = STATION): Promise<[number, unknown]> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const headers = { 'Content-Type': 'application/json' }
    const response = await door.fetch(new Request(`http://127.0.0.1${path}`, { ...init, headers }), { actor })
    return [response.status, await response.json()]
  }
  return {
    call,
    get: (path: string, actor?: Actor) => call('GET', path, undefined, actor),
    async keys(query: string) {
      const [, found] = await call('GET', `/api/plugins/${query}`)
      return Array.isArray(found) ? found.map((plugin: { key: string }) => plugin.key) : found
    },
    async [Symbol.asyncDispose]() {
      await registry[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

describe('GET /api/plugins/', () => {
  it('lists active plugins first, then by name', async () => {
    await using door = await openDoor()
    expect(await door.keys('')).toEqual(['inventreebarcode', 'inventreelabelmachine', 'broken', 'webhook'])
  })

  it.each([
    ['?active=true', ['inventreebarcode', 'inventreelabelmachine']],
    ['?active=no&mandatory=0', ['broken', 'webhook']],
    ['?mixin=settings,barcode', ['inventreebarcode']],
    ['?mixin=settings', ['inventreebarcode']],
    [
      '?builtin=true&sample=false&installed=true&ordering=-key',
      ['webhook', 'inventreelabelmachine', 'inventreebarcode', 'broken'],
    ],
    ['?search=LABEL,inven', ['inventreelabelmachine']],
    ['?sample=true', []],
  ])('%s', async (query, keys) => {
    await using door = await openDoor()
    expect(await door.keys(query)).toEqual(keys)
  })

  it('gives pages and single plugins', async () => {
    await using door = await openDoor()
    expect(await door.get('/api/plugins/?limit=1&offset=1')).toMatchObject([
      200,
      { count: 4, results: [{ key: 'inventreelabelmachine' }] },
    ])
    expect(await door.get('/api/plugins/inventreebarcode/')).toMatchObject([
      200,
      { name: 'InvenTreeBarcode', active: true, is_mandatory: true, mixins: { barcode: { human_name: 'Barcode' } } },
    ])
    expect(await door.get('/api/plugins/nobody/')).toMatchObject([404, {}])
  })
})

describe('/api/plugins/{key}/activate/', () => {
  it('turns on with PATCH, PUT or POST, also without a value, and off', async () => {
    await using door = await openDoor()
    for (const method of ['PATCH', 'PUT', 'POST'])
      expect(await door.call(method, '/api/plugins/webhook/activate/', {})).toEqual([200, { active: true }])
    expect(await door.keys('?active=true&mandatory=false')).toEqual(['webhook'])
    expect(await door.call('PATCH', '/api/plugins/webhook/activate/', { active: 'False' })).toEqual([
      200,
      { active: false },
    ])
    expect(await door.keys('?active=true&mandatory=false')).toEqual([])
  })

  it('refuses mandatory, unknown and broken plugins, and people without the right', async () => {
    await using door = await openDoor()
    const activate = (key: string, active: boolean, actor?: Actor) =>
      door.call('PATCH', `/api/plugins/${key}/activate/`, { active }, actor)
    expect(await activate('inventreebarcode', false)).toMatchObject([400, { code: 'PLUGIN_MANDATORY' }])
    expect(await activate('nobody', true)).toMatchObject([404, {}])
    expect(await activate('broken', true)).toMatchObject([500, { code: 'PLUGIN_LOAD_FAILED' }])
    expect(await activate('webhook', true, PLAIN)).toMatchObject([403, {}])
    expect(await door.get('/api/plugins/status/')).toEqual([
      200,
      {
        active_plugins: 2,
        registry_errors: [
          {
            stage: 'Broken:activate',
            name: 'broken',
            message: 'Plugin Broken could not be turned on: no cable',
            time: expect.any(String),
          },
        ],
      },
    ])
    expect(await door.get('/api/plugins/status/', PLAIN)).toMatchObject([403, {}])
  })
})

describe('/api/plugins/{key}/settings/', () => {
  it('is there for active plugins only', async () => {
    await using door = await openDoor()
    expect(await door.get('/api/plugins/webhook/settings/')).toMatchObject([404, {}])
    expect(await door.get('/api/plugins/inventreelabelmachine/settings/')).toEqual([200, []])
    const [, all] = await door.get('/api/plugins/settings/')
    expect(all).toMatchObject([{ key: 'INTERNAL_BARCODE_FORMAT' }, { key: 'SHORT_BARCODE_PREFIX' }])
  })

  it('changes one setting, checks its value, and shows no secrets', async () => {
    await using door = await openDoor()
    const path = '/api/plugins/inventreebarcode/settings/internal_barcode_format/'
    const setting = { key: 'INTERNAL_BARCODE_FORMAT', typ: 'plugin', plugin: 'inventreebarcode' }
    expect(await door.get(path)).toMatchObject([200, { ...setting, value: 'short' }])
    expect(await door.call('PATCH', path, { value: 'json' })).toMatchObject([200, { ...setting, value: 'json' }])
    expect(await door.call('PUT', path, { value: 'runes' })).toMatchObject([400, { value: [expect.any(String)] }])
    expect(await door.call('PATCH', path, { value: 'short' }, PLAIN)).toMatchObject([403, {}])
    expect(await door.get('/api/plugins/inventreebarcode/settings/NONE/')).toMatchObject([404, {}])

    await door.call('POST', '/api/plugins/webhook/activate/', {})
    expect(await door.call('PATCH', '/api/plugins/webhook/settings/KEY/', { value: 'xyz' })).toMatchObject([
      200,
      { value: '***' },
    ])
  })
})
