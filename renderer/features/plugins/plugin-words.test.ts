import { expect, test } from 'vitest'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { filterLabel, FILTERS, hasProblem, selected } from './plugin-words.ts'

const plugin = (over: Partial<PluginRecord>): PluginRecord => ({
  pk: 1,
  key: 'x',
  name: 'X',
  package_name: null,
  active: false,
  meta: null,
  mixins: {},
  is_builtin: false,
  is_sample: false,
  is_installed: true,
  is_package: false,
  is_mandatory: false,
  state: 'inactive',
  state_reason: '',
  state_since: null,
  origin: 'package',
  folder: null,
  manifest: null,
  permissions: [],
  errors: [],
  crashes: 0,
  last_lines: [],
  ...over,
})

const PLUGINS = [
  plugin({ key: 'zpl-driver', active: true, state: 'active' }),
  plugin({ key: 'qa', active: true, state: 'active', errors: [{ stage: 'scan', message: 'no', time: '' }] }),
  plugin({ key: 'mine', origin: 'linked', state: 'crashed' }),
  plugin({ key: 'other' }),
]

test('the filters count what they show', () => {
  expect(FILTERS.map((filter) => filterLabel(filter, PLUGINS))).toEqual(['All 4', 'On 2', 'Problems 2', 'Dev 1'])
})

test('a plugin that works and had an error is a problem, one that is off is none', () => {
  expect(PLUGINS.map(hasProblem)).toEqual([false, true, true, false])
})

test('finding looks at names and words of the filter’s plugins', () => {
  expect(
    [selected(PLUGINS, 'on', 'ZPL'), selected(PLUGINS, 'problems', '')].map((list) => list.map(({ key }) => key)),
  ).toEqual([['zpl-driver'], ['qa', 'mine']])
})
