import { Plugin } from '@scanbench/plugin'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'
import { describe, expect, test, vi } from 'vitest'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import { STATION } from '../../main/users/actor.ts'
import { createPluginFolder, pluginPackage } from '../support/plugin-folder.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const VERSIONED = (version: number) => `
import { Plugin } from '@scanbench/plugin'
export default class Draft extends Plugin {
  NAME = 'Draft'
  TITLE: string = 'Draft ${version}'
}
`

const record = (station: TestStation, key: string) => station.json<PluginRecord>('GET', `/api/plugins/${key}/`)
const turn = (station: TestStation, key: string, active: boolean) =>
  station.json('PATCH', `/api/plugins/${key}/activate/`, { active })
const fetched = async (station: TestStation, path: string) => {
  const response = await station.station.fetch(new Request(`http://127.0.0.1${path}`), { actor: STATION })
  return [response.status, response.ok ? await response.text() : null]
}

describe('a folder of the configuration', () => {
  test('a plugin runs when it is turned on, and its static files are there as long as it is on (L39)', async () => {
    await using folder = await createPluginFolder({
      'shop/package.json': pluginPackage('Shop'),
      'shop/index.ts': `import { Plugin } from '@scanbench/plugin'\nexport default class Shop extends Plugin { NAME = 'Shop' }`,
      'shop/static/panel.js': 'export const show = 1',
      'shop/secret.txt': 'secret',
    })
    await folder.write('shop/package.json', { ...pluginPackage('Shop', { entry: 'index.ts' }) })
    await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
    const file = '/static/plugins/shop/panel.js'
    expect(await fetched(station, file)).toEqual([404, null])
    await turn(station, 'shop', true)
    expect(await fetched(station, file)).toEqual([200, 'export const show = 1'])
    for (const path of ['../secret.txt', '%2e%2e/secret.txt', '..%2fsecret.txt', '.vite/x.js', 'panel.js%00.txt', ''])
      expect(await fetched(station, `/static/plugins/shop/${path}`)).toEqual([404, null])
    await turn(station, 'shop', false)
    expect(await fetched(station, file)).toEqual([404, null])
  })
})

describe('live development', () => {
  test('a linked folder is loaded from its TypeScript source, and anew after each save; what is wrong in it is said with its line', async () => {
    await using folder = await createPluginFolder({
      'package.json': pluginPackage('Draft', { entry: 'dist/draft.js' }),
      'src/draft.ts': VERSIONED(1),
    })
    await using station = await createTestStation()
    const linked = await station.json<PluginRecord[]>('POST', '/api/station/plugins/link/', { folder: folder.path })
    expect(linked).toMatchObject([{ key: 'draft', origin: 'linked', active: false, folder: folder.path }])
    await turn(station, 'draft', true)
    expect((await record(station, 'draft')).meta?.['human_name']).toBe('Draft 1')

    await folder.write('src/draft.ts', VERSIONED(2))
    await vi.waitFor(async () => expect((await record(station, 'draft')).meta?.['human_name']).toBe('Draft 2'), 10_000)

    await folder.write('src/draft.ts', `${VERSIONED(3)}\nconst broken: = 1`)
    await vi.waitFor(async () => expect((await record(station, 'draft')).state).toBe('failed'), 10_000)
    const { errors } = await record(station, 'draft')
    expect(errors).toMatchObject([{ stage: 'discovery', message: expect.stringMatching(/draft\.ts:\d+/) }])

    await folder.write('src/draft.ts', VERSIONED(4))
    await vi.waitFor(async () => expect((await record(station, 'draft')).meta?.['human_name']).toBe('Draft 4'), 10_000)

    await station.json('DELETE', '/api/station/plugins/link/draft/')
    expect(await record(station, 'draft')).toMatchObject({ is_installed: false, state: 'missing' })
  })

  test('a folder of the configuration with a single file is linked too, and let go', async () => {
    const head = '/* scanbench {"apiVersion":1,"name":"Draft"} */'
    await using folder = await createPluginFolder({
      'draft.ts': head + VERSIONED(1),
      'draft.test.ts': 'export default 1',
    })
    await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
    await turn(station, 'draft', true)
    const linked = await station.json<PluginRecord[]>('POST', '/api/station/plugins/link/', { folder: folder.path })
    expect(linked).toMatchObject([{ key: 'draft', origin: 'linked', active: true, errors: [] }])
    await folder.write('draft.ts', head + VERSIONED(2))
    await vi.waitFor(async () => expect((await record(station, 'draft')).meta?.['human_name']).toBe('Draft 2'), 10_000)
    await station.json('DELETE', '/api/station/plugins/link/draft/')
    expect(await record(station, 'draft')).toMatchObject({ origin: 'file', state: 'active' })
    const { registry_errors: errors } = await station.json<{ registry_errors: object[] }>('GET', '/api/plugins/status/')
    expect(errors).toEqual([])
  })

  test('a folder without a plugin is refused in words', async () => {
    await using folder = await createPluginFolder({ 'package.json': { name: 'left-pad' } })
    await using station = await createTestStation()
    const link = (place: string) => station.json('POST', '/api/station/plugins/link/', { folder: place })
    await expect(link(folder.path)).rejects.toThrow('There is no plugin in')
    await expect(link(`${folder.path}/nowhere`)).rejects.toThrow('There is no folder')
  })
})

class Fixed extends Plugin.with(SettingsMixin) {
  NAME = 'Fixed'
  SETTINGS = { HOST: text({ name: 'Host', default: 'localhost' }) }
}

test('settings that the configuration fixes are those that the plugin reads (S13)', async () => {
  class Reader extends Fixed {
    NAME = 'Reader'
    static read = ''
    override async activate() {
      Reader.read = await this.getSetting('HOST')
    }
  }
  await using station = await createTestStation({
    plugins: [{ slug: 'reader', plugin: Reader }],
    forcedSettings: { global: { inventree_instance: 'Bench 7' }, plugins: { reader: { HOST: 'scale.local' } } },
  })
  expect(Reader.read).toBe('scale.local')
  expect(await station.json('GET', '/api/settings/global/INVENTREE_INSTANCE/')).toMatchObject({
    value: 'Bench 7',
    read_only: true,
  })
})

test('a switch of a mixin that goes over is a new revision, and no plugin is touched (S17)', async () => {
  let activations = 0
  class Counted extends Plugin {
    NAME = 'Counted'
    override async activate() {
      activations += 1
    }
  }
  await using station = await createTestStation({ plugins: [{ slug: 'counted', plugin: Counted }] })
  const status = () => station.json<{ revision: number; registry_hash: string }>('GET', '/api/plugins/status/')
  const before = await status()
  const { value } = await station.json<{ value: boolean }>('GET', '/api/settings/global/ENABLE_PLUGINS_URL/')
  await station.json('PATCH', '/api/settings/global/ENABLE_PLUGINS_URL/', { value: !value })
  await vi.waitFor(async () => expect((await status()).revision).toBeGreaterThan(before.revision))
  expect([(await status()).registry_hash === before.registry_hash, activations]).toEqual([false, 1])
})

const samples = async (station: TestStation) =>
  (await station.json<PluginRecord[]>('GET', '/api/plugins/?sample=true')).map(({ is_builtin }) => is_builtin)

test('samples are there where they are asked for, and nowhere else (L03)', async () => {
  await using development = await createTestStation()
  await using installed = await createTestStation({ pluginChoice: { samples: false } })
  expect((await samples(development)).length).toBeGreaterThan(0)
  expect(new Set(await samples(development))).toEqual(new Set([false]))
  expect(await samples(installed)).toEqual([])
})

test('safe mode is told to everybody, and runs bundled plugins alone', async () => {
  await using folder = await createPluginFolder({ 'theirs.js': 'export default class {}' })
  await using station = await createTestStation({ pluginChoice: { folders: [folder.path], safeMode: true } })
  expect(await station.json('GET', '/api/')).toMatchObject({ product: { safe_mode: true } })
  expect(await station.json<PluginRecord[]>('GET', '/api/plugins/?builtin=false')).toEqual([])
})

test('on an empty database the mandatory plugins are on and no others (L42)', async () => {
  await using station = await createTestStation()
  const keys = async (query: string) =>
    (await station.json<PluginRecord[]>('GET', `/api/plugins/${query}`)).map(({ key }) => key).toSorted()
  expect(await keys('?active=true')).toEqual(await keys('?mandatory=true'))
})
