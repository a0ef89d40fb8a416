import { z } from '@hono/zod-openapi'
import { AppError, Plugin } from '@scanbench/plugin'
import type { ModelKey } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { describe, expect, it } from 'vitest'
import InvenTreeBarcodePlugin from '../../../plugins/builtin/inventree-barcode.ts'
import { deskWith, FREE_TURNS } from '../../../test/support/idle-desk.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { createTemporaryDatabase } from '../../../test/support/temporary-database.ts'
import { barcodeHash } from '../../barcodes/barcode-hash.ts'
import { BarcodeRules } from '../../barcodes/meaning/barcode-rules.ts'
import { Barcodes } from '../../barcodes/barcodes.ts'
import { CodeLookup } from '../../barcodes/meaning/code-lookup.ts'
import { CodeMeaning } from '../../barcodes/meaning/code-meaning.ts'
import { explainCode } from '../../barcodes/meaning/explanation.ts'
import { ScanPipeline } from '../../barcodes/scans/scan-pipeline.ts'
import { ScanResolver } from '../../barcodes/answers/scan-resolver.ts'
import { OBJECT_PLACES } from '../../barcodes/stock-objects.ts'
import { bundledSources } from '../../../test/support/plugin-sources.ts'
import { PluginRegistry } from '../../plugins/plugin-registry.ts'
import { SettingsStore } from '../../settings/settings.ts'
import { BarcodeLinks } from '../../stock/barcode-links.ts'
import { STATION } from '../../users/actor.ts'
import { barcodeRoutes, type BarcodeServices } from './barcode-routes.ts'
import { directClient } from '../serving/direct-client.ts'
import { createDoor } from '../door.ts'
import { route } from '../route.ts'
import { byPk } from '../input/values.ts'

/** Part 1, stock item 7 and location 5 exist. */
const OBJECTS: Record<ModelKey, number> = {
  manufacturerpart: 2,
  supplierpart: 3,
  purchaseorder: 4,
  part: 1,
  stockitem: 7,
  stocklocation: 5,
}
const objects = {
  exists: async (model: ModelKey, pk: number) => OBJECTS[model] === pk,
  instance: async (model: ModelKey, pk: number) => ({ pk, name: `the ${model}` }),
}

class Faulty extends Plugin.with(BarcodeMixin) {
  NAME = 'Faulty'
  async scan(barcode: string) {
    if (barcode === 'SECRET') throw new AppError('FORBIDDEN', 'Not for you.')
    if (barcode === 'DONE') return { success: 'Noted' }
    return barcode.startsWith('TORN') ? { error: 'The label is torn' } : null
  }
}

async function openDoor() {
  const database = await createTemporaryDatabase()
  const services = { database, events: { publish: () => {} }, clock: () => new Date() }
  const log = recordingLog()
  const registry = new PluginRegistry({
    ...services,
    settings: new SettingsStore(services),
    stationFor: () => directClient((request, context) => door.fetch(request, context), STATION),
    log,
    hostVersion: '1.0.0',
    sources: bundledSources([InvenTreeBarcodePlugin, Faulty]),
    isResting: false,
    mandatory: ['inventreebarcode', 'faulty'],
  })
  const resolver = new ScanResolver({ plugins: registry, objects, order: async () => [], log })
  const rules = new BarcodeRules({ database, log })
  const desk = deskWith({})
  const meaning = new CodeMeaning({
    readsForeignLabels: async () => true,
    resolver,
    rules,
    lookup: new CodeLookup({ database }),
    desk,
  })
  const explain: BarcodeServices['explain'] = (asked) =>
    explainCode(asked, { resolver, meaning, clock: () => new Date(2026, 10, 21) })
  const pipeline = new ScanPipeline({
    keeping: async () => ({ isOn: true, count: 100 }),
    ...services,
    resolver: meaning,
    turns: FREE_TURNS,
    log,
    machineName: () => null,
    nameOf: async () => null,
  })
  const links = new BarcodeLinks(services)
  const making = { generationPlugin: async () => 'inventreebarcode' }
  const barcodes = new Barcodes({
    pipeline,
    resolver,
    plugins: registry,
    objects,
    links,
    steps: { note: () => {} },
    ...making,
  })
  const users = {
    get: async (pk: number) => ({ pk, username: 'ann', first_name: '', last_name: '', email: '', is_staff: true }),
  }
  const door = createDoor({
    routes: [
      ...barcodeRoutes({ barcodes, history: pipeline.history, scans: pipeline, explain, users }),
      ...detailRoutes(),
    ],
    authenticate: async () => STATION,
    log,
    staticFiles: async () => null,
    allowedHosts: [],
    windowAccess: { redeem: () => Promise.reject(new AppError('UNAUTHORIZED')) },
    checkAnswers: true,
  })
  await registry.start()
  const user = await database.write
    .insertInto('user')
    .values({ username: 'ann', date_joined: '2026-01-02' })
    .executeTakeFirst()
  const actor = { ...STATION, user: Number(user.insertId), username: 'ann' }
  const call = async (method: string, path: string, body?: unknown): Promise<[number, unknown]> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const headers = { 'Content-Type': 'application/json' }
    const response = await door.fetch(new Request(`http://127.0.0.1${path}`, { ...init, headers }), { actor })
    return [response.status, await response.json()]
  }
  return {
    post: (path: string, body: unknown) => call('POST', path, body),
    get: (path: string) => call('GET', path),
    async [Symbol.asyncDispose]() {
      await pipeline[Symbol.asyncDispose]()
      await registry[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

function detailRoutes() {
  return Object.entries(OBJECT_PLACES).map(([model, { apiUrl }]) =>
    route({
      method: 'get',
      path: `${apiUrl}{pk}/`,
      summary: 'An object',
      rights: 'any',
      params: byPk,
      answer: z.record(z.string(), z.unknown()),
      async handler({ params }) {
        if (OBJECTS[model as ModelKey] !== params.pk) throw new AppError('NOT_FOUND')
        return { pk: params.pk }
      },
    }),
  )
}

const EAN = '4006381333931'
const unknown = (text: string) => ({
  plugin: null,
  error: 'No match found for barcode data',
  barcode_data: text,
  barcode_hash: barcodeHash(text),
})
const item7 = {
  pk: 7,
  api_url: '/api/stock/7/',
  web_url: '/web/stock/item/7',
  instance: { pk: 7, name: 'the stockitem' },
}

describe('POST /api/barcode/', () => {
  it('answers the object with plugin, text and hash (B13)', async () => {
    await using door = await openDoor()
    expect(await door.post('/api/barcode/', { barcode: ' INV-SI7\r\n', purchase_order: 3 })).toEqual([
      200,
      {
        stockitem: item7,
        plugin: 'InvenTreeBarcode',
        barcode_data: 'INV-SI7',
        barcode_hash: barcodeHash('INV-SI7'),
        success: 'Match found for barcode data',
      },
    ])
  })

  it('takes a JSON object for a code', async () => {
    await using door = await openDoor()
    const [status, answer] = await door.post('/api/barcode/', { barcode: { stocklocation: 5 } })
    expect([status, answer]).toMatchObject([200, { stocklocation: { pk: 5, web_url: '/web/stock/location/5' } }])
  })

  it.each(['INV-SI8', EAN, '{"blbla": 10007}', '[1]', '42'])(
    'answers 400 with text and hash for %s (B04)',
    async (text) => {
      await using door = await openDoor()
      expect(await door.post('/api/barcode/', { barcode: text })).toEqual([400, unknown(text)])
    },
  )

  it.each([
    [{}, 'This field is required.'],
    [{ barcode: null }, 'This field may not be null.'],
    [{ barcode: ' \u001d ' }, 'This field may not be blank.'],
    [{ barcode: 'x'.repeat(4096) }, 'Ensure this field has no more than 4095 characters.'],
    [{ barcode: 'a\0b' }, 'Null characters are not allowed.'],
  ])('refuses %j on the field (B04)', async (body, message) => {
    await using door = await openDoor()
    expect(await door.post('/api/barcode/', body)).toEqual([400, { barcode: [message] }])
  })

  it('answers 400 with the name of the plugin when it only found a fault', async () => {
    await using door = await openDoor()
    expect(await door.post('/api/barcode/', { barcode: 'TORN' })).toEqual([
      400,
      { ...unknown('TORN'), plugin: 'Faulty', error: 'The label is torn' },
    ])
  })

  it('passes a success without an object on, and a refusal of rights as 403 (B12)', async () => {
    await using door = await openDoor()
    expect(await door.post('/api/barcode/', { barcode: 'DONE' })).toMatchObject([200, { plugin: 'Faulty' }])
    expect(await door.post('/api/barcode/', { barcode: 'SECRET' })).toMatchObject([403, { detail: 'Not for you.' }])
  })
})

describe('linked codes', () => {
  it('are linked, found, listed and unlinked (B08)', async () => {
    await using door = await openDoor()
    const hash = barcodeHash(EAN)
    expect(await door.post('/api/barcode/link/', { barcode: EAN, stockitem: '7' })).toMatchObject([
      200,
      {
        success: 'Assigned barcode to stockitem instance',
        stockitem: { pk: 7 },
        barcode_data: EAN,
        barcode_hash: hash,
      },
    ])
    expect(await door.post('/api/barcode/', { barcode: EAN })).toMatchObject([200, { stockitem: item7 }])
    const link = [200, [{ model: 'stockitem', object_pk: 7 }]]
    expect(await door.get(`/api/station/barcode-links/?hash=${hash}`)).toEqual(link)
    expect(await door.get(`/api/station/barcode-links/?barcode=${EAN}`)).toEqual(link)
    expect(await door.post('/api/barcode/unlink/', { stockitem: 7 })).toEqual([
      200,
      { success: 'Barcode unassigned from stockitem instance' },
    ])
    expect(await door.post('/api/barcode/', { barcode: EAN })).toEqual([400, unknown(EAN)])
    expect(await door.post('/api/barcode/unlink/', { stockitem: 7 })).toMatchObject([200, {}])
  })

  it('are refused when the code means something already (B09)', async () => {
    await using door = await openDoor()
    await door.post('/api/barcode/link/', { barcode: EAN, part: 1 })
    for (const [barcode, found] of [
      ['INV-SI7', { stockitem: item7 }],
      ['{"stocklocation": 5}', { stocklocation: { pk: 5 } }],
      [EAN, { part: { pk: 1 } }],
    ] as const)
      expect(await door.post('/api/barcode/link/', { barcode, stocklocation: 5 })).toMatchObject([
        400,
        { error: 'Barcode matches existing item', plugin: 'InvenTreeBarcode', barcode_data: barcode, ...found },
      ])
  })

  it('need one object that exists; part goes before stockitem (B10)', async () => {
    await using door = await openDoor()
    expect(await door.post('/api/barcode/link/', { barcode: EAN })).toEqual([
      400,
      {
        error:
          'Missing data: provide one of manufacturerpart, supplierpart, purchaseorder, part, stockitem, stocklocation',
      },
    ])
    expect(await door.post('/api/barcode/link/', { barcode: EAN, part: 99 })).toEqual([
      400,
      { part: ['Invalid pk "99" - object does not exist.'] },
    ])
    expect(await door.post('/api/barcode/link/', { barcode: EAN, stockitem: 7, part: 1 })).toMatchObject([
      200,
      { part: { pk: 1 } },
    ])
  })

  it('are taken off exactly one object that exists (B11)', async () => {
    await using door = await openDoor()
    expect(await door.post('/api/barcode/unlink/', {})).toEqual([
      400,
      {
        error:
          'Missing data: Provide one of manufacturerpart, supplierpart, purchaseorder, part, stockitem, stocklocation',
      },
    ])
    expect(await door.post('/api/barcode/unlink/', { part: 1, stockitem: 7 })).toEqual([
      400,
      { error: 'Multiple conflicting fields: part, stockitem' },
    ])
  })
})

it('POST /api/barcode/generate/ makes the code of an object that exists, and of no other (B05)', async () => {
  await using door = await openDoor()
  const generate = (body: object) => door.post('/api/barcode/generate/', body)
  expect(await generate({ model: 'stocklocation', pk: '5' })).toEqual([200, { barcode: 'INV-SL5' }])
  expect(await generate({ model: 'company', pk: 5 })).toEqual([400, { error: 'Model is not supported' }])
  expect(await generate({ model: 'part', pk: 5 })).toEqual([400, { error: 'Model instance not found' }])
})

it('what was asked is in the history and in the list of scans, newest first', async () => {
  await using door = await openDoor()
  await door.post('/api/barcode/', { barcode: 'INV-SI7' })
  await door.post('/api/barcode/', { barcode: 'TORN' })
  await door.post('/api/barcode/', { barcode: 'NO' })
  const person = { pk: 1, username: 'ann', first_name: '', last_name: '', email: '' }
  const common = { endpoint: '/api/barcode/', context: {}, user: 1, user_detail: person }
  expect(await door.get('/api/barcode/history/')).toMatchObject([
    200,
    [
      { ...common, pk: 3, data: 'NO', result: false, response: { plugin: null } },
      { ...common, pk: 2, data: 'TORN', result: false, response: { plugin: 'Faulty', error: 'The label is torn' } },
      { ...common, pk: 1, data: 'INV-SI7', result: true, response: { stockitem: { pk: 7 } } },
    ],
  ])
  expect(await door.get('/api/barcode/history/?result=true&user=1')).toMatchObject([200, [{ pk: 1 }]])
  expect(await door.get('/api/barcode/history/2/')).toMatchObject([200, { pk: 2 }])
  expect(await door.get('/api/barcode/history/9/')).toMatchObject([404, {}])
  expect(await door.get('/api/station/scans/?after=1&limit=1')).toMatchObject([
    200,
    { count: 2, results: [{ pk: 3, state: 'unknown', raw: '4e4f' }] },
  ])
})
