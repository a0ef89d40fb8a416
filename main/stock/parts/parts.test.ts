import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTemporaryStock, page, refusal } from '../../../test/support/temporary-stock.ts'
import type { TemporaryStock } from '../../../test/support/temporary-stock.ts'
import type { PartFilters } from './part-filters.ts'

let stock: TemporaryStock

/** Office (1, structural) / Writing (2); Ball pen blue (1), Template (2), its variant (3), old part (4). */
beforeEach(async () => {
  stock = await createTemporaryStock()
  await stock.partCategories.create({ name: 'Office', structural: true })
  await stock.partCategories.create({ name: 'Writing', parent: 1 })
  const pen = { name: 'Ball pen blue', IPN: 'BP-0042', revision: 'B', category: 2, minimum_stock: 100, units: 'pcs' }
  await stock.parts.create(pen, null)
  await stock.parts.create({ name: 'Template', is_template: true }, null)
  await stock.parts.create({ name: 'Variant', variant_of: 2, keywords: 'special order' }, null)
  await stock.parts.create({ name: 'Old part', active: false }, null)
  await stock.stockItems.create({ part: 1, quantity: 48.2 }, null)
  await stock.stockItems.create({ part: 1, quantity: 0.1 }, null)
  await stock.stockItems.create({ part: 1, quantity: 7, status: 70 }, null)
  await stock.stockItems.create({ part: 2, quantity: 1 }, null)
  await stock.stockItems.create({ part: 3, quantity: 2 }, null)
  stock.published.length = 0
})

afterEach(() => stock[Symbol.asyncDispose]())

test('a part tells its full name, its category and what is in stock', async () => {
  await stock.barcodeLinks.link({ model: 'part', pk: 1, barcode: '4006381333931', hash: 'h', user: null })
  expect(await stock.parts.get(1)).toMatchObject({
    full_name: 'BP-0042 | Ball pen blue | B',
    category_name: 'Writing',
    barcode_hash: 'h',
    creation_date: '2026-05-04',
    in_stock: 48.3,
    stock_item_count: 2,
    active: true,
    component: true,
    trackable: false,
  })
})

test('a template counts the stock of its variants in its total', async () => {
  expect(await stock.parts.get(2)).toMatchObject({ in_stock: 1, total_in_stock: 3 })
})

const names = async (filters: PartFilters, search: string[] = [], ordering: string[] = []) => {
  const { results } = await stock.parts.list(filters, page({ search, ordering }))
  return results.map(({ pk }) => pk).join(' ')
}

test('the list narrows, searches and orders', async () => {
  expect([
    await names({}),
    await names({ category: 1 }),
    await names({ category: 1, cascade: false }),
    await names({ category: null }),
    await names({ active: false }),
    await names({ variant_of: 2 }),
    await names({ exclude_tree: 2 }),
    await names({ exclude_id: [1, 4] }),
    await names({ low_stock: true }),
    await names({ has_stock: false }),
    await names({ has_ipn: true, has_units: true }),
    await names({}, ['PEN', '0042']),
    await names({}, ['writ']),
    await names({}, ['special']),
    await names({}, ['b']),
    await names({}, [], ['-in_stock']),
  ]).toEqual(['1 4 2 3', '1', '', '4 2 3', '4', '3', '1 4', '2 3', '1', '4', '1', '1', '1', '3', '1', '1 3 2 4'])
})

describe('refused', () => {
  test.each([
    [
      'a structural category',
      { category: 1 },
      { category: ['A structural category holds other categories, not parts.'] },
    ],
    ['an unknown category', { category: 9 }, { category: ['Invalid pk "9" - object does not exist.'] }],
    [
      'a variant of its own variant',
      { variant_of: 3 },
      { variant_of: ['A part cannot be a variant of itself or of its own variants.'] },
    ],
    [
      'name, number and revision of another',
      { name: 'Ball pen blue', IPN: 'BP-0042', revision: 'B' },
      { non_field_errors: ['There is another part with this name, IPN and revision: part 1.'] },
    ],
  ])('%s', async (_case, input, details) => {
    expect(await refusal(stock.parts.update(2, input))).toEqual(details)
  })

  test('deletion of a part that is active or locked', async () => {
    await stock.parts.update(4, { locked: true })
    expect([await refusal(stock.parts.remove(1)), await refusal(stock.parts.remove(4))]).toEqual([
      { non_field_errors: ['Cannot delete this part as it is still active'] },
      { non_field_errors: ['Cannot delete this part as it is locked'] },
    ])
  })
})

test('a deleted part takes its stock along; its variants stay', async () => {
  await stock.parts.update(2, { active: false })
  stock.published.length = 0
  await stock.parts.remove(2)
  expect([stock.published, (await stock.parts.get(3)).variant_of]).toEqual([
    ['deleted stockitem 4', 'deleted part 2'],
    null,
  ])
})

test('a deleted category hands its parts up, or takes them along', async () => {
  await stock.partCategories.update(1, { structural: false })
  await stock.partCategories.remove(2, { deleteParts: false, deleteSubcategories: false })
  expect([(await stock.parts.get(1)).category, (await stock.partCategories.get(1)).part_count]).toEqual([1, 1])
  expect(await refusal(stock.partCategories.remove(1, { deleteParts: true, deleteSubcategories: true }))).toEqual({
    non_field_errors: ['Cannot delete this part as it is still active'],
  })
  await stock.parts.update(1, { active: false })
  await stock.partCategories.remove(1, { deleteParts: true, deleteSubcategories: true })
  expect([await stock.partCategories.list({}, page()), stock.published.slice(-2)]).toEqual([
    { count: 0, results: [] },
    ['deleted part 1', 'deleted partcategory 1'],
  ])
})
