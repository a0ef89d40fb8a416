import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTemporaryStock, page, refusal } from '../../../test/support/temporary-stock.ts'
import type { TemporaryStock } from '../../../test/support/temporary-stock.ts'

let stock: TemporaryStock

/** Shelves 1 and 2, structural 3; item 1: 48 pens of batch L1 on shelf 1; item 2: a scanner with a serial number. */
beforeEach(async () => {
  stock = await createTemporaryStock()
  for (const name of ['A-1', 'A-2']) await stock.stockLocations.create({ name })
  await stock.stockLocations.create({ name: 'Hall', structural: true })
  await stock.parts.create({ name: 'Pen' }, null)
  await stock.parts.create({ name: 'Scanner', trackable: true }, null)
  await stock.stockItems.create({ part: 1, quantity: 48, batch: 'L1', location: 1 }, null)
  await stock.stockItems.create({ part: 2, quantity: 1, serial_numbers: '71', location: 1 }, null)
  stock.published.length = 0
})

afterEach(() => stock[Symbol.asyncDispose]())

/** What there is: `48 x L1 at 1`. */
async function contents(): Promise<Record<number, string>> {
  const { results } = await stock.stockItems.list({}, page({ ordering: ['creation_date'] }))
  return Object.fromEntries(
    results.map(({ pk, quantity, batch, location, status }) => [
      pk,
      `${quantity} x ${batch} at ${location}, ${status}`,
    ]),
  )
}

/** The newest entries, newest first. */
async function newest(limit: number) {
  const { results } = await stock.stockTracking.list({}, page({ limit }), { userDetail: false })
  return results.map(({ item, tracking_type, label, deltas, notes }) => ({ item, tracking_type, label, deltas, notes }))
}

test('a count sets the quantity, moves on request and dates the stocktake', async () => {
  await stock.stockChanges.count({ items: [{ pk: 1, quantity: 40.5 }], location: 2, notes: 'spring' }, null)
  expect([await contents(), await newest(1), (await stock.stockItems.get(1)).stocktake_date]).toEqual([
    { 1: '40.5 x L1 at 2, 10', 2: '1 x null at 1, 10' },
    [
      {
        item: 1,
        tracking_type: 10,
        label: 'Stock counted',
        deltas: { quantity: 40.5, location: 2, old_location: 1 },
        notes: 'spring',
      },
    ],
    '2026-05-04',
  ])
})

test('an item with a serial number stays one piece whatever is counted', async () => {
  await stock.stockChanges.count({ items: [{ pk: 2, quantity: 7 }] }, null)
  expect((await stock.stockItems.get(2)).quantity).toBe(1)
})

test('adding and removing tell both the change and the result', async () => {
  await stock.stockChanges.add({ items: [{ pk: 1, quantity: 0.1, batch: 'L2', status: 50 }] }, null)
  await stock.stockChanges.remove({ items: [{ pk: 1, quantity: 8.1 }] }, null)
  expect([await contents(), await newest(2)]).toMatchObject([
    { 1: '40 x L2 at 1, 50' },
    [
      { tracking_type: 12, label: 'Stock manually removed', deltas: { removed: 8.1, quantity: 40 } },
      {
        tracking_type: 11,
        label: 'Stock manually added',
        deltas: {
          added: 0.1,
          quantity: 48.1,
          batch: 'L2',
          status: 50,
          status_logical: 50,
          old_status: 10,
          old_status_logical: 10,
        },
      },
    ],
  ])
})

test('nothing is written for an amount of zero or a single piece', async () => {
  const before = await newest(10)
  await stock.stockChanges.add(
    {
      items: [
        { pk: 1, quantity: 0 },
        { pk: 2, quantity: 3 },
      ],
    },
    null,
  )
  await stock.stockChanges.remove(
    {
      items: [
        { pk: 1, quantity: 0 },
        { pk: 2, quantity: 1 },
      ],
    },
    null,
  )
  expect([await newest(10), stock.published]).toEqual([before, []])
})

describe('at zero', () => {
  test('an item goes when more is removed than there is; its history and its part stay', async () => {
    await stock.barcodeLinks.link({ model: 'stockitem', pk: 1, barcode: 'X', hash: 'x', user: null })
    stock.published.length = 0
    await stock.stockChanges.remove({ items: [{ pk: 1, quantity: 50 }] }, null)
    expect([await contents(), await newest(1), stock.published, await stock.barcodeLinks.find('x')]).toEqual([
      { 2: '1 x null at 1, 10' },
      [
        {
          item: null,
          tracking_type: 12,
          label: 'Stock manually removed',
          deltas: { removed: 48, quantity: 0 },
          notes: '',
        },
      ],
      ['deleted stockitem 1'],
      null,
    ])
    expect((await stock.stockTracking.list({ part: 1 }, page(), { userDetail: false })).count).toBe(2)
  })

  test('an item that is not to be deleted stays, empty', async () => {
    await stock.stockItems.update(1, { delete_on_deplete: false }, null)
    await stock.stockChanges.count({ items: [{ pk: 1, quantity: 0 }] }, null)
    expect(await contents()).toMatchObject({ 1: '0 x L1 at 1, 10' })
  })
})

describe('a transfer', () => {
  test('of all there is moves the item', async () => {
    await stock.stockChanges.transfer(
      {
        items: [
          { pk: 1, quantity: 99 },
          { pk: 2, quantity: 1 },
        ],
        location: 2,
      },
      null,
    )
    expect([await contents(), await newest(2)]).toMatchObject([
      { 1: '48 x L1 at 2, 10', 2: '1 x null at 2, 10' },
      [
        { item: 2, tracking_type: 20, label: 'Location changed', deltas: { quantity: 1, location: 2 } },
        { item: 1, tracking_type: 20, deltas: { quantity: 48, location: 2 } },
      ],
    ])
  })

  test('to where it lies already is an update', async () => {
    await stock.stockChanges.transfer({ items: [{ pk: 1, quantity: 48, packaging: 'box' }], location: 1 }, null)
    expect(await newest(1)).toMatchObject([
      { tracking_type: 25, label: 'Stock updated', deltas: { quantity: 48, location: 1, packaging: 'box' } },
    ])
  })

  test('of a part splits it: the piece knows where it comes from', async () => {
    await stock.stockChanges.transfer({ items: [{ pk: 1, quantity: 8, status: 55 }], location: 2 }, null)
    expect([await contents(), (await stock.stockItems.get(3)).parent, await newest(2), stock.published]).toMatchObject([
      { 1: '40 x L1 at 1, 10', 3: '8 x L1 at 2, 55' },
      1,
      [
        {
          item: 3,
          tracking_type: 40,
          label: 'Split from parent item',
          deltas: { stockitem: 1, quantity: 8, status: 55 },
        },
        { item: 1, tracking_type: 42, label: 'Split child item', deltas: { stockitem: 3, removed: 8, quantity: 40 } },
      ],
      ['created stockitem 3', 'saved stockitem 1'],
    ])
  })

  test('with merge joins an item that cannot be told from it', async () => {
    await stock.stockItems.create({ part: 1, quantity: 5, batch: 'L1', location: 2 }, null)
    await stock.stockItems.create({ part: 1, quantity: 5, batch: 'L9', location: 2 }, null)
    await stock.stockChanges.transfer({ items: [{ pk: 1, quantity: 8, merge: true }], location: 2 }, null)
    expect(await contents()).toMatchObject({ 1: '40 x L1 at 1, 10', 3: '13 x L1 at 2, 10', 4: '5 x L9 at 2, 10' })
    stock.published.length = 0
    await stock.stockChanges.transfer({ items: [{ pk: 1, quantity: 40, merge: true }], location: 2 }, null)
    expect([await contents(), stock.published, await newest(2)]).toEqual([
      { 2: '1 x null at 1, 10', 3: '53 x L1 at 2, 10', 4: '5 x L9 at 2, 10' },
      ['saved stockitem 3', 'deleted stockitem 1'],
      [
        {
          item: null,
          tracking_type: 45,
          label: 'Merged stock items',
          deltas: { stockitem: 3, removed: 40, quantity: 0 },
          notes: '',
        },
        {
          item: 3,
          tracking_type: 45,
          label: 'Merged stock items',
          deltas: { added: 40, quantity: 53, location: 2 },
          notes: '',
        },
      ],
    ])
  })
})

describe('refused whole, with the reason at its position', () => {
  test('an amount below zero', async () => {
    const before = await contents()
    const items = [
      { pk: 1, quantity: 5 },
      { pk: 1, quantity: -1 },
      { pk: 9, quantity: 1 },
    ]
    expect(await refusal(stock.stockChanges.remove({ items }, null))).toEqual({
      items: [
        {},
        { quantity: ['Ensure this value is greater than or equal to 0.'] },
        { pk: ['Invalid pk "9" - object does not exist.'] },
      ],
    })
    expect([await contents(), stock.published]).toEqual([before, []])
  })

  test('moving nothing, or to an unknown status', async () => {
    const items = [
      { pk: 1, quantity: 0 },
      { pk: 2, quantity: 1, status: 11 },
    ]
    expect(await refusal(stock.stockChanges.transfer({ items, location: 2 }, null))).toEqual({
      items: [{ quantity: ['Ensure this value is greater than 0.'] }, { status: ['There is no status 11.'] }],
    })
  })

  test.each([
    ['a structural place', 3, 'A structural location holds other locations, not items.'],
    ['a place that is not there', 8, 'Invalid pk "8" - object does not exist.'],
  ])('to %s', async (_case, location, message) => {
    const call = { items: [{ pk: 1, quantity: 1 }], location }
    expect(await refusal(stock.stockChanges.transfer(call, null))).toEqual({ location: [message] })
  })

  test('no items', async () => {
    expect(await refusal(stock.stockChanges.add({ items: [] }, null))).toEqual({
      items: ['At least one item is needed.'],
    })
  })
})

test('a change of status is tracked for the items that had another', async () => {
  await stock.stockItems.update(2, { status: 55 }, null)
  stock.published.length = 0
  await stock.stockChanges.changeStatus({ items: [1, 2], status: 55, note: 'wet' }, null)
  expect([stock.published, await newest(1)]).toEqual([
    ['saved stockitem 1'],
    [
      {
        item: 1,
        tracking_type: 5,
        label: 'Edited stock item',
        deltas: { status: 55, status_logical: 55, old_status: 10, old_status_logical: 10 },
        notes: 'wet',
      },
    ],
  ])
})
