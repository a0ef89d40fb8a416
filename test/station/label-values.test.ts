import { expect, test } from 'vitest'
import { createTestStation } from '../support/test-station.ts'

const VALUES = '/api/station/labels/values/?model_type=stockitem'
const LONGEST = '/api/station/labels/longest-values/?model_type=stockitem'

test('templates see the values of the first object, and of any other that is named', async () => {
  await using bench = await createTestStation()
  expect(await bench.json('GET', VALUES)).toEqual({ item: null, values: {} })
  const { pk: part } = await bench.json<{ pk: number }>('POST', '/api/part/', { name: 'Washer', description: 'M4' })
  const stock = { part, quantity: 7 }
  await bench.json('POST', '/api/stock/', stock)
  const [second] = await bench.json<{ pk: number }[]>('POST', '/api/stock/', { ...stock, batch: 'B-2' })
  expect(await bench.json('GET', VALUES)).toMatchObject({
    item: 1,
    values: { part: { name: 'Washer' }, quantity: '7' },
  })
  expect(await bench.json('GET', `${VALUES}&item=${second?.pk}`)).toMatchObject({ values: { batch: 'B-2' } })
})

test('the longest values come from whichever object has them', async () => {
  await using bench = await createTestStation()
  const longName = 'A washer with a very long name'
  const make = (name: string) => bench.json<{ pk: number }>('POST', '/api/part/', { name, description: name })
  const [short, long] = [await make('Nut'), await make(longName)]
  await bench.json('POST', '/api/stock/', { part: short.pk, quantity: 1, batch: 'A-LONG-BATCH' })
  await bench.json('POST', '/api/stock/', { part: long.pk, quantity: 123456 })
  expect(await bench.json('GET', LONGEST)).toMatchObject({
    values: { part: { name: longName }, batch: 'A-LONG-BATCH', quantity: '123456' },
  })
})
