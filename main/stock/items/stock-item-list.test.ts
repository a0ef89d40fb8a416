import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTemporaryStock, page, refusal } from '../../../test/support/temporary-stock.ts'
import type { TemporaryStock } from '../../../test/support/temporary-stock.ts'
import type { Page } from '../../records/page.ts'
import { pageQuery } from '../list-query.ts'
import { stockItemConditions, stockItemSearch } from './stock-item-filters.ts'
import type { StockItemFilters } from './stock-item-filters.ts'
import { itemPage } from './stock-item-list.ts'

let stock: TemporaryStock

/**
 * Hall (1) with shelves A-1 (2) and A-2 (3); parts Ball pen (1), Scanner (2) and its variant (3).
 * Items: 48 pens L2611 (1); 12 pens on A-2, damaged (2); scanner 007 (3); cordless scanner 008, lost (4); pens nowhere (5).
 */
beforeAll(async () => {
  stock = await createTemporaryStock()
  await stock.stockLocations.create({ name: 'Hall', structural: true })
  for (const name of ['A-1', 'A-2']) await stock.stockLocations.create({ name, parent: 1 })
  await stock.partCategories.create({ name: 'Writing' })
  await stock.parts.create({ name: 'Ball pen blue', IPN: 'BP-0042', category: 1, default_location: 2 }, null)
  await stock.parts.create({ name: 'Scanner', trackable: true, is_template: true }, null)
  await stock.parts.create({ name: 'Scanner cordless', trackable: true, variant_of: 2 }, null)
  await stock.stockItems.create({ part: 1, quantity: 48, batch: 'L2611' }, null)
  await stock.stockItems.create({ part: 1, quantity: 12, location: 3, status: 55, expiry_date: '2026-05-03' }, null)
  await stock.stockItems.create({ part: 2, quantity: 1, serial_numbers: '007', location: 3 }, null)
  await stock.stockItems.create({ part: 3, quantity: 1, serial_numbers: '008', location: 2, status: 70 }, null)
  await stock.stockItems.create({ part: 1, quantity: 12, location: null }, null)
  await stock.stockItems.update(5, { location: null }, null)
})

afterAll(() => stock[Symbol.asyncDispose]())

async function found(filters: StockItemFilters, wanted: Partial<Page> = {}): Promise<number[]> {
  const { results } = await stock.stockItems.list(filters, page(wanted))
  return results.map(({ pk }) => pk)
}

test('a list is in the order of part, quantity, place and key', async () => {
  expect(await found({})).toEqual([5, 2, 1, 3, 4])
})

test.each<[StockItemFilters, number[]]>([
  [{ part: 1 }, [5, 2, 1]],
  [{ part: 2 }, [3, 4]],
  [{ part: 2, include_variants: false }, [3]],
  [{ part_tree: 3 }, [3, 4]],
  [{ category: 1 }, [5, 2, 1]],
  [{ location: 1 }, [2, 1, 3, 4]],
  [{ location: 1, cascade: false }, []],
  [{ location: 3 }, [2, 3]],
  [{ location: null, cascade: false }, [5]],
  [{ location: null }, [5, 2, 1, 3, 4]],
  [{ in_stock: true }, [5, 2, 1, 3]],
  [{ in_stock: false }, [4]],
  [{ status: 55 }, [2]],
  [{ expired: true }, [2]],
  [{ serialized: true, serial_gte: 8 }, [4]],
  [{ serial: '007' }, [3]],
  [{ batch: 'l2611' }, [1]],
  [{ tracked: false }, [5, 2]],
  [{ name_contains: 'PEN', min_stock: 13 }, [1]],
  [{ IPN: 'bp-0042', max_stock: 12 }, [5, 2]],
  [{ created_after: '2026-05-04' }, []],
  [{ created_after: '2026-05-03', created_before: '2026-05-05' }, [5, 2, 1, 3, 4]],
])('a list with %j', async (filters, pks) => {
  expect(await found(filters)).toEqual(pks)
})

test.each<[string[], number[]]>([
  [['pen'], [5, 2, 1]],
  [['PEN', 'l26'], [1]],
  [['A-2'], [2, 3]],
  [['scanner', '008'], [4]],
  [['bp'], [5, 2, 1]],
  [['"', 'pen'], []],
  [['%'], []],
])('a list that is searched for %j has every word in one of its fields', async (search, pks) => {
  expect(await found({}, { search })).toEqual(pks)
})

test.each<[string[], number[]]>([
  [['-quantity'], [1, 2, 5, 3, 4]],
  [['stock'], [3, 4, 2, 5, 1]],
  [
    ['location', '-quantity'],
    [5, 1, 4, 2, 3],
  ],
  [
    ['nonsense', '-IPN', 'batch'],
    [2, 5, 1, 3, 4],
  ],
])('a list is ordered by %j, by key where that says nothing', async (ordering, pks) => {
  expect(await found({}, { ordering })).toEqual(pks)
})

test('a list counts everything and gives one page', async () => {
  const { count, results } = await stock.stockItems.list({}, page({ limit: 2, offset: 3 }))
  expect([count, results.map(({ pk }) => pk)]).toEqual([5, [3, 4]])
  expect(await stock.stockItems.list({}, page({ offset: 9 }))).toEqual({ count: 5, results: [] })
})

test('a list carries part, place and path on request', async () => {
  const details = { partDetail: true, locationDetail: true, pathDetail: true }
  const { results } = await stock.stockItems.list({ part: 1 }, page({ limit: 2 }), details)
  expect(results.map((item) => [item.part_detail?.name, item.location_detail, item.location_path])).toEqual([
    ['Ball pen blue', null, []],
    [
      'Ball pen blue',
      { pk: 3, name: 'A-2', pathstring: 'Hall/A-2' },
      [
        { pk: 1, name: 'Hall', icon: '' },
        { pk: 3, name: 'A-2', icon: '' },
      ],
    ],
  ])
})

test('a list refuses a filter that names what is not there', async () => {
  expect(await refusal(found({ location: 99 }))).toEqual({ location: ['Invalid pk "99" - object does not exist.'] })
})

test.each<[string, StockItemFilters, Partial<Page>]>([
  ['everything', {}, {}],
  ['what is in stock', { in_stock: true }, {}],
  ['a hall', { location: 1 }, {}],
  ['a search', {}, { search: ['pen'] }],
  ['by date', {}, { ordering: ['updated'] }],
  ['by batch', {}, { ordering: ['batch'] }],
])('a page of a million items is read in the order of an index: %s', async (_case, filters, wanted) => {
  const conditions = [...stockItemConditions(filters, '2026-05-04'), ...stockItemSearch(wanted.search ?? [])]
  const query = pageQuery(itemPage(conditions, page(wanted), 1_000_000))
  const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${query}`.execute(stock.database.write)
  expect(rows.filter(({ detail }) => /TEMP B-TREE.*ORDER BY/.test(detail))).toEqual([])
})
