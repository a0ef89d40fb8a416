import { Plugin, type ActingUser } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { NOBODY } from '../../main/users/actor.ts'
import { eventually } from '../support/eventually.ts'
import { createTestStation } from '../support/test-station.ts'
import { ask, turnOn } from '../support/plugin-calls.ts'

const detail = (text: string) => ({ status: 400, body: { detail: text } })
const missing = (pk: string): unknown => expect.objectContaining({ detail: `StockItem matching PK '${pk}' not found` })

test('an action that is turned on answers, and its name is unknown again when it is turned off (M02 M04)', async () => {
  await using bench = await createTestStation()
  const run = (action?: string) => ask(bench.station, 'POST', '/api/action/', { action })
  const before = await run('sample')
  await turnOn(bench.station, 'sampleactionplugin')
  const while_on = await run('sample')
  await turnOn(bench.station, 'sampleactionplugin', false)
  expect({ none: await run(), before, while_on, after: (await run('sample')).status }).toEqual({
    none: { status: 400, body: { error: 'No action specified' } },
    before: {
      status: 404,
      body: expect.objectContaining({ error: 'No matching action found', action: 'sample' }) as unknown,
    },
    while_on: {
      status: 200,
      body: { action: 'sample', result: true, info: { user: 'station', hello: 'world' } },
    },
    after: 404,
  })
})

test('an action needs a signed-in user', async () => {
  await using bench = await createTestStation()
  expect((await ask(bench.station, 'POST', '/api/action/', { action: 'sample' }, NOBODY)).status).toBe(401)
})

test('locating says what is wrong with a request (M24)', async () => {
  await using bench = await createTestStation()
  await turnOn(bench.station, 'locate-sample')
  const location = await bench.json<{ pk: number }>('POST', '/api/stock/location/', { name: 'Shelf' })
  const locate = (body: object) => ask(bench.station, 'POST', '/api/locate/', body)
  const plugin = 'locate-sample'
  expect([
    await locate({ item: 1 }),
    await locate({ plugin: 'sampleactionplugin', item: 1 }),
    await locate({ plugin }),
  ]).toEqual([
    detail(`'plugin' field must be supplied`),
    detail(`Plugin 'sampleactionplugin' is not installed, or does not support the location mixin`),
    detail(`Must supply either 'item' or 'location' parameter`),
  ])
  expect([await locate({ plugin, item: 'qq' }), await locate({ plugin, item: 99999 })]).toEqual([
    { status: 404, body: missing('qq') },
    { status: 404, body: missing('99999') },
  ])
  expect((await locate({ plugin, location: -42 })).status).toBe(404)
  expect(await locate({ plugin, location: String(location.pk) })).toEqual({
    status: 200,
    body: { success: 'Identification plugin activated', plugin, location: location.pk },
  })
})

test('the light of an item is that of its location (M25)', async () => {
  await using bench = await createTestStation()
  await turnOn(bench.station, 'locate-sample')
  await bench.json('PATCH', '/api/settings/global/ENABLE_PLUGINS_URL/', { value: true })
  const location = await bench.json<{ pk: number }>('POST', '/api/stock/location/', { name: 'Shelf' })
  const part = await bench.json<{ pk: number }>('POST', '/api/part/', { name: 'Screw' })
  const stock = { part: part.pk, quantity: 5, location: location.pk }
  const [item] = await bench.json<{ pk: number }[]>('POST', '/api/stock/', stock)
  await bench.json('POST', '/api/locate/', { plugin: 'locate-sample', item: item!.pk })
  await eventually(async () => {
    const { lights } = await bench.json<{ lights: object }>('GET', '/plugin/locate-sample/')
    expect(Object.keys(lights)).toEqual([String(location.pk)])
  })
})

test('an action can be bound to a command code, and scanning it runs the action', async () => {
  const runs: unknown[] = []
  class Counter extends Plugin.with(ActionMixin) {
    NAME = 'Counter'
    async performAction(_user: ActingUser | null, data: unknown): Promise<void> {
      runs.push(data)
    }
  }
  await using bench = await createTestStation({ plugins: [{ slug: 'counter', plugin: Counter }] })
  await turnOn(bench.station, 'station-commands')
  const scan = () => ask(bench.station, 'POST', '/api/barcode/', { barcode: 'xcxsltcg' })
  const before = await scan()
  await bench.json('PATCH', '/api/plugins/station-commands/settings/SLOT_1/', { value: 'Counter' })
  const after = await scan()
  expect([before.status, after.status, runs]).toEqual([400, 200, [null]])
})
