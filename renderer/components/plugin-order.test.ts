import { expect, test } from 'vitest'
import { moved, readOrder, writeOrder } from './plugin-order.ts'

test.each([
  ['', []],
  ['a, b', ['a', 'b']],
  [' a b,,a\n', ['a', 'b']],
])('the order %j is read with commas or blanks, each key once', (value, keys) => {
  expect(readOrder(value)).toEqual(keys)
})

test.each([
  ['b', -1, 'b, a, c'],
  ['b', 1, 'a, c, b'],
  ['a', -1, 'a, b, c'],
  ['c', 1, 'a, b, c'],
  ['x', 1, 'a, b, c'],
] as const)('%s moves by %i, and stays at an end', (key, by, order) => {
  expect(writeOrder(moved(['a', 'b', 'c'], key, by))).toBe(order)
})
