import { AppError, Plugin } from '@scanbench/plugin'
import { ValidationMixin } from '@scanbench/plugin/mixins'
import type { GenerationContext, ModelDeltas, ModelInstance, Verdict } from '@scanbench/plugin/mixins'
import { describe, expect, test } from 'vitest'
import type { StockItem } from '../../main/records/stock-records.ts'
import { callStation as call } from '../support/call-station.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const SLUG = 'validator'

/** Part 1 of whole pieces, and item 1 of it; the sample with rules is on. */
async function withRules() {
  const station = await createTestStation()
  await station.json('POST', '/api/part/', { name: 'Bolt', description: 'A bolt of steel', trackable: true })
  await station.json('POST', '/api/stock/', { part: 1, quantity: 5 })
  await station.json('PATCH', `/api/plugins/${SLUG}/activate/`, { active: true })
  return station
}

const failures = (station: TestStation) =>
  station.json<{ key: string; errors?: unknown }>('GET', `/api/plugins/${SLUG}/`)

describe('a plugin with rules', () => {
  test('refuses with the message at the field, and nothing is written (M34)', async () => {
    await using station = await withRules()
    const quantity = { quantity: ['Stock is counted in whole pieces'] }
    expect([
      await call(station, 'PATCH', '/api/stock/1/', { quantity: 2.5 }),
      await call(station, 'POST', '/api/stock/', { part: 1, quantity: 0.5 }),
      await call(station, 'POST', '/api/stock/remove/', { items: [{ pk: 1, quantity: 0.5 }] }),
      await call(station, 'POST', '/api/part/', { name: 'Bolt #2' }),
    ]).toMatchObject([
      [400, quantity],
      [400, quantity],
      [400, { items: [quantity] }],
      [400, { name: ['A name has neither # nor !'] }],
    ])
    expect((await station.json<StockItem>('GET', '/api/stock/1/')).quantity).toBe(5)
    expect(await call(station, 'PATCH', '/api/stock/1/', { quantity: 4 })).toMatchObject([200, { quantity: 4 }])
  })

  test('has no say when it is off (M35)', async () => {
    await using station = await withRules()
    expect((await call(station, 'PATCH', '/api/stock/1/', { quantity: 2.5 }))[0]).toBe(400)
    await station.json('PATCH', `/api/plugins/${SLUG}/activate/`, { active: false })
    expect((await call(station, 'PATCH', '/api/stock/1/', { quantity: 2.5 }))[0]).toBe(200)
  })

  test('is told the old and the new value of what changes (M36)', async () => {
    await using station = await withRules()
    expect(await call(station, 'PATCH', '/api/part/1/', { description: 'A bolt' })).toMatchObject([
      400,
      { description: ['A description cannot be shortened'] },
    ])
    expect((await call(station, 'PATCH', '/api/part/1/', { description: 'A bolt of stainless steel' }))[0]).toBe(200)
    expect(seen.splice(0)).toEqual([])
    await using told = await createTestStation({ plugins: [{ slug: 'witness', plugin: Witness }] })
    await told.json('POST', '/api/stock/location/', { name: 'Hall' })
    await told.json('PATCH', '/api/stock/location/1/', { name: 'Hall A', external: false })
    expect(seen.splice(0)).toEqual([
      ['stocklocation', null, null],
      ['stocklocation', 1, { name: { old: 'Hall', new: 'Hall A' } }],
    ])
  })

  test('is asked about every kind of record, and before one is removed', async () => {
    await using station = await createTestStation({ plugins: [{ slug: 'witness', plugin: Witness }] })
    await station.json('POST', '/api/part/category/', { name: 'Screws' })
    await station.json('PATCH', '/api/part/category/1/', { name: 'Bolts' })
    await station.json('POST', '/api/company/', { name: 'Acme', is_supplier: true })
    await station.json('PATCH', '/api/company/1/', { name: 'Acme Ltd' })
    await station.json('POST', '/api/order/po/', { supplier: 1, description: 'Bolts' })
    await station.json('PATCH', '/api/order/po/1/', { description: 'More bolts' })
    await station.json('POST', '/api/order/po/1/issue/')
    expect(seen.splice(0)).toEqual([
      ['partcategory', null, null],
      ['partcategory', 1, { name: { old: 'Screws', new: 'Bolts' } }],
      ['company', null, null],
      ['company', 1, { name: { old: 'Acme', new: 'Acme Ltd' } }],
      ['purchaseorder', null, null],
      ['purchaseorder', 1, { description: { old: 'Bolts', new: 'More bolts' } }],
      ['purchaseorder', 1, { status: { old: 10, new: 20 } }],
    ])
    expect([
      await call(station, 'DELETE', '/api/part/category/1/', { delete_child_categories: false, delete_parts: false }),
      await call(station, 'DELETE', '/api/company/1/'),
    ]).toMatchObject([
      [400, { non_field_errors: ['partcategory 1 stays'] }],
      [400, { non_field_errors: ['company 1 stays'] }],
    ])
  })

  test('that fails refuses the change, and its failure is kept on it (M37)', async () => {
    await using station = await withRules()
    await station.json('PATCH', `/api/plugins/${SLUG}/settings/BROKEN/`, { value: true })
    expect(await call(station, 'PATCH', '/api/stock/1/', { quantity: 4 })).toMatchObject([
      400,
      { non_field_errors: ['Error running plugin validation'] },
    ])
    expect(JSON.stringify(await failures(station))).toContain('This plugin is broken')
  })

  test('keeps something from being deleted (M41)', async () => {
    await using station = await withRules()
    expect(await call(station, 'DELETE', '/api/stock/1/')).toMatchObject([
      400,
      { non_field_errors: ['What is there cannot be deleted'] },
    ])
    await station.json('POST', '/api/stock/count/', { items: [{ pk: 1, quantity: 0 }] }).catch(() => null)
    expect((await call(station, 'GET', '/api/stock/1/'))[0]).toBe(404)
  })
})

const seen: [string, number | null, ModelDeltas | null][] = []

class Witness extends Plugin.with(ValidationMixin) {
  NAME = 'Witness'
  async validateModelInstance({ model, pk }: ModelInstance, deltas: ModelDeltas | null): Promise<Verdict> {
    seen.push([model, pk, deltas])
    return null
  }
  async validateModelDeletion({ model, pk }: ModelInstance): Promise<Verdict> {
    throw new AppError('INVALID_INPUT', `${model} ${String(pk)} stays`)
  }
}

class Yes extends Plugin.with(ValidationMixin) {
  NAME = 'Yes'
  async validateModelInstance({ fields }: ModelInstance): Promise<Verdict> {
    return fields['name'] === 'Accepted' ? true : null
  }
  async validateSerialNumber(serial: string): Promise<Verdict> {
    return serial === 'TWICE' ? true : null
  }
  async generateBatchCode({ part, build_order }: GenerationContext): Promise<string | null> {
    return part === undefined ? null : `${part}/${String(build_order)}`
  }
}

class No extends Plugin.with(ValidationMixin) {
  NAME = 'No'
  async validateModelInstance({ model }: ModelInstance): Promise<Verdict> {
    if (model === 'part') throw new AppError('INVALID_INPUT', 'Never')
    return null
  }
  async generateBatchCode(): Promise<string | null> {
    return 'second'
  }
}

class Confused extends Plugin.with(ValidationMixin) {
  NAME = 'Confused'
  async incrementSerialNumber(): Promise<string | null> {
    return 7 as unknown as string
  }
}

const both = [
  { slug: 'yes', plugin: Yes },
  { slug: 'no', plugin: No },
]

test('one that accepts ends the asking, one that is undecided passes it on (M38)', async () => {
  await using station = await createTestStation({ plugins: both })
  expect([
    await call(station, 'POST', '/api/part/', { name: 'Accepted', trackable: true }),
    await call(station, 'POST', '/api/part/', { name: 'Other' }),
  ]).toMatchObject([
    [201, {}],
    [400, { non_field_errors: ['Never'] }],
  ])
  // Accepted serial numbers are not held against those there are.
  const twice = { part: 1, quantity: 1, serial_numbers: 'TWICE' }
  expect([
    (await call(station, 'POST', '/api/stock/', twice))[0],
    (await call(station, 'POST', '/api/stock/', twice))[0],
    (await call(station, 'POST', '/api/stock/', { ...twice, serial_numbers: 'ONCE' }))[0],
    (await call(station, 'POST', '/api/stock/', { ...twice, serial_numbers: 'ONCE' }))[0],
  ]).toEqual([201, 201, 201, 400])
})

test('the first batch code that a plugin makes counts, and it is told what it is for (M39)', async () => {
  await using station = await createTestStation({ plugins: both })
  const path = '/api/generate/batch-code/'
  expect([
    await call(station, 'POST', path, { part: 3, build_order: '9', location: null }),
    await call(station, 'POST', path, {}),
  ]).toEqual([
    [201, { batch_code: '3/9' }],
    [201, { batch_code: 'second' }],
  ])
})

test('without a plugin the template of the settings makes the batch code', async () => {
  await using station = await createTestStation()
  const setting = '/api/settings/global/STOCK_BATCH_CODE_TEMPLATE/'
  await station.json('PATCH', setting, { value: '{{ year }}-{{ part }}' })
  const answer = await call(station, 'POST', '/api/generate/batch-code/', { part: 3 })
  expect(answer).toEqual([201, { batch_code: `${new Date().getFullYear()}-3` }])
})

test('a plugin counts serial numbers in its way, and leaves others to the station (M40)', async () => {
  await using station = await withRules()
  const numbers = async (body: object) => (await call(station, 'POST', '/api/generate/serial-number/', body))[1]
  const make = (serial_numbers: string, quantity: number) =>
    station.json<StockItem[]>('POST', '/api/stock/', { part: 1, quantity, serial_numbers, batch: 'B1' })
  expect([await numbers({}), await numbers({ part: 1, quantity: 2 })]).toEqual([
    { serial_number: null },
    { serial_number: '1,2' },
  ])
  expect((await make('0100+', 3)).map(({ serial }) => serial)).toEqual(['0100', '0110', '0120'])
  expect(await numbers({ part: 1, quantity: 2 })).toEqual({ serial_number: '0130,0140' })
  expect((await make('~', 1)).map(({ serial }) => serial)).toEqual(['0130'])
})

test('an answer that is none is passed over and kept on the plugin', async () => {
  await using station = await createTestStation({ plugins: [{ slug: 'confused', plugin: Confused }] })
  await station.json('POST', '/api/part/', { name: 'Bolt', trackable: true })
  expect(await call(station, 'POST', '/api/generate/serial-number/', { part: 1 })).toEqual([
    201,
    { serial_number: '1' },
  ])
  expect(JSON.stringify(await call(station, 'GET', '/api/plugins/confused/'))).toContain('incrementSerialNumber')
})

test('what somebody else changed while plugins were asked is left as it is', async () => {
  const turns: (() => Promise<unknown>)[] = []
  class Slow extends Plugin.with(ValidationMixin) {
    NAME = 'Slow'
    async validateModelInstance(): Promise<Verdict> {
      await turns.shift()?.()
      return null
    }
  }
  await using station = await createTestStation({ plugins: [{ slug: 'slow', plugin: Slow }] })
  await station.json('POST', '/api/part/', { name: 'Bolt' })
  turns.push(() => station.json('PATCH', '/api/part/1/', { name: 'Screw' }))
  expect((await call(station, 'PATCH', '/api/part/1/', { description: 'A bolt' }))[0]).toBe(409)
  expect(await station.json('GET', '/api/part/1/')).toMatchObject({ name: 'Screw', description: '' })
})
