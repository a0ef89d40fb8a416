import { expect, test } from 'vitest'
import type { UiFeature } from '../../main/records/ui-feature.ts'
import { addressOf, framedPath } from './feature-address.ts'

const feature = (over: Partial<UiFeature>): UiFeature => ({
  plugin_name: 'qa',
  feature_type: 'navigation',
  key: 'a/b',
  title: '',
  description: '',
  icon: null,
  options: null,
  context: null,
  source: null,
  ...over,
})

test('an entry leads to a page of the window, to a page in a frame, or to what its own module draws', () => {
  const to = (url: string) => addressOf(feature({ options: { url } }))
  expect([to('/stock/parts'), to('#/machines'), to('/web/stock/items'), to('/plugin/qa/list/?a=1')]).toEqual([
    '/stock/parts',
    '/machines',
    '/stock/items',
    '/apps/qa?url=%2Fplugin%2Fqa%2Flist%2F%3Fa%3D1',
  ])
  expect([addressOf(feature({ source: '/static/x.js' })), addressOf(feature({}))]).toEqual(['/apps/qa/a%2Fb', null])
})

test.each(['/plugin/other/', 'https://far.example/plugin/qa/', '/plugin/qa/../../api/', 'javascript:alert(1)', null])(
  'nothing but the plugin’s own pages is framed: %s is not',
  (url) => {
    expect(framedPath(url, 'qa')).toBeNull()
  },
)

test('a page of the plugin is framed', () => {
  expect(framedPath('/plugin/qa/list/?a=1', 'qa')).toBe('/plugin/qa/list/?a=1')
})
