import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { boolean, integer, nullableInteger, number } from './values.ts'
import { parseInput } from './parse-input.ts'

const Transfer = z.object({
  location: integer,
  notes: z.string().max(10).optional(),
  batch: z.string().nullable().optional(),
  parent: nullableInteger.optional(),
  status: z.enum(['ok', 'lost']).optional(),
  isLast: boolean.optional(),
  either: z.union([z.string(), z.number()], 'A text or a number.').optional(),
  items: z.array(z.object({ pk: integer, quantity: number.pipe(z.number().min(0)) })).min(1),
})
const item = { pk: 1, quantity: 1 }

function errorsOf(schema: z.ZodType, input: unknown): unknown {
  try {
    return parseInput(schema, input)
  } catch (error) {
    return (error as { details: unknown }).details
  }
}

test('text that holds a number is a number, and unknown fields are ignored', () => {
  const input = { location: '3', parent: '', items: [{ pk: '12', quantity: '1.5' }], format: 'json' }
  expect(parseInput(Transfer, input)).toEqual({ location: 3, parent: null, items: [{ pk: 12, quantity: 1.5 }] })
})

test('a number where text is expected is text', () => {
  const input = { location: 3, notes: 5, batch: 20260301, items: [item] }
  expect(parseInput(Transfer, input)).toEqual({ location: 3, notes: '5', batch: '20260301', items: [item] })
})

test('every field says what is wrong with it', () => {
  const input = { location: null, notes: 'x'.repeat(11), parent: 'q', status: 'gone', isLast: 'perhaps', either: {} }
  expect(errorsOf(Transfer, input)).toEqual({
    location: ['This field may not be null.'],
    notes: ['Ensure this field has no more than 10 characters.'],
    parent: ['A valid integer is required.'],
    status: ['"gone" is not a valid choice.'],
    isLast: ['Must be a valid boolean.'],
    either: ['A text or a number.'],
    items: ['This field is required.'],
  })
})

test('errors in a list keep their position', () => {
  const items = [item, { pk: 'x', quantity: -1 }, item, { pk: 1 }]
  expect(errorsOf(Transfer, { location: 1, items })).toEqual({
    items: [
      {},
      { pk: ['A valid integer is required.'], quantity: ['Ensure this value is greater than or equal to 0.'] },
      {},
      { quantity: ['This field is required.'] },
    ],
  })
})

test('an empty list where one is needed', () => {
  expect(errorsOf(Transfer, { location: 1, items: [] })).toEqual({ items: ['This list may not be empty.'] })
})

test('what is wrong with plain values in a list keeps its position too', () => {
  expect(errorsOf(z.object({ items: z.array(integer) }), { items: [1, 'x'] })).toEqual({
    items: [{}, ['A valid integer is required.']],
  })
})

test('what is wrong with the whole has no field', () => {
  const range = z.object({ low: integer, high: integer }).refine(({ low, high }) => low <= high, 'The range is empty.')
  expect([errorsOf(range, { low: 2, high: 1 }), errorsOf(range, 'text')]).toEqual([
    { non_field_errors: ['The range is empty.'] },
    { non_field_errors: ['Invalid data. Expected a dictionary.'] },
  ])
})

test('fields with names that every object inherits are data like others', () => {
  const input = JSON.parse('{"__proto__": "x", "constructor": "y"}') as unknown
  const strict = z.object({ constructor: integer, toString: integer })
  expect(errorsOf(strict, input)).toEqual({
    constructor: ['A valid integer is required.'],
    toString: ['This field is required.'],
  })
})
