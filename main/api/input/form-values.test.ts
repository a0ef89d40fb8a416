import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { integer } from './values.ts'
import { formValues } from './form-values.ts'

const schema = z.object({
  name: z.string(),
  items: z.array(integer),
  tags: z.preprocess((value) => value, z.array(z.string()).nullable()).optional(),
  moves: z.array(z.object({ pk: integer, quantity: integer })).optional(),
})

test('a repeated key is a list where a list is expected, and else the last counts', () => {
  const entries: [string, string][] = [
    ['name', 'a'],
    ['items', '1'],
    ['name', 'b'],
    ['items', '2'],
    ['tags', 'x'],
  ]
  expect(formValues(entries, schema)).toEqual({ name: 'b', items: ['1', '2'], tags: ['x'] })
})

test('one value of a list is a list of one', () => {
  expect(formValues([['items', '1']], schema)).toEqual({ items: ['1'] })
})

test.each(['moves[0]pk', 'moves[0][pk]', 'moves[0].pk'])('%s reaches into a list of objects', (name) => {
  expect(
    formValues(
      [
        [name, '7'],
        ['moves[1]pk', '8'],
        [name.replace('pk', 'quantity'), '2'],
      ],
      schema,
    ),
  ).toEqual({
    moves: [{ pk: '7', quantity: '2' }, { pk: '8' }],
  })
})

test('brackets in the name of a field that is no list mean nothing', () => {
  expect(formValues([['name[0]pk', '7']], schema)).toEqual({ 'name[0]pk': '7' })
})

test('inherited names are plain fields', () => {
  const values = formValues(
    [
      ['__proto__', 'x'],
      ['moves[0]__proto__', 'y'],
    ],
    schema,
  )
  expect([Object.keys(values), Object.getPrototypeOf(values) === Object.prototype]).toEqual([
    ['__proto__', 'moves'],
    true,
  ])
})
