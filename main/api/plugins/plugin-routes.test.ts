import { AppError, Plugin } from '@scanbench/plugin'
import type { StationClient } from '@scanbench/plugin'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import { boolean, integer, related, text } from '@scanbench/plugin/settings'
import { describe, expect, it } from 'vitest'
import InvenTreeBarcodePlugin from '../../../plugins/builtin/inventree-barcode.ts'
import InvenTreeLabelMachinePlugin from '../../../plugins/builtin/label-machine.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { createTemporaryDatabase } from '../../../test/support/temporary-database.ts'
import { bundledSources } from '../../../test/support/plugin-sources.ts'
import { forcedSettings } from '../../settings/forced-settings.ts'
import { PluginRegistry } from '../../plugins/plugin-registry.ts'
import { PluginSettingChanges } from '../../plugins/settings/plugin-setting-changes.ts'
import { SettingsStore } from '../../settings/settings.ts'
import { STATION } from '../../users/actor.ts'
import type { PluginRecord } from '../../records/plugin-records.ts'
import type { Actor } from '../../users/actor.ts'
import { createDoor } from '../door.ts'
import { pluginMetadataRoutes } from './plugin-metadata-routes.ts'
import { pluginRoutes } from './plugin-routes.ts'
import { pluginSettingsRoutes } from './plugin-settings-routes.ts'

class Webhook extends Plugin.with(SettingsMixin) {
  NAME = 'Webhook'
  SETTINGS = { KEY: text({ name: 'Key', protected: true }), URL: text({ name: 'Address' }) }
}
/** Every kind of setting, with questions asked of the plugin itself. */
class Kinds extends Plugin.with(SettingsMixin) {
  NAME = 'Kinds'
  SETTINGS = {
    FIXED: text({ name: 'Fixed by the configuration', default: 'mine' }),
    RISKY: boolean({ name: 'Risky', confirm: 'Are you sure?' }),
    EVEN: integer({ name: 'Even number', default: 2 }),
    PLACE: related({ name: 'Place', model: 'stocklocation', modelFilters: { structural: 'false' } }),
  }
  USER_SETTINGS = { SOUND: boolean({ name: 'Sound', default: true }) }
  static told: unknown[] = []
  override async validateSetting(key: string, value: unknown) {
    if (value === 13) throw new Error('superstition')
    return key === 'EVEN' && Number(value) % 2 === 1 ? 'Only even numbers.' : null
  }
  override async settingChanged(key: string, value: unknown) {
    Kinds.told.push([key, value])
  }
}
const FORCED = { global: {}, plugins: { kinds: { fixed: 'theirs' } } }

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
  const settings = new SettingsStore({ ...services, forced: forcedSettings(FORCED) })
  const registry = new PluginRegistry({
    ...services,
    settings,
    stationFor: () => ({}) as StationClient,
    log,
    hostVersion: '1.0.0',
    sources: bundledSources([InvenTreeBarcodePlugin, InvenTreeLabelMachinePlugin, Webhook, Kinds, Broken]),
    isResting: false,
    mandatory: ['inventreebarcode', 'inventreelabelmachine'],
  })
  const door = createDoor({
    routes: [
      ...pluginRoutes({ registry }),
      ...pluginSettingsRoutes({ registry, pluginSettings: new PluginSettingChanges({ registry, settings }) }),
      ...pluginMetadataRoutes({ registry }),
    ],
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
    return [response.status, response.status === 204 ? null : await response.json()]
  }
  return {
    call,
    get: (path: string, actor?: Actor) => call('GET', path, undefined, actor),
    async keys(query: string): Promise<string[]> {
      const [, found] = await call('GET', `/api/plugins/${query}`)
      return (found as { key: string }[]).map(({ key }) => key)
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
    expect(await door.keys('')).toEqual(['inventreebarcode', 'inventreelabelmachine', 'broken', 'kinds', 'webhook'])
  })

  it.each([
    ['?active=true', ['inventreebarcode', 'inventreelabelmachine']],
    ['?active=no&mandatory=0', ['broken', 'kinds', 'webhook']],
    ['?mixin=settings,barcode', ['inventreebarcode']],
    ['?mixin=settings', ['inventreebarcode']],
    [
      '?builtin=true&sample=false&installed=true&ordering=-key',
      ['webhook', 'kinds', 'inventreelabelmachine', 'inventreebarcode', 'broken'],
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
      { count: 5, results: [{ key: 'inventreelabelmachine' }] },
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
        registry_hash: expect.any(String),
        revision: expect.any(Number),
        registry_errors: [
          {
            stage: 'Broken:activate',
            name: 'broken',
            message: 'Plugin Broken could not be turned on: no cable',
            trace: expect.stringMatching(/^Error: no cable\n    at Broken.activate /),
            time: expect.any(String),
          },
        ],
      },
    ])
    expect(await door.get('/api/plugins/status/', PLAIN)).toMatchObject([403, {}])
  })
})

describe('where an error happened', () => {
  it('is told to those who look after the station, and to nobody else', async () => {
    await using door = await openDoor()
    await door.call('PATCH', '/api/plugins/broken/activate/', { active: true })
    const traceFor = async (actor?: Actor) => {
      const [, record] = (await door.get('/api/plugins/broken/', actor)) as [number, PluginRecord]
      const [, list] = (await door.get('/api/plugins/?search=broken', actor)) as [number, PluginRecord[]]
      return [record, ...list].flatMap(({ errors }) => errors.map(({ trace }) => trace))
    }
    const told = expect.stringContaining('Broken.activate')
    expect([await traceFor(), await traceFor(PLAIN)]).toEqual([
      [told, told],
      ['', ''],
    ])
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

const setting = (key: string) => `/api/plugins/kinds/settings/${key}/`

describe('settings of every kind', () => {
  it('leaves what the configuration fixes as it is, says so, and answers a change all the same (S13)', async () => {
    await using door = await openDoor()
    await door.call('POST', '/api/plugins/kinds/activate/', {})
    const fixed = [200, { key: 'FIXED', value: 'theirs', read_only: true }]
    expect(await door.get(setting('FIXED'))).toMatchObject(fixed)
    expect(await door.call('PATCH', setting('FIXED'), { value: 'other' })).toMatchObject(fixed)
    expect(await door.get(setting('FIXED'))).toMatchObject(fixed)
  })

  it('asks for a yes where the setting has a question (S14)', async () => {
    await using door = await openDoor()
    await door.call('POST', '/api/plugins/kinds/activate/', {})
    expect(await door.get(setting('RISKY'))).toMatchObject([200, { confirm: true, confirm_text: 'Are you sure?' }])
    expect(await door.call('PATCH', setting('RISKY'), { value: true })).toEqual([
      400,
      { manual_confirm: ['This setting requires confirmation'] },
    ])
    expect(await door.call('PATCH', setting('RISKY'), { value: true, manual_confirm: true })).toMatchObject([
      200,
      { value: true },
    ])
  })

  it('asks the plugin before and tells it after; its failure is a refusal in plain words (S06) (S10)', async () => {
    await using door = await openDoor()
    await door.call('POST', '/api/plugins/kinds/activate/', {})
    Kinds.told = []
    expect(await door.call('PATCH', setting('EVEN'), { value: 3 })).toEqual([400, { value: ['Only even numbers.'] }])
    expect(await door.call('PATCH', setting('EVEN'), { value: 13 })).toEqual([
      400,
      { value: ['Value does not pass validation checks'] },
    ])
    expect(await door.call('PATCH', setting('EVEN'), { value: '4' })).toMatchObject([200, { value: 4 }])
    expect(Kinds.told).toEqual([['EVEN', 4]])
  })

  it('says what may be chosen for a related setting', async () => {
    await using door = await openDoor()
    await door.call('POST', '/api/plugins/kinds/activate/', {})
    expect(await door.get(setting('PLACE'))).toMatchObject([
      200,
      {
        type: 'related field',
        model_name: 'stocklocation',
        model_filters: { structural: 'false' },
        api_url: '/api/stock/location/',
      },
    ])
  })

  it('keeps values while the plugin is off (S15)', async () => {
    await using door = await openDoor()
    const turn = (active: boolean) => door.call('PATCH', '/api/plugins/kinds/activate/', { active })
    await turn(true)
    await door.call('PATCH', setting('EVEN'), { value: 8 })
    await turn(false)
    expect(await door.get(setting('EVEN'))).toMatchObject([404, {}])
    await turn(true)
    expect(await door.get(setting('EVEN'))).toMatchObject([200, { value: 8 }])
  })

  it('is 404 for a plugin that is off and for a key nobody declared (A15)', async () => {
    await using door = await openDoor()
    expect(await door.get(setting('EVEN'))).toMatchObject([404, {}])
    await door.call('POST', '/api/plugins/kinds/activate/', {})
    expect(await door.get(setting('NOBODY'))).toMatchObject([404, {}])
    expect(await door.call('PATCH', setting('__proto__'), { value: 1 })).toMatchObject([404, {}])
  })

  it('each user has own ones, and nobody reaches those of others', async () => {
    await using door = await openDoor()
    await door.call('POST', '/api/plugins/kinds/activate/', {})
    const path = '/api/plugins/kinds/user-settings/SOUND/'
    expect(await door.call('PATCH', path, { value: false }, PLAIN)).toMatchObject([
      200,
      { value: false, typ: 'plugin_user', plugin: 'kinds', user: 2 },
    ])
    expect(await door.get(path, { ...PLAIN, user: 3 })).toMatchObject([200, { value: true, user: 3 }])
    expect(await door.get('/api/plugins/kinds/user-settings/', PLAIN)).toMatchObject([200, [{ key: 'SOUND' }]])
  })
})

describe('DELETE /api/plugins/{key}/', () => {
  it('forgets a plugin that is off, with its settings; never one that is on (A06)', async () => {
    await using door = await openDoor()
    await door.call('POST', '/api/plugins/kinds/activate/', {})
    await door.call('PATCH', '/api/plugins/kinds/settings/EVEN/', { value: 8 })
    await door.call('PATCH', '/api/plugins/kinds/user-settings/SOUND/', { value: false }, PLAIN)
    expect(await door.call('DELETE', '/api/plugins/kinds/')).toMatchObject([
      400,
      { detail: 'Plugin cannot be deleted as it is currently active' },
    ])
    await door.call('PATCH', '/api/plugins/kinds/activate/', { active: false })
    expect(await door.call('DELETE', '/api/plugins/kinds/', undefined, PLAIN)).toMatchObject([403, {}])
    expect(await door.call('DELETE', '/api/plugins/kinds/')).toEqual([204, null])
    expect(await door.call('DELETE', '/api/plugins/nobody/')).toMatchObject([404, {}])
    await door.call('POST', '/api/plugins/kinds/activate/', {})
    expect(await door.get('/api/plugins/kinds/settings/EVEN/')).toMatchObject([200, { value: 2 }])
    expect(await door.get('/api/plugins/kinds/user-settings/SOUND/', PLAIN)).toMatchObject([200, { value: true }])
  })
})

describe('POST /api/plugins/reload/', () => {
  it('starts the list of errors anew, and is for administrators (L37) (A14)', async () => {
    await using door = await openDoor()
    await door.call('POST', '/api/plugins/broken/activate/', {})
    expect(await door.get('/api/plugins/status/')).toMatchObject([200, { registry_errors: [{ name: 'broken' }] }])
    expect(await door.call('POST', '/api/plugins/reload/', {}, PLAIN)).toMatchObject([403, {}])
    expect(await door.call('POST', '/api/plugins/reload/', { collect_plugins: true })).toEqual([
      201,
      { full_reload: false, force_reload: false, collect_plugins: true },
    ])
    expect(await door.get('/api/plugins/status/')).toMatchObject([200, { registry_errors: [] }])
    expect(await door.get('/api/plugins/status/', PLAIN)).toMatchObject([403, {}])
  })
})

describe('metadata of a plugin', () => {
  it.each(['/api/metadata/pluginconfig/key/webhook/', '/api/plugins/webhook/metadata/'])(
    '%s merges with PATCH and replaces with PUT (A16)',
    async (path) => {
      await using door = await openDoor()
      expect(await door.get(path, PLAIN)).toEqual([200, { metadata: {} }])
      await door.call('PATCH', path, { metadata: { a: 1, b: 2 } })
      expect(await door.call('PATCH', path, { metadata: { b: 3 } })).toEqual([200, { metadata: { a: 1, b: 3 } }])
      expect(await door.call('PUT', path, { metadata: { c: [4] } })).toEqual([200, { metadata: { c: [4] } }])
      expect(await door.call('PATCH', path, { metadata: {} }, PLAIN)).toMatchObject([403, {}])
      expect(await door.get(path.replace('webhook', 'nobody'))).toMatchObject([404, {}])
    },
  )
})

describe('who may see and do what', () => {
  it('every signed-in user reads the list, which nobody posts to (A01)', async () => {
    await using door = await openDoor()
    expect(await door.get('/api/plugins/', PLAIN)).toMatchObject([200, [{}, {}, {}, {}, {}]])
    expect(await door.call('POST', '/api/plugins/', {})).toMatchObject([405, {}])
  })

  it.each(['builtin', 'active', 'sample', 'mandatory', 'installed'])(
    'the filter %s splits the list completely (A02)',
    async (filter) => {
      await using door = await openDoor()
      const [yes, no] = [await door.keys(`?${filter}=true`), await door.keys(`?${filter}=false`)]
      expect([...yes, ...no].toSorted()).toEqual((await door.keys('')).toSorted())
    },
  )

  it('mixin=a,b is for plugins that have both (A03)', async () => {
    await using door = await openDoor()
    expect(await door.keys('?mixin=barcode,settings')).toEqual(['inventreebarcode'])
    expect(await door.keys('?mixin=barcode,labels')).toEqual([])
  })

  it('only administrators turn plugins on, and nobody turns a mandatory one off (A04) (A05)', async () => {
    await using door = await openDoor()
    expect(await door.call('PATCH', '/api/plugins/webhook/activate/', {}, PLAIN)).toMatchObject([403, {}])
    expect(await door.call('PATCH', '/api/plugins/inventreebarcode/activate/', { active: false })).toMatchObject([
      400,
      { detail: expect.stringMatching(/^INVE-E10: .*cannot be deactivated/) },
    ])
  })
})
