import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTemporaryStock, page, refusal } from '../../../test/support/temporary-stock.ts'
import type { TemporaryStock } from '../../../test/support/temporary-stock.ts'

let stock: TemporaryStock

/** Hall A (1) / Rack 1 (2) / A-1 (3), A-2 (4); Hall B (5). Five pens (1) on A-1, two (2) on A-2. */
beforeEach(async () => {
  stock = await createTemporaryStock()
  const { stockLocations } = stock
  await stockLocations.create({ name: 'Hall A' })
  await stockLocations.create({ name: 'Rack 1', parent: 1, custom_icon: 'ti:archive:outline' })
  await stockLocations.create({ name: 'A-1', parent: 2 })
  await stockLocations.create({ name: 'A-2', parent: 2, external: true })
  await stockLocations.create({ name: 'Hall B', structural: true })
  await stock.parts.create({ name: 'Pen', default_location: 3 }, null)
  await stock.stockItems.create({ part: 1, quantity: 5, location: 3 }, null)
  await stock.stockItems.create({ part: 1, quantity: 2, location: 4 }, null)
  stock.published.length = 0
})

afterEach(() => stock[Symbol.asyncDispose]())

async function paths(): Promise<string[]> {
  const { results } = await stock.stockLocations.list({}, page())
  return results.map(({ pathstring, level }) => `${level} ${pathstring}`)
}

test('a location knows its path, and counts what is in it and below', async () => {
  expect(await stock.stockLocations.get(2, { pathDetail: true })).toEqual({
    pk: 2,
    name: 'Rack 1',
    description: '',
    parent: 1,
    level: 1,
    pathstring: 'Hall A/Rack 1',
    path: [
      { pk: 1, name: 'Hall A', icon: '' },
      { pk: 2, name: 'Rack 1', icon: 'ti:archive:outline' },
    ],
    items: 2,
    sublocations: 2,
    structural: false,
    external: false,
    icon: 'ti:archive:outline',
    custom_icon: 'ti:archive:outline',
    barcode_hash: '',
  })
})

const names = async (filters: Parameters<typeof stock.stockLocations.list>[0], search: string[] = []) => {
  const { results } = await stock.stockLocations.list(filters, page({ search }))
  return results.map(({ name }) => name).join(' ')
}

test('the list narrows by place in the tree, and is in the order of the tree', async () => {
  expect([
    await names({}),
    await names({ top_level: true }),
    await names({ cascade: false }),
    await names({ parent: null }),
    await names({ parent: 1 }),
    await names({ parent: 1, cascade: true }),
    await names({ depth: 1 }),
    await names({ parent: 1, depth: 1 }),
    await names({ external: true }),
    await names({ structural: true }),
    await names({}, ['hall a', '-2']),
  ]).toEqual([
    'Hall A Rack 1 A-1 A-2 Hall B',
    'Hall A Hall B',
    'Hall A Hall B',
    'Hall A Hall B',
    'Rack 1',
    'Rack 1 A-1 A-2',
    'Hall A Rack 1 Hall B',
    'Rack 1',
    'A-2',
    'Hall B',
    'A-2',
  ])
})

test('a rename or a move rewrites the paths of everything below', async () => {
  await stock.stockLocations.update(2, { name: 'Rack 9', parent: 5 })
  expect(await paths()).toEqual([
    '0 Hall A',
    '0 Hall B',
    '1 Hall B/Rack 9',
    '2 Hall B/Rack 9/A-1',
    '2 Hall B/Rack 9/A-2',
  ])
})

describe('refused', () => {
  test.each([
    ['below itself', 1, { parent: 3 }, { parent: ['It cannot be moved below itself.'] }],
    ['below nothing', 1, { parent: 99 }, { parent: ['Invalid pk "99" - object does not exist.'] }],
    ['the name of a brother', 3, { name: 'A-2' }, { name: ['There is another "A-2" in the same place.'] }],
    [
      'structural with items in it',
      3,
      { structural: true },
      { structural: ['There are items in it: move them first.'] },
    ],
  ])('%s', async (_case, pk, input, details) => {
    const before = await paths()
    expect(await refusal(stock.stockLocations.update(pk, input))).toEqual(details)
    expect(await paths()).toEqual(before)
  })
})

describe('a deleted location', () => {
  test('hands what was in it to its parent, with an entry for each item', async () => {
    await stock.stockLocations.remove(3, { deleteItems: false, deleteSublocations: false }, null)
    expect([(await stock.stockItems.get(1)).location, (await stock.parts.get(1)).default_location]).toEqual([2, null])
    expect((await stock.stockTracking.get(3, { userDetail: false })).deltas).toEqual({
      quantity: 5,
      location: 2,
      old_location: 3,
    })
    expect(stock.published).toEqual(['saved stockitem 1', 'deleted stocklocation 3'])
  })

  test('hands the locations in it to its parent, even one of its own name', async () => {
    await stock.stockLocations.update(3, { name: 'Rack 1' })
    await stock.stockLocations.remove(2, { deleteItems: false, deleteSublocations: false }, null)
    expect(await paths()).toEqual(['0 Hall A', '1 Hall A/A-2', '1 Hall A/Rack 1', '0 Hall B'])
  })

  test('takes everything along when that is wanted', async () => {
    await stock.barcodeLinks.link({ model: 'stocklocation', pk: 3, barcode: 'X', hash: 'x', user: null })
    await stock.stockLocations.remove(1, { deleteItems: true, deleteSublocations: true }, null)
    const { count } = await stock.stockItems.list({}, page())
    expect([await paths(), count, await stock.barcodeLinks.find('x')]).toEqual([['0 Hall B'], 0, null])
  })

  test('stays when its items would come to lie in a structural one', async () => {
    await stock.stockLocations.update(2, { parent: 5 })
    const removal = { deleteItems: false, deleteSublocations: true }
    expect(await refusal(stock.stockLocations.remove(2, removal, null))).toEqual({
      delete_stock_items: ['The items cannot move up: Hall B is structural and holds no items. Move them first.'],
    })
    expect(await paths()).toHaveLength(5)
  })
})

test('an icon that no pack has is refused, for places and for categories, and nothing is written', async () => {
  const { stockLocations, partCategories } = stock
  const refused = await Promise.all([
    refusal(stockLocations.create({ name: 'Dock', custom_icon: 'dock' })),
    refusal(stockLocations.update(1, { custom_icon: 'ti:dock:outline' })),
    refusal(partCategories.create({ name: 'Paper', icon: 'paper' })),
  ])
  expect(refused).toMatchObject([
    { custom_icon: [expect.any(String)] },
    { custom_icon: [expect.any(String)] },
    { icon: [expect.any(String)] },
  ])
  expect((await stockLocations.list({}, page({ search: ['Dock'] }))).count).toBe(0)
})
