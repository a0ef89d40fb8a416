import { Plugin } from '@scanbench/plugin'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import { integer, text } from '@scanbench/plugin/settings'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import type { Database } from '../storage/database.ts'
import { GLOBAL_SETTINGS } from './global-settings.ts'
import { SettingsStore } from './settings.ts'

const DECLARED = {
  HOST: text({ name: 'Address', required: true }),
  TCP_PORT: integer({ name: 'Port', default: 9100 }),
  SECRET: text({ name: 'Secret', protected: true }),
  NOTE: text({ name: 'Note', hidden: true }),
}
const PLUGIN = { scope: 'plugin', plugin: 'sample' } as const

let database: Database
let store: SettingsStore
let told: unknown[]

beforeEach(async () => {
  database = await createTemporaryDatabase()
  told = []
  store = new SettingsStore({ database, events: { publish: (event) => told.push(event) } })
})
afterEach(() => database[Symbol.asyncDispose]())

test('a setting that was never set reads as its default, which may be computed (S01)', async () => {
  expect(await store.values(PLUGIN, DECLARED)).toEqual({ HOST: '', TCP_PORT: 9100, SECRET: '', NOTE: '' })
  class Computing extends Plugin.with(SettingsMixin) {
    NAME = 'Computing'
    SETTINGS = { PREFIX: text({ name: 'Prefix', default: `${this.NAME}-` }) }
  }
  expect(await store.get(PLUGIN, new Computing().SETTINGS, 'PREFIX')).toBe('Computing-')
})

test('keys are read and written in either case (S11)', async () => {
  await store.set(PLUGIN, DECLARED, 'tcp_port', '9200')
  expect(await store.get(PLUGIN, DECLARED, 'Tcp_Port')).toBe(9200)
})

test('a change is told once, and the same value again is no change', async () => {
  await store.set(PLUGIN, DECLARED, 'HOST', 'printer.local')
  await store.set(PLUGIN, DECLARED, 'HOST', 'printer.local')
  expect(told).toEqual([{ type: 'setting.changed', data: { scope: 'plugin', owner: 'sample', key: 'HOST' } }])
})

test('scopes do not see each other', async () => {
  const machine = { scope: 'machine', machine: 'a', configType: 'M' } as const
  await store.set(machine, DECLARED, 'HOST', 'one')
  await store.set({ ...machine, configType: 'D' }, DECLARED, 'HOST', 'two')
  await store.set({ scope: 'user', user: 1 }, DECLARED, 'HOST', 'three')
  expect([
    await store.get(machine, DECLARED, 'HOST'),
    await store.get({ ...machine, configType: 'D' }, DECLARED, 'HOST'),
    await store.get({ scope: 'user', user: 1 }, DECLARED, 'HOST'),
    await store.get(PLUGIN, DECLARED, 'HOST'),
  ]).toEqual(['one', 'two', 'three', ''])
})

test('a required setting without value or default is missing until it is filled (S09)', async () => {
  expect(await store.missing(PLUGIN, DECLARED)).toEqual(['HOST'])
  await store.set(PLUGIN, DECLARED, 'HOST', 'x')
  expect(await store.missing(PLUGIN, DECLARED)).toEqual([])
})

test('a protected value is shown as stars, can be written, and stars written back leave it (S08)', async () => {
  await store.set(PLUGIN, DECLARED, 'SECRET', 'hush')
  await store.set(PLUGIN, DECLARED, 'SECRET', '***')
  expect((await store.describe(PLUGIN, DECLARED, 'SECRET')).value).toBe('***')
  expect(await store.get(PLUGIN, DECLARED, 'SECRET')).toBe('hush')
})

test('a list shows declared settings in their order and types, without hidden ones (S16)', async () => {
  await store.set(PLUGIN, DECLARED, 'HOST', 'x')
  const list = await store.list(PLUGIN, DECLARED)
  expect(list.map(({ key, value, typ, plugin, default: initial }) => ({ key, value, typ, plugin, initial }))).toEqual([
    { key: 'HOST', value: 'x', typ: 'plugin', plugin: 'sample', initial: '' },
    { key: 'TCP_PORT', value: 9100, typ: 'plugin', plugin: 'sample', initial: 9100 },
    { key: 'SECRET', value: '', typ: 'plugin', plugin: 'sample', initial: '' },
  ])
})

test.each(['NOPE', '__proto__', 'constructor', '_HIDDEN'])(
  '%s is an unknown key, and reads as the empty text (S02)',
  async (key) => {
    expect(await store.get(PLUGIN, DECLARED, key)).toBe('')
    await expect(store.set(PLUGIN, DECLARED, key, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(store.describe(PLUGIN, DECLARED, key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  },
)

test('removing an owner forgets its values only', async () => {
  await store.set(PLUGIN, DECLARED, 'HOST', 'x')
  await store.set({ scope: 'global' }, DECLARED, 'HOST', 'y')
  await store.remove(PLUGIN)
  expect([await store.get(PLUGIN, DECLARED, 'HOST'), await store.get({ scope: 'global' }, DECLARED, 'HOST')]).toEqual([
    '',
    'y',
  ])
})

test('every global setting accepts its own default', async () => {
  for (const [key, { default: initial }] of Object.entries(GLOBAL_SETTINGS))
    await store.set({ scope: 'global' }, GLOBAL_SETTINGS, key, initial)
  expect((await store.list({ scope: 'global' }, GLOBAL_SETTINGS)).every((entry) => entry.value === entry.default)).toBe(
    true,
  )
})
