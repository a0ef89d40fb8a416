import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTemporaryStock, page, refusal } from '../../../test/support/temporary-stock.ts'
import type { TemporaryStock } from '../../../test/support/temporary-stock.ts'

let stock: TemporaryStock

/** Hall (1, structural) with shelves A-1 (2) and A-2 (3); parts Pen (1), Scanner (2, trackable) and its variant (3). */
beforeEach(async () => {
  stock = await createTemporaryStock()
  await stock.stockLocations.create({ name: 'Hall', structural: true })
  for (const name of ['A-1', 'A-2']) await stock.stockLocations.create({ name, parent: 1 })
  await stock.partCategories.create({ name: 'Writing' })
  const pen = { name: 'Ball pen blue', IPN: 'BP-0042', category: 1, default_location: 2, default_expiry: 30 }
  await stock.parts.create(pen, null)
  await stock.parts.create({ name: 'Scanner', trackable: true, is_template: true }, null)
  await stock.parts.create({ name: 'Scanner cordless', trackable: true, variant_of: 2 }, null)
})

afterEach(() => stock[Symbol.asyncDispose]())

describe('a new item', () => {
  test('takes place and expiry from its part, and is tracked', async () => {
    const [item] = await stock.stockItems.create({ part: 1, quantity: 48, batch: 'L2611' }, null)
    expect(item).toMatchObject({
      pk: 1,
      part: 1,
      quantity: 48,
      batch: 'L2611',
      location: 2,
      status: 10,
      status_text: 'OK',
      expiry_date: '2026-06-03',
      delete_on_deplete: true,
      in_stock: true,
      expired: false,
      tracking_items: 1,
      creation_date: '2026-05-04 12:00',
      part_detail: { full_name: 'BP-0042 | Ball pen blue' },
    })
    expect(await stock.stockTracking.get(1, { userDetail: true })).toEqual({
      pk: 1,
      item: 1,
      part: 1,
      date: '2026-05-04 12:00',
      tracking_type: 1,
      label: 'Stock item created',
      notes: '',
      deltas: { quantity: 48, status: 10, location: 2 },
      user: null,
      user_detail: null,
    })
  })

  test('is one for each serial number, counted through the whole family of variants', async () => {
    await stock.stockItems.create({ part: 2, quantity: 2, serial_numbers: '007+' }, null)
    const made = await stock.stockItems.create({ part: 3, quantity: 2, serial_numbers: '~ ~' }, null)
    expect(made.map(({ serial, quantity }) => [serial, quantity])).toEqual([
      ['009', 1],
      ['010', 1],
    ])
    expect(stock.published.slice(-4)).toEqual([1, 2, 3, 4].map((pk) => `created stockitem ${pk}`))
    expect(await refusal(stock.stockItems.create({ part: 3, quantity: 2, serial_numbers: '008 011' }, null))).toEqual({
      serial_numbers: ['These serial numbers exist already: 008'],
    })
    expect((await stock.stockItems.list({}, page())).count).toBe(4)
  })

  test.each([
    ['an unknown part', { part: 9, quantity: 1 }, { part: ['Invalid pk "9" - object does not exist.'] }],
    [
      'a structural place',
      { part: 1, quantity: 1, location: 1 },
      { location: ['A structural location holds other locations, not items.'] },
    ],
    [
      'half a trackable piece',
      { part: 2, quantity: 0.5 },
      { quantity: ['A trackable part is counted in whole pieces.'] },
    ],
    [
      'serial numbers of what is not trackable',
      { part: 1, quantity: 1, serial_numbers: '1' },
      { serial_numbers: ['Serial numbers are for trackable parts only.'] },
    ],
    ['an unknown status', { part: 1, quantity: 1, status: 3 }, { status: ['There is no status 3.'] }],
  ])('is refused with %s', async (_case, input, details) => {
    expect(await refusal(stock.stockItems.create(input, null))).toEqual(details)
  })

  test('is refused of a virtual part', async () => {
    await stock.parts.create({ name: 'Licence', virtual: true }, null)
    expect(await refusal(stock.stockItems.create({ part: 4, quantity: 1 }, null))).toEqual({
      part: ['A virtual part has no stock.'],
    })
  })
})

describe('an edit', () => {
  beforeEach(() => stock.stockItems.create({ part: 1, quantity: 48, batch: 'L2611' }, null))

  test('leaves one tracking entry with what is new', async () => {
    const patch = { quantity: 20, location: 3, batch: null, status: 50, notes: 'seen' }
    expect(await stock.stockItems.update(1, patch, null)).toMatchObject({ ...patch, tracking_items: 2 })
    expect((await stock.stockTracking.get(2, { userDetail: false })).deltas).toEqual({
      quantity: 20,
      location: 3,
      old_location: 2,
      batch: null,
      status: 50,
      status_logical: 50,
      old_status: 10,
      old_status_logical: 10,
    })
  })

  test('that changes nothing leaves none', async () => {
    await stock.stockItems.update(1, { quantity: 48, batch: 'L2611', delete_on_deplete: true }, null)
    expect((await stock.stockItems.get(1)).tracking_items).toBe(1)
  })

  test('of several is whole or not at all', async () => {
    await stock.stockItems.create({ part: 1, quantity: 5 }, null)
    await expect(stock.stockItems.updateMany([1, 2, 3], { batch: 'N' }, null)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no stock item 3',
    })
    expect((await stock.stockItems.get(1)).batch).toBe('L2611')
  })

  test('cannot give one serial number to two items', async () => {
    await stock.stockItems.create({ part: 2, quantity: 1, serial_numbers: '7' }, null)
    await stock.stockItems.create({ part: 3, quantity: 1 }, null)
    expect(await refusal(stock.stockItems.update(3, { serial: '7' }, null))).toEqual({
      serial: ['These serial numbers exist already: 7'],
    })
    expect(await stock.stockItems.update(3, { serial: 'X-8' }, null)).toMatchObject({ serial: 'X-8' })
    expect(await refusal(stock.stockItems.update(3, { quantity: 2 }, null))).toEqual({
      quantity: ['An item with a serial number is one piece.'],
    })
  })
})

test('a deleted item takes its linked code along and is gone for good', async () => {
  await stock.stockItems.create({ part: 1, quantity: 1 }, null)
  await stock.barcodeLinks.link({ model: 'stockitem', pk: 1, barcode: 'X', hash: 'x', user: null })
  await stock.stockItems.remove(1)
  expect([await stock.barcodeLinks.find('x'), stock.published.at(-1)]).toEqual([null, 'deleted stockitem 1'])
  await expect(stock.stockItems.get(1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
