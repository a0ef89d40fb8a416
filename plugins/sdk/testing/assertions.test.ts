import { Plugin, type LabelJob } from '@scanbench/plugin'
import { BarcodeMixin, EventMixin, LabelPrintingMixin } from '@scanbench/plugin/mixins'
import { assertEvents, assertScans, assertSent, FakeStation, runPlugin } from '@scanbench/plugin/testing'
import { expect, test } from 'vitest'

class Boxes extends Plugin.with(BarcodeMixin, EventMixin, LabelPrintingMixin) {
  NAME = 'Boxes'
  async scan(barcode: string) {
    return barcode === 'BOX-7' ? { stockitem: { pk: 7 } } : null
  }
  async wantsProcessEvent(name: string) {
    return name === 'stockitem.created'
  }
  async processEvent() {}
  async printLabel({ template, items }: LabelJob) {
    await this.station.post('/api/label/print/', { template, items })
  }
}

test('a table of codes holds or fails with every code that means something else', async () => {
  await using run = await runPlugin(Boxes)
  await assertScans(run, { 'BOX-7': { stockitem: { pk: 7 } }, 'BOX-8': null })
  await expect(assertScans(run, { 'BOX-7': null, 'BOX-8': { part: { pk: 1 } }, X: null })).rejects.toThrow(
    'scan:\n  BOX-7: {"stockitem":{"pk":7}} and not null\n  BOX-8: null and not {"part":{"pk":1}}',
  )
})

test('a table of events holds or fails with those that are taken or left against it', async () => {
  await using run = await runPlugin(Boxes)
  await assertEvents(run, { 'stockitem.created': true, 'part.created': false })
  await expect(assertEvents(run, { 'part.created': true })).rejects.toThrow('part.created: false and not true')
})

test('the jobs that were printed are those of the list, in their order, and no others', async () => {
  const station = new FakeStation().answer('POST', '/api/label/print/', { pk: 1 })
  await using run = await runPlugin(Boxes, { station })
  await run.print({ items: [7] })
  assertSent(station, 'POST', '/api/label/print/', [{ items: [7], template: 1 }])
  expect(() => assertSent(station, 'POST', '/api/label/print/', [])).toThrow(
    '0: {"items":[7],"template":1} and not nothing',
  )
  await run.print({ items: [8] })
  expect(() => assertSent(station, 'POST', '/api/label/print/', [{ items: [7], template: 1 }])).toThrow('1: {')
})
