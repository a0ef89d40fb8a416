import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTemporaryStock, refusal } from '../../test/support/temporary-stock.ts'
import type { TemporaryStock } from '../../test/support/temporary-stock.ts'

let stock: TemporaryStock

beforeEach(async () => {
  stock = await createTemporaryStock()
  await stock.barcodeLinks.link({ model: 'part', pk: 1, barcode: 'X', hash: 'x', user: null })
})

afterEach(() => stock[Symbol.asyncDispose]())

test('a code leads to its object and back', async () => {
  expect([await stock.barcodeLinks.find('x'), await stock.barcodeLinks.ofObject('part', 1)]).toEqual([
    { model: 'part', object_pk: 1 },
    { model: 'part', object_pk: 1, barcode_data: 'X', barcode_hash: 'x' },
  ])
})

test('a second code of an object replaces the first', async () => {
  await stock.barcodeLinks.link({ model: 'part', pk: 1, barcode: 'Y', hash: 'y', user: null })
  expect([await stock.barcodeLinks.find('x'), await stock.barcodeLinks.find('y')]).toEqual([
    null,
    { model: 'part', object_pk: 1 },
  ])
})

test('the same code again changes nothing, at another object it is refused', async () => {
  await stock.barcodeLinks.link({ model: 'part', pk: 1, barcode: 'X', hash: 'x', user: null })
  const second = stock.barcodeLinks.link({ model: 'stockitem', pk: 1, barcode: 'X', hash: 'x', user: null })
  expect(await refusal(second)).toEqual({
    error: 'This barcode already belongs to part 1. Unlink it there first.',
    part: { pk: 1 },
  })
})

test('an unlinked code is free again; an object without a code can be unlinked too', async () => {
  for (const pk of [1, 2]) await stock.barcodeLinks.unlink({ model: 'part', pk })
  await stock.barcodeLinks.link({ model: 'stocklocation', pk: 4, barcode: 'X', hash: 'x', user: null })
  expect([await stock.barcodeLinks.find('x'), stock.published]).toEqual([
    { model: 'stocklocation', object_pk: 4 },
    ['saved part 1', 'saved part 1', 'saved part 2', 'saved stocklocation 4'],
  ])
})
