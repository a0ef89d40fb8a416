import { expect, test } from 'vitest'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import { filterLabel, FILTERS, hasProblem, newerVersions, selected } from './plugin-words.ts'

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
  plugin({ key: 'qa', active: true, state: 'active', errors: [{ stage: 'scan', message: 'no', trace: '', time: '' }] }),
  plugin({ key: 'mine', origin: 'linked', state: 'crashed' }),
  plugin({ key: 'other', package_name: 'other' }),
  plugin({ key: 'gone', package_name: 'gone', is_installed: false }),
]

test('the filters count what they show', () => {
  const newer = new Map([
    ['other', '2.0.0'],
    ['gone', '2.0.0'],
  ])
  const labels = FILTERS.map((filter) => filterLabel(filter, PLUGINS, newer))
  expect(labels).toEqual(['All 5', 'On 2', 'Updates 1', 'Problems 2', 'Dev 1'])
})

test('a plugin that works and had an error is a problem, one that is off is none', () => {
  expect(PLUGINS.map(hasProblem)).toEqual([false, true, true, false, false])
})

test('finding looks at names and words of the filter’s plugins', () => {
  expect(
    [
      selected(PLUGINS, { filter: 'on', find: 'ZPL', newer: new Map() }),
      selected(PLUGINS, { filter: 'problems', find: '', newer: new Map() }),
    ].map((list) => list.map(({ key }) => key)),
  ).toEqual([['zpl-driver'], ['qa', 'mine']])
})

test('the latest version counts as the update, also where it does not fit what was asked for', () => {
  const versions = {
    version: '1.0.0',
    requirement: '',
    is_listed: true,
    published: [],
    older: [],
    is_asking: false,
    checked_at: null,
    problem: '',
  }
  const packages = [
    { ...versions, name: 'within', update: '1.1.0', newest: '1.1.0' },
    { ...versions, name: 'beyond', update: null, newest: '2.0.0' },
    { ...versions, name: 'tagged', update: '1.1.0', newest: null },
    { ...versions, name: 'newest', update: null, newest: null },
  ]
  expect([...newerVersions(packages)]).toEqual([
    ['within', '1.1.0'],
    ['beyond', '2.0.0'],
    ['tagged', '1.1.0'],
  ])
})
