import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Plugin } from '@scanbench/plugin'
import { NavigationMixin } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import type { UiFeature } from '../../main/records/ui-feature.ts'
import type { Actor } from '../../main/users/actor.ts'
import { ask, openGate, turnOn } from '../support/plugin-calls.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const ANN: Actor = { user: 1, username: 'ann', isStaff: false, isSuperuser: false, plugin: null, via: 'window' }
const BOSS: Actor = { ...ANN, username: 'boss', isStaff: true, isSuperuser: true }

async function stationWithSample(): Promise<TestStation> {
  const bench = await createTestStation()
  await openGate(bench.station, 'ENABLE_PLUGINS_INTERFACE')
  await turnOn(bench.station, 'sample-ui')
  return bench
}

async function features({ station }: TestStation, path: string, actor = ANN): Promise<UiFeature[]> {
  const { status, body } = await ask(station, 'GET', `/api/plugins/ui/features/${path}`, undefined, actor)
  expect(status).toBe(200)
  return body as UiFeature[]
}

const keys = (found: UiFeature[]) => found.map(({ key }) => key)

test('the window shows nothing of plugins until its switch is on (U01)', async () => {
  await using bench = await createTestStation()
  await turnOn(bench.station, 'sample-ui')
  expect(await features(bench, 'dashboard/')).toEqual([])
  await openGate(bench.station, 'ENABLE_PLUGINS_INTERFACE')
  expect(await features(bench, 'dashboard/')).toHaveLength(3)
})

test('the panels of a part depend on whether it is in use (U05)', async () => {
  await using bench = await stationWithSample()
  const part = (name: string, active: boolean) =>
    bench.json<{ pk: number }>('POST', '/api/part/', { name, description: name, active })
  const [used, unused] = [await part('Used', true), await part('Unused', false)]
  const of = async ({ pk }: { pk: number }) => keys(await features(bench, `panel/?target_model=part&target_id=${pk}`))
  expect([await of(used), await of(unused)]).toEqual([
    ['component', 'element', 'active'],
    ['component', 'element'],
  ])
})

test('an administrator has one dashboard item more (U06)', async () => {
  await using bench = await stationWithSample()
  const of = async (actor: Actor) => keys(await features(bench, 'dashboard/', actor))
  expect([await of(BOSS), await of(ANN)]).toEqual([
    ['stock', 'clock', 'machines', 'admin'],
    ['stock', 'clock', 'machines'],
  ])
})

test('an editor is offered for label templates and not for reports (U07)', async () => {
  await using bench = await stationWithSample()
  const of = async (type: string) => keys(await features(bench, `template_editor/?template_type=${type}`))
  expect([await of('labeltemplate'), await of('reporttemplate')]).toEqual([['text'], []])
})

test.each([
  ['panel/?target_model=stockitem&target_id=1', 'panel', 2],
  ['dashboard/', 'dashboard', 3],
  ['template_editor/?template_type=labeltemplate', 'template_editor', 1],
  ['template_preview/', 'template_preview', 1],
  ['navigation/', 'navigation', 1],
  ['primary_action/?location=/overview', 'primary_action', 1],
  ['spotlight_action/', 'spotlight_action', 1],
])('%s gives features of its kind (U02)', async (path, kind, count) => {
  await using bench = await stationWithSample()
  const found = await features(bench, path)
  expect(found.map(({ plugin_name, feature_type }) => [plugin_name, feature_type])).toEqual(
    Array.from({ length: count }, () => ['sample-ui', kind]),
  )
})

test('the page for its own settings is there while a plugin is on, has one, and the switch is on (U12)', async () => {
  await using bench = await stationWithSample()
  const of = (slug: string) => ask(bench.station, 'GET', `/api/plugins/${slug}/admin/`, undefined, BOSS)
  const on = await of('sample-ui')
  const none = await of('sampleactionplugin')
  await turnOn(bench.station, 'sample-ui', false)
  expect({
    on: on.body,
    none: none.body,
    off: (await of('sample-ui')).body,
    unknown: (await of('nobody')).status,
  }).toEqual({
    on: { source: '/static/plugins/sample-ui/admin.js', context: { rows: 3 } },
    none: { source: null, context: null },
    off: { source: null, context: null },
    unknown: 404,
  })
})

test('only staff sees what a plugin gives its own settings page', async () => {
  await using bench = await stationWithSample()
  expect((await ask(bench.station, 'GET', '/api/plugins/sample-ui/admin/', undefined, ANN)).status).toBe(403)
})

test('what a part of the window died of is kept on its plugin, once', async () => {
  await using bench = await stationWithSample()
  const tell = (slug: string) =>
    ask(
      bench.station,
      'POST',
      `/api/station/plugins/${slug}/window-error/`,
      { part: 'panel "Plain"', message: 'no' },
      ANN,
    )
  const answers = [await tell('sample-ui'), await tell('sample-ui'), await tell('nobody')]
  const { errors } = await bench.json<{ errors: { stage: string; message: string }[] }>(
    'GET',
    '/api/plugins/sample-ui/',
  )
  expect([answers.map(({ status }) => status), errors]).toEqual([
    [204, 204, 404],
    [expect.objectContaining({ stage: 'panel "Plain"', message: 'no' })],
  ])
})

class Nowhere extends Plugin.with(NavigationMixin) {
  NAME = 'Nowhere'
  NAVIGATION = [{ name: 'Nowhere', link: '' }]
}

test('a plugin whose entry leads nowhere does not load, and is listed with the reason (M26)', async () => {
  await using bench = await createTestStation({ plugins: [{ slug: 'nowhere', plugin: Nowhere }] })
  const { state, state_reason } = await bench.json<{ state: string; state_reason: string }>(
    'GET',
    '/api/plugins/nowhere/',
  )
  expect([state, state_reason]).toEqual([
    'failed',
    expect.stringContaining('has an entry in NAVIGATION without name or link. Give each entry both.'),
  ])
})

test('a sample of navigation puts a page of its own and a page of the station into the rail', async () => {
  await using bench = await createTestStation()
  await openGate(bench.station, 'ENABLE_PLUGINS_NAVIGATION')
  await openGate(bench.station, 'ENABLE_PLUGINS_URL')
  await turnOn(bench.station, 'navigation-sample')
  const [page] = await features(bench, 'navigation/')
  expect(page?.options).toEqual({ url: '/plugin/navigation-sample/welcome/', group: 'Sample of navigation' })
  const answer = await ask(bench.station, 'GET', '/plugin/navigation-sample/welcome/', undefined, ANN)
  expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('Welcome to the plugin') as unknown })
})

const FOREIGN = `
import { Plugin } from '@scanbench/plugin'
import { UserInterfaceMixin } from '@scanbench/plugin/mixins'
export default class Foreign extends Plugin.with(UserInterfaceMixin) {
  NAME = 'Foreign'
  SLUG = 'foreign'
  ADMIN_SOURCE = 'admin.js'
  async getUiPanels({ user, context }) {
    return [{ key: 'p', source: 'p.js:show', context: { user: user?.username, id: context.target_id } }]
  }
}
`

async function stationWithForeign(permissions: string[]): Promise<TestStation> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-foreign-'))
  const manifest = { name: 'Foreign', slug: 'foreign', apiVersion: 1, mixins: ['ui'], permissions }
  await writeFile(join(folder, 'foreign.ts'), `/* scanbench ${JSON.stringify(manifest)} */${FOREIGN}`)
  await mkdir(join(folder, 'foreign', 'static'), { recursive: true })
  await writeFile(join(folder, 'foreign', 'static', 'p.js'), 'export const show = () => null')
  const bench = await createTestStation({ pluginChoice: { folders: [folder] } })
  await openGate(bench.station, 'ENABLE_PLUGINS_INTERFACE')
  await turnOn(bench.station, 'foreign')
  return {
    ...bench,
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

test('a plugin of others shows itself from its own process, when its manifest says that it will', async () => {
  await using bench = await stationWithForeign(['ui'])
  const [panel] = await features(bench, 'panel/?target_id=7')
  expect([panel?.source, panel?.context]).toEqual(['/static/plugins/foreign/p.js:show', { user: 'ann', id: '7' }])
  const { body } = await ask(bench.station, 'GET', '/api/plugins/foreign/admin/', undefined, BOSS)
  expect(body).toEqual({ source: '/static/plugins/foreign/admin.js', context: null })
})

test('a plugin of others whose manifest does not ask for it shows nothing, and says why', async () => {
  await using bench = await stationWithForeign([])
  expect(await features(bench, 'panel/')).toEqual([])
  const { errors } = await bench.json<{ errors: { message: string }[] }>('GET', '/api/plugins/foreign/')
  expect(errors.map(({ message }) => message)).toEqual([
    'shows nothing in the window: its manifest does not ask for the permission "ui"',
  ])
})
