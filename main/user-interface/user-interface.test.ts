import { Plugin } from '@scanbench/plugin'
import { NavigationMixin, UserInterfaceMixin } from '@scanbench/plugin/mixins'
import type { UserInterfaceRequest } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { createPluginShelf } from '../../test/support/plugin-shelf.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { UI_KINDS } from '../records/ui-feature.ts'
import { checkNavigation, navigationFeatures, navigationName } from './navigation.ts'
import { UserInterface } from './user-interface.ts'

class Good extends Plugin.with(UserInterfaceMixin) {
  NAME = 'Good'
  requests: unknown[] = []
  async getUiPanels(request: UserInterfaceRequest) {
    this.requests.push(request)
    return [{ key: 'a', title: 'A', source: 'a.js:show', options: { deep: [1] }, context: { x: null } }]
  }
}

class Faulty extends Plugin.with(UserInterfaceMixin) {
  NAME = 'Faulty'
  answer: () => unknown = () => []
  async getUiPanels() {
    return (await this.answer()) as { key: string }[]
  }
}

class Rail extends Plugin.with(NavigationMixin) {
  NAME = 'Rail'
  NAVIGATION = [
    { name: 'Own', link: 'overview/' },
    { name: 'Parts', link: '/stock/parts', icon: 'ti:box:outline' },
  ]
}

function windowOf(plugins: Plugin[], switches: Partial<Record<'ui' | 'navigation', boolean>> = {}) {
  const shelf = createPluginShelf(...plugins)
  const userInterface = new UserInterface({
    plugins: {
      ...shelf,
      found: () => null,
      errors: () => shelf.errors.map(([name, stage, message]) => ({ name, stage, message, trace: '', time: '' })),
      staticAddress: async (slug, path) => `/static/plugins/${slug}/${path}`,
    },
    isEnabled: async (key) => switches[key] ?? true,
    log: SILENT_LOG,
    timeoutMs: 50,
  })
  return {
    shelf,
    panels: () => userInterface.features('panel', { user: null, context: { target_id: '1' } }),
    userInterface,
  }
}

const EMPTY = { description: '', icon: null, options: null, context: null, source: null }

test('a feature has its plugin, kind, texts and the address of its module filled in; context and options stay as they are (U02 U08)', async () => {
  const good = new Good()
  const { panels } = windowOf([good])
  expect(await panels()).toEqual([
    {
      ...EMPTY,
      plugin_name: 'good',
      feature_type: 'panel',
      key: 'a',
      title: 'A',
      options: { deep: [1] },
      context: { x: null },
      source: '/static/plugins/good/a.js:show',
    },
  ])
  expect(good.requests).toEqual([{ user: null, context: { target_id: '1' } }])
})

test('with its switch off no plugin is asked, whatever the kind (U01)', async () => {
  const good = new Good()
  const { userInterface } = windowOf([good, new Rail()], { ui: false, navigation: false })
  const lists = await Promise.all(UI_KINDS.map((kind) => userInterface.features(kind, { user: null, context: {} })))
  expect([lists.flat(), good.requests]).toEqual([[], []])
})

test('a kind that nobody knows has no features', async () => {
  expect(await windowOf([new Good()]).userInterface.features('toString', { user: null, context: {} })).toEqual([])
})

test('what is no feature, has no key or comes from elsewhere is left out and told once; the others stay (U03)', async () => {
  const faulty = new Faulty()
  faulty.answer = () => [{ title: 'No key' }, 'text', { key: 7 }, { key: 'far', source: 'https://far.example/x.js' }]
  const { panels, shelf } = windowOf([faulty])
  const [first] = [await panels(), await panels()]
  expect(first).toEqual([{ ...EMPTY, plugin_name: 'faulty', feature_type: 'panel', key: '7', title: '7' }])
  expect(shelf.errors).toEqual([
    ['faulty', 'get_ui_panels', 'gave a feature without a key: {"title":"No key"}'],
    ['faulty', 'get_ui_panels', 'gave "text" where a feature belongs'],
    ['faulty', 'get_ui_panels', 'gave the feature "far" a source outside the station: https://far.example/x.js'],
  ])
})

test.each([
  ['throws', () => Promise.reject(new Error('no idea')), 'no idea'],
  ['hangs', () => new Promise(() => {}), 'Plugin Faulty gave no answer within 0.05 s'],
  ['gives no list', () => ({ key: 'a' }), 'gave no list of features'],
])('a plugin that %s takes nothing away from another (U04)', async (_, answer, message) => {
  const faulty = new Faulty()
  faulty.answer = answer
  const { panels, shelf } = windowOf([faulty, new Good()])
  expect((await panels()).map(({ plugin_name }) => plugin_name)).toEqual(['good'])
  expect(shelf.errors).toEqual([['faulty', 'get_ui_panels', message]])
})

test('entries of the rail lead to pages of the plugin or of the station, and have a switch of their own', async () => {
  const rail = new Rail()
  const { userInterface } = windowOf([rail], { ui: false })
  const entry = { ...EMPTY, plugin_name: 'rail', feature_type: 'navigation' }
  const expected = [
    { ...entry, key: 'overview/', title: 'Own', options: { url: '/plugin/rail/overview/', group: 'Rail' } },
    {
      ...entry,
      key: '/stock/parts',
      title: 'Parts',
      icon: 'ti:box:outline',
      options: { url: '/stock/parts', group: 'Rail' },
    },
  ]
  expect(await userInterface.features('navigation', { user: null, context: {} })).toEqual(expected)
  expect(navigationFeatures(rail, 'rail')).toEqual(expected)
})

test('the heading is the title of the plugin unless it names another (M27)', () => {
  const titled = Object.assign(new Rail(), { TITLE: 'My rail' })
  const named = Object.assign(new Rail(), { TITLE: 'My rail', NAVIGATION_TAB_NAME: 'Short' })
  expect([new Rail(), titled, named].map(navigationName)).toEqual(['Rail', 'My rail', 'Short'])
})

test.each([[[{ name: 'No link' }]], [[{ link: 'x/' }]], [['text']], ['text'], [[null]]])(
  'a plugin with the entries %j is not turned on (M26)',
  async (entries) => {
    const rail = Object.assign(new Rail(), { NAVIGATION: entries })
    await expect(checkNavigation(rail)).rejects.toMatchObject({ code: 'MIXIN_NOT_IMPLEMENTED' })
  },
)

test('plugins without entries are turned on as they are', async () => {
  expect([await checkNavigation(new Good()), await checkNavigation(new Rail())]).toEqual([undefined, undefined])
})
