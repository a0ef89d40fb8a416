import { describe, expect, test } from 'vitest'
import type { DataOutput } from '../../main/records/output-records.ts'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import type { UiFeature } from '../../main/records/ui-feature.ts'
import { STATION } from '../../main/users/actor.ts'
import { createPlacedStation, type Place, type Sample } from '../support/placed-station.ts'
import { ask } from '../support/plugin-calls.ts'
import type { TestStation } from '../support/test-station.ts'

const SAMPLES: readonly Sample[] = [
  { slug: 'sample-ui', mixins: ['ui', 'settings'], permissions: ['stock:read', 'ui'] },
  { slug: 'sampleactionplugin', mixins: ['action'], permissions: [] },
  { slug: 'box-codes', mixins: ['barcode', 'settings'], permissions: [] },
  { slug: 'locate-sample', mixins: ['locate', 'urls', 'settings'], permissions: [] },
  { slug: 'navigation-sample', mixins: ['navigation', 'urls'], permissions: [] },
  { slug: 'export-sample', mixins: ['exporter'], permissions: [] },
]
const PLACES: readonly Place[] = ['in the station', 'in processes of their own']

const textOf = async ({ station }: TestStation, path: string): Promise<[number, string]> => {
  const response = await station.fetch(new Request(`http://127.0.0.1${path}`), { actor: STATION })
  return [response.status, await response.text()]
}

describe.each(PLACES)('samples %s', (place) => {
  test('show panels, tiles, entries and files, act, read and make codes, light shelves and add columns', async () => {
    await using bench = await createPlacedStation(place, SAMPLES)
    const origins = await bench.json<PluginRecord[]>('GET', '/api/plugins/?active=true&builtin=false')
    const ours = origins.filter(({ key }) => SAMPLES.some(({ slug }) => slug === key))
    expect(new Set(ours.map(({ origin }) => origin))).toEqual(new Set([place === PLACES[0] ? 'sample' : 'file']))

    const part = await bench.json<{ pk: number }>('POST', '/api/part/', { name: 'Pen' })
    const price = { purchase_price: 2, purchase_price_currency: 'EUR' }
    const [item] = await bench.json<{ pk: number }[]>('POST', '/api/stock/', { part: part.pk, quantity: 10, ...price })

    const panels = await bench.json<UiFeature[]>(
      'GET',
      `/api/plugins/ui/features/panel/?target_model=part&target_id=${part.pk}`,
    )
    expect(panels.map(({ key }) => key)).toEqual(['component', 'element', 'active'])
    const [status, module] = await textOf(bench, (panels[0]?.source ?? '').replace(/:\w+$/, ''))
    expect([status, module]).toEqual([200, expect.stringContaining('export')])
    const tiles = await bench.json<UiFeature[]>('GET', '/api/plugins/ui/features/dashboard/')
    expect(tiles.map(({ key }) => key)).toEqual(['stock', 'clock', 'machines'])
    const entries = await bench.json<UiFeature[]>('GET', '/api/plugins/ui/features/navigation/')
    expect(entries.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Sample page', 'Plugin page', 'All parts']),
    )
    expect(await textOf(bench, '/plugin/navigation-sample/welcome/')).toEqual([
      200,
      expect.stringContaining('Welcome to the plugin'),
    ])

    expect(await ask(bench.station, 'POST', '/api/action/', { action: 'sample' })).toMatchObject({
      status: 200,
      body: { result: true, info: { hello: 'world' } },
    })

    await bench.json('PATCH', '/api/settings/global/BARCODE_GENERATION_PLUGIN/', { value: 'box-codes' })
    const { barcode } = await bench.json<{ barcode: string }>('POST', '/api/barcode/generate/', {
      model: 'stockitem',
      pk: item?.pk,
    })
    expect(await bench.json('POST', '/api/barcode/', { barcode })).toMatchObject({
      plugin: 'BoxCodes',
      stockitem: { pk: item?.pk },
    })
    expect(await ask(bench.station, 'POST', '/api/barcode/', { barcode: `${barcode}9` })).toMatchObject({
      status: 400,
      body: { plugin: 'BoxCodes', error: 'The box code was misread' },
    })

    const shelf = await bench.json<{ pk: number }>('POST', '/api/stock/location/', { name: 'Shelf' })
    await bench.json('POST', '/api/locate/', { plugin: 'locate-sample', location: shelf.pk })
    await expect
      .poll(async () => (await ask(bench.station, 'GET', '/plugin/locate-sample/')).body)
      .toEqual({ lights: { [shelf.pk]: expect.any(String) } })

    const { output } = await bench.json<DataOutput>('GET', '/api/stock/?export=true&export_plugin=export-sample')
    const [, rows] = await textOf(bench, output ?? '')
    expect(rows.split('\r\n').map((line) => line.split(',').at(-1))).toEqual(['Value', '20', ''])
  })
})
