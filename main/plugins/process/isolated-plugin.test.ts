import { expect, test, vi } from 'vitest'
import { BarcodeMixin, LabelPrintingMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { isolate } from '../../../test/support/isolated.ts'

const person = (username: string) => ({ pk: 2, username, is_staff: false, is_superuser: false })
const PATIENT = { timeout: 15_000 }
const HEAD = `
import { Plugin, AppError, registry } from '@scanbench/plugin'
import * as mixins from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'
import fs from 'node:fs'
`

test('the stand-in has the data, the mixins and the methods of the plugin, and forwards', async () => {
  await using run = await isolate(
    `${HEAD}
    export default class Sample extends Plugin.with(mixins.BarcodeMixin, mixins.SettingsMixin) {
      NAME = 'Sample'
      SETTINGS = { GREETING: text({ name: 'Greeting', default: 'hello' }) }
      async scan(barcode: string, context: object) { return barcode === 'X1' ? { stockitem: { pk: 7 }, context } : null }
      async tidy() { return await this.getSetting('GREETING') }
    }`,
    { settings: { GREETING: 'good day' } },
  )
  const { plugin } = run
  if (!(plugin instanceof BarcodeMixin) || !(plugin instanceof SettingsMixin)) throw new Error('mixins are missing')
  await plugin.activate()
  const context = { user: 1, aim: ']C0', extra: { at: new Date(5) } }
  expect({
    NAME: plugin.NAME,
    name: plugin.constructor.name,
    isLabel: plugin instanceof LabelPrintingMixin,
    setting: plugin.SETTINGS['GREETING']?.default,
    mine: await plugin.scan('X1', context),
    notMine: await plugin.scan('X2', context),
    generated: await plugin.generate({ model: 'part', pk: 1 }),
    own: await run.call('tidy'),
  }).toEqual({
    NAME: 'Sample',
    name: 'Sample',
    isLabel: false,
    setting: 'hello',
    mine: { stockitem: { pk: 7 }, context },
    notMine: null,
    generated: null,
    own: 'good day',
  })
})

test('the station, the log and settings are at hand in the process', async () => {
  await using run = await isolate(
    `${HEAD}
    export default class Sample extends Plugin.with(mixins.ActionMixin) {
      NAME = 'Sample'
      async activate() { this.log.with({ box: 3 }).info('awake') ; this.use({ [Symbol.dispose]: () => this.log.warn('closed') }) }
      async getInfo() { return [await this.station.get('/api/part/', { limit: 2 }), await this.station.post('/api/x/', { a: 1 }).catch((e) => e.code)] }
    }`,
    { answers: { 'GET /api/part/?{"limit":2}': { count: 3 } } },
  )
  await run.plugin.activate()
  const info = await run.call('getInfo', null, null)
  await run.plugin.deactivate()
  expect([info, run.asked, run.log.lines]).toEqual([
    [{ count: 3 }, 'NOT_FOUND'],
    [
      { method: 'GET', path: '/api/part/?{"limit":2}', body: undefined },
      { method: 'POST', path: '/api/x/', body: { a: 1 } },
    ],
    ['info: awake', 'warn: closed'],
  ])
})

test('an error of the plugin keeps its code, its message and its details', async () => {
  await using run = await isolate(`${HEAD}
    export default class Sample extends Plugin.with(mixins.ActionMixin) {
      NAME = 'Sample'
      async getInfo() { throw new AppError('INVALID_INPUT', 'No', { details: { batch: ['begins with L'] } }) }
      async getResult() { return (undefined as any).x }
    }`)
  await expect(run.call('getInfo', null, null)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'No',
    details: { batch: ['begins with L'] },
  })
  await expect(run.call('getResult', null, null)).rejects.toThrow("Cannot read properties of undefined (reading 'x')")
})

test.each([
  ['throws when it is imported', `throw new Error('no luck')`, /^Error: no luck \(plugin\.ts:\d+:\d+\)$/],
  [
    'throws in its constructor',
    `export default class A extends Plugin { NAME = fail() }; function fail(): string { throw new TypeError('bad') }`,
    /^TypeError: bad \(plugin\.ts:\d+:\d+\)$/,
  ],
  ['has an error of syntax', `export default class {{`, /plugin\.ts/],
  ['exports no plugin', `export default class A {}`, /exports no plugin class/],
  [
    'exports two',
    `export class A extends Plugin { NAME = 'A' }\nexport class B extends Plugin { NAME = 'B' }`,
    /exports 2 plugin classes/,
  ],
  [
    'redefines a final member',
    `export default class A extends Plugin { NAME = 'A'; log = 1 as any }`,
    /INVE-E11: Plugin 'A' cannot override final member 'log'/,
  ],
  [
    'declares what is not plain',
    `export default class A extends Plugin { NAME = 'A'; TABLE = { f() {} } }`,
    /A\.TABLE is not plain data/,
  ],
  [
    'exits while it is imported',
    `process.stderr.write('the last word\\n'); process.exit(3)`,
    /ended or hung while it was loaded: the last word/,
  ],
  [
    'imports a door that is not for plugins',
    `import '@scanbench/plugin/host'`,
    /no "@scanbench\/plugin\/host" for plugins/,
  ],
])('a plugin that %s is refused with what is wrong', async (_what, source, message) => {
  await expect(isolate(HEAD + source)).rejects.toThrow(message)
})

test('calls under way fail when the process dies, and the plugin comes back as active as it was', async () => {
  await using run = await isolate(`${HEAD}
    let isActive = false
    export default class Sample extends Plugin.with(mixins.ActionMixin) {
      NAME = 'Sample'
      async activate() { isActive = true }
      async getResult() { return isActive }
      async performAction() { process.stderr.write('good bye\\n'); process.exit(9) }
    }`)
  await run.plugin.activate()
  await expect(run.call('performAction', null, null)).rejects.toMatchObject({ code: 'PLUGIN_CRASHED' })
  await vi.waitFor(async () => expect(await run.call('getResult', null, null)).toBe(true), PATIENT)
  expect(run.crashes).toEqual([{ reason: 'ended with code 9', restartInMs: 0, lastLines: ['good bye'] }])
})

test('five crashes in ten minutes leave it down, with its last lines', async () => {
  await using run = await isolate(`${HEAD}
    export default class Sample extends Plugin { NAME = 'Sample'; async activate() { setTimeout(() => { process.stderr.write('ouch\\n'); process.exit(1) }, 20) } }`)
  await run.plugin.activate()
  await vi.waitFor(() => expect(run.crashes.at(-1)?.restartInMs).toBe(null), PATIENT)
  expect(run.crashes.map(({ reason }) => reason)).toEqual(Array.from({ length: 5 }, () => 'ended with code 1'))
  expect(run.crashes.at(-1)?.lastLines).toEqual(Array.from({ length: 5 }, () => 'ouch'))
})

test('a plugin that hangs is given up within two beats, and its process is replaced', async () => {
  await using run = await isolate(
    `${HEAD}
    export default class Sample extends Plugin.with(mixins.ActionMixin) {
      NAME = 'Sample'
      async getResult() { for (;;); }
      async getInfo() { return 'well' }
    }`,
    { heartbeat: { everyMs: 100, missedBeats: 20, maxResidentBytes: Infinity } },
  )
  const hanging = run.call('getResult', null, null)
  await expect(hanging).rejects.toMatchObject({ code: 'PLUGIN_TIMEOUT' })
  await expect(run.call('getInfo', null, null)).rejects.toMatchObject({ code: 'PLUGIN_TIMEOUT' })
  await vi.waitFor(async () => expect(await run.call('getInfo', null, null)).toBe('well'), PATIENT)
})

test('a scan is not given up in silence: what the plugin says in the end arrives', async () => {
  await using run = await isolate(
    `${HEAD}
    export default class Sample extends Plugin.with(mixins.BarcodeMixin) {
      NAME = 'Sample'
      async scan() {
        for (const end = Date.now() + 600; Date.now() < end; );
        return { part: { pk: 1 } }
      }
    }`,
    { heartbeat: { everyMs: 100, missedBeats: 100, maxResidentBytes: Infinity } },
  )
  expect(await run.call('scan', 'X', { user: null, aim: null, extra: {} })).toEqual({ part: { pk: 1 } })
})

test('what the plugin asks during a call of a person is asked with the rights of that person, and of nobody else', async () => {
  await using run = await isolate(
    `${HEAD}
    export default class Sample extends Plugin.with(mixins.ActionMixin, mixins.UrlsMixin) {
      NAME = 'Sample'
      async getInfo() { await new Promise((resolve) => setTimeout(resolve, 20)); return this.station.get('/api/x/') }
      async page() { return this.station.get('/api/x/') }
    }`,
    { answers: { 'GET /api/x/': 1 } },
  )
  await Promise.all([run.call('getInfo', person('ana'), null), run.call('page', { user: person('bo') })])
  await run.call('getInfo', null, null)
  expect(run.acting).toEqual([null, 'bo', 'ana', null])
})
