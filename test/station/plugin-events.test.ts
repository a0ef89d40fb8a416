import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Plugin } from '@scanbench/plugin'
import { EventMixin } from '@scanbench/plugin/mixins'
import type { PluginEvent } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { infoOf, openGate, turnOn } from '../support/plugin-calls.ts'
import { createTestStation } from '../support/test-station.ts'
import type { TestStation } from '../support/test-station.ts'

const heardBy = (heard: PluginEvent[]) =>
  class Probe extends Plugin.with(EventMixin) {
    NAME = 'Probe'
    async processEvent(event: PluginEvent): Promise<void> {
      heard.push(event)
    }
  }

const event = (name: string, id: number): PluginEvent => ({ name, data: { id, model: name.split('.')[0] } })

interface Pk {
  pk: number
}

async function stockUp(bench: TestStation) {
  const [shelf, bin] = [
    await bench.json<Pk>('POST', '/api/stock/location/', { name: 'Shelf' }),
    await bench.json<Pk>('POST', '/api/stock/location/', { name: 'Bin' }),
  ]
  const part = await bench.json<Pk>('POST', '/api/part/', { name: 'Screw' })
  const stock = { part: part.pk, quantity: 10, location: shelf.pk }
  const [item] = await bench.json<Pk[]>('POST', '/api/stock/', stock)
  return { shelf: shelf.pk, bin: bin.pk, part: part.pk, item: item!.pk }
}

test('plugins are told what becomes of objects, with id and model, and of nothing else (M18)', async () => {
  const heard: PluginEvent[] = []
  await using bench = await createTestStation({ plugins: [{ slug: 'probe', plugin: heardBy(heard) }] })
  await openGate(bench.station, 'ENABLE_PLUGINS_EVENTS')
  const { shelf, bin, part, item } = await stockUp(bench)
  const category = await bench.json<Pk>('POST', '/api/part/category/', { name: 'Fasteners' })
  await bench.json('PATCH', `/api/part/${part}/`, { description: 'M3' })
  // Users, tokens and settings are nobody's business.
  await bench.json('PATCH', '/api/settings/global/INVENTREE_INSTANCE/', { value: 'Bench' })
  await bench.json('DELETE', `/api/stock/${item}/`)
  const wanted = [
    event('stocklocation.created', shelf),
    event('stocklocation.created', bin),
    event('part.created', part),
    event('stockitem.created', item),
    event('partcategory.created', category.pk),
    event('part.saved', part),
    event('stockitem.deleted', item),
  ]
  await eventually(() => expect(heard.filter(({ name }) => !name.startsWith('plugin'))).toEqual(wanted))
})

test('what is done to stock has names of its own', async () => {
  const heard: PluginEvent[] = []
  await using bench = await createTestStation({ plugins: [{ slug: 'probe', plugin: heardBy(heard) }] })
  await openGate(bench.station, 'ENABLE_PLUGINS_EVENTS')
  const { shelf, bin, item } = await stockUp(bench)
  await bench.json('POST', '/api/stock/count/', { items: [{ pk: item, quantity: 9 }] })
  await bench.json('POST', '/api/stock/add/', { items: [{ pk: item, quantity: 3 }] })
  await bench.json('POST', '/api/stock/remove/', { items: [{ pk: item, quantity: 2 }] })
  await bench.json('POST', '/api/stock/transfer/', { items: [{ pk: item, quantity: 10 }], location: bin })
  await bench.json('POST', '/api/stock/transfer/', { items: [{ pk: item, quantity: 4 }], location: shelf })
  const own = new Set(['counted', 'quantityupdated', 'moved', 'split'].map((name) => `stockitem.${name}`))
  const model = 'stockitem'
  await eventually(() =>
    expect(heard.filter(({ name }) => own.has(name))).toEqual([
      { name: 'stockitem.counted', data: { id: item, model, quantity: 9 } },
      { name: 'stockitem.quantityupdated', data: { id: item, model, quantity: 12 } },
      { name: 'stockitem.quantityupdated', data: { id: item, model, quantity: 10 } },
      { name: 'stockitem.moved', data: { id: item, model, quantity: 10, old_location: shelf, new_location: bin } },
      { name: 'stockitem.split', data: { id: expect.any(Number) as number, model, parent: item } },
    ]),
  )
})

test('a scan is told with what it meant', async () => {
  const heard: PluginEvent[] = []
  await using bench = await createTestStation({ plugins: [{ slug: 'probe', plugin: heardBy(heard) }] })
  await openGate(bench.station, 'ENABLE_PLUGINS_EVENTS')
  const { item } = await stockUp(bench)
  await bench.json('POST', '/api/barcode/', { barcode: `INV-SI${item}` })
  await eventually(() =>
    expect(heard.find(({ name }) => name === 'barcode.scanned')?.data).toMatchObject({
      data: `INV-SI${item}`,
      state: 'matched',
      match: { model: 'stockitem', pk: item },
    }),
  )
})

test('a label that came out is told, and so is the printer that ran out of paper and the one that is gone', async () => {
  const heard: PluginEvent[] = []
  await using bench = await createTestStation({ plugins: [{ slug: 'probe', plugin: heardBy(heard) }] })
  await openGate(bench.station, 'ENABLE_PLUGINS_EVENTS')
  const { item } = await stockUp(bench)
  using news = await bench.news()
  const machine = { name: 'Roll', machine_type: 'label-printer', driver: 'simulated-printer', active: true }
  const { pk } = await bench.json<{ pk: string }>('POST', '/api/machine/', machine)
  await news.until('machine.changed', (changed) => changed.pk === pk && changed.status_text.startsWith('Ready'))
  const faults = { paper_out_after: 1 }
  await bench.json('POST', `/api/station/machines/${pk}/simulate/`, { kind: 'faults', faults })
  const order = { template: 1, items: [item], plugin: 'inventreelabelmachine', machine: pk }
  const job = await bench.json<{ print_job: number }>('POST', '/api/label/print/', order)
  await eventually(() =>
    expect(heard.filter(({ name }) => name === 'label.printed').map(({ data }) => data)).toMatchObject([
      { id: job.print_job, model: 'printjob', machine: pk, model_type: 'stockitem', total: 1 },
    ]),
  )
  await bench.json('POST', '/api/label/print/', order)
  const stopped = await news.until('machine.changed', (changed) => changed.pk === pk && changed.status >= 200)
  await bench.json('DELETE', `/api/machine/${pk}/`)
  const { name, machine_type, status } = stopped
  await eventually(() => {
    expect(heard).toContainEqual({
      name: 'machine.changed',
      data: expect.objectContaining({ id: pk, model: 'machine', name, machine_type, status }) as unknown,
    })
    expect(heard).toContainEqual({ name: 'machine.deleted', data: { id: pk, model: 'machine' } })
  })
})

test('plugins are told when all are loaded, and which of them goes on or off (L38)', async () => {
  const heard: PluginEvent[] = []
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-events-'))
  const plugins = [{ slug: 'probe', plugin: heardBy(heard) }]
  try {
    {
      await using first = await createTestStation({ plugins, folder })
      await openGate(first.station, 'ENABLE_PLUGINS_EVENTS')
    }
    heard.length = 0
    await using bench = await createTestStation({ plugins, folder })
    await eventually(() => expect(heard).toContainEqual({ name: 'plugins_loaded', data: {} }))
    await turnOn(bench.station, 'sampleactionplugin')
    await turnOn(bench.station, 'sampleactionplugin', false)
    await eventually(() =>
      expect(heard.filter(({ name }) => name === 'plugin_activated').map(({ data }) => data)).toEqual([
        { slug: 'sampleactionplugin', active: true },
        { slug: 'sampleactionplugin', active: false },
      ]),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('an event that was not dealt with survives a restart of the station', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-events-'))
  const heard: PluginEvent[] = []
  class Stuck extends heardBy([]) {
    async processEvent(): Promise<void> {
      throw new Error('not now')
    }
  }
  try {
    {
      await using first = await createTestStation({ folder, plugins: [{ slug: 'probe', plugin: Stuck }] })
      await openGate(first.station, 'ENABLE_PLUGINS_EVENTS')
      await first.json('POST', '/api/stock/location/', { name: 'Shelf' })
      await eventually(async () =>
        expect(await first.json('GET', '/api/background-task/pending/')).toContainEqual(
          expect.objectContaining({ name: 'stocklocation.created' }),
        ),
      )
    }
    await using second = await createTestStation({ folder, plugins: [{ slug: 'probe', plugin: heardBy(heard) }] })
    await eventually(() => expect(heard.map(({ name }) => name)).toContain('stocklocation.created'))
    expect(second.folder).toBe(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the samples of events: one hears everything, the other what it chose (M11)', async () => {
  await using bench = await createTestStation()
  await openGate(bench.station, 'ENABLE_PLUGINS_EVENTS')
  await turnOn(bench.station, 'event-sample')
  await turnOn(bench.station, 'filtered-event-sample')
  const { bin, item } = await stockUp(bench)
  await bench.json('POST', '/api/stock/transfer/', { items: [{ pk: item, quantity: 10 }], location: bin })
  await eventually(async () => expect(await infoOf(bench.station, 'moves')).toEqual({ [item]: 1 }))
  await eventually(async () => {
    const names = ((await infoOf(bench.station, 'last-events')) as PluginEvent[]).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['part.created', 'stockitem.created', 'stockitem.moved']))
  })
})
