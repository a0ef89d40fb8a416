import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTemporaryStock, page } from '../../../test/support/temporary-stock.ts'
import type { TemporaryStock } from '../../../test/support/temporary-stock.ts'
import { barcodeHash } from '../../barcodes/barcode-hash.ts'
import { demoCatalogue } from './demo-catalogue.ts'
import { demoItems } from './demo-items.ts'
import { isEmptyWarehouse, writeDemoWarehouse } from './demo-warehouse.ts'
import { ean13 } from './ean.ts'
import { seededRandom } from './random.ts'

let stock: TemporaryStock

beforeAll(async () => {
  stock = await createTemporaryStock()
  await writeDemoWarehouse(stock.database, { items: 3000, seed: 1 })
})

afterAll(() => stock[Symbol.asyncDispose]())

test('it has about 400 parts, 60 locations and the items that were wanted', async () => {
  const counts = [
    (await stock.parts.list({}, page({ limit: 1 }))).count,
    (await stock.stockLocations.list({}, page({ limit: 1 }))).count,
    (await stock.stockItems.list({}, page({ limit: 1 }))).count,
    (await stock.stockTracking.list({}, page({ limit: 1 }), { userDetail: false })).count,
  ]
  expect(counts).toEqual([401, 60, 3000, 3000])
})

test('the blue ball pen and the shelf A-03-2 are found by their names', async () => {
  const pens = await stock.parts.list({}, page({ search: ['BP-0042'] }))
  const shelves = await stock.stockLocations.list({}, page({ search: ['A-03-2'] }))
  expect([pens.results.map(({ full_name }) => full_name), shelves.results.map(({ pathstring }) => pathstring)]).toEqual(
    [['BP-0042 | Ball pen blue'], ['Hall A/Rack 3/A-03-2']],
  )
})

test('no item lies in a structural place, and every part has some stock', async () => {
  const { results } = await stock.stockLocations.list({ structural: true }, page())
  const held = await Promise.all(
    results.map(({ pk }) => stock.stockItems.list({ location: pk, cascade: false }, page({ limit: 1 }))),
  )
  const parts = await stock.database.write.selectFrom('stock_item').select('part').distinct().execute()
  expect([held.map(({ count }) => count), parts.length]).toEqual([results.map(() => 0), 401])
})

const make = (seed: number) => {
  const random = seededRandom(seed)
  const catalogue = demoCatalogue(random)
  return JSON.stringify([catalogue, [...demoItems(catalogue.parts, 500, random)]])
}

test('one seed gives one warehouse, another seed another', () => {
  expect([make(7) === make(7), make(7) === make(8)]).toEqual([true, false])
})

test('article numbers carry the right check digit, no code is there twice, and codes are found by their hash', async () => {
  const { links } = demoCatalogue(seededRandom(1))
  const [first] = links
  expect([ean13('400638133393'), new Set(links.map(({ barcode_data }) => barcode_data)).size]).toEqual([
    '4006381333931',
    links.length,
  ])
  expect(await stock.barcodeLinks.find(barcodeHash(first!.barcode_data))).toEqual({
    model: 'part',
    object_pk: first!.object_pk,
  })
})

test('a warehouse with anything in it is not empty', async () => {
  await using other = await createTemporaryStock()
  expect([await isEmptyWarehouse(stock.database), await isEmptyWarehouse(other.database)]).toEqual([false, true])
})
