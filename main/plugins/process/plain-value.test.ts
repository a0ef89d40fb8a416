import { deserialize, serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { plainValue } from './plain-value.ts'

const arrived = (value: unknown): unknown => plainValue(deserialize(serialize(value)))

test('plain data, dates, bytes and tables arrive as they were', () => {
  const value = {
    at: new Date(5),
    bytes: Uint8Array.of(1, 2),
    list: [1, null, 'x', 2n],
    map: new Map([['a', new Set([1])]]),
  }
  expect(arrived(value)).toEqual(value)
})

test('an own __proto__ does not arrive, wherever it stands', () => {
  const evil: unknown = JSON.parse('{"__proto__":{"isAdmin":true},"list":[{"__proto__":{"x":1},"kept":1}]}')
  const value = arrived(evil)
  expect(value).toEqual({ list: [{ kept: 1 }] })
  expect(Object.assign({}, value)).not.toHaveProperty('isAdmin')
  expect({}).not.toHaveProperty('isAdmin')
})

const circle: Record<string, unknown> = {}
circle['self'] = circle
let deep: unknown = 1
for (let level = 0; level < 200; level += 1) deep = [deep]

test.each([
  ['a value that contains itself', circle],
  ['a value that is nested too deeply', deep],
  ['an array with holes', Object.assign([], { length: 4_000_000_000 })],
  ['an expression, which may take for ever', /(a+)+b/],
])('%s is refused', (_what, value) => {
  expect(() => arrived(value)).toThrow(expect.objectContaining({ code: 'MIXIN_INVALID' }))
})
