import { array, assert, constantFrom, jsonValue, property } from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFault, jsonPlaces } from './json-places.ts'

test('each value is found at its place', () => {
  const text = '{ "a": [1, {"b \\"c": "x\\"y"}], "d": null }'
  const found = Array.from(jsonPlaces(text), ([path, { from, to }]) => `${path}: ${text.slice(from, to)}`)
  expect(found).toEqual([
    'a.0: 1',
    'a.1.b "c: "x\\"y"',
    'a.1: {"b \\"c": "x\\"y"}',
    'a: [1, {"b \\"c": "x\\"y"}]',
    'd: null',
    `: ${text}`,
  ])
})

test('whatever JSON it is, what stands at a place is its value', () => {
  assert(
    property(array(jsonValue()), constantFrom(0, 2), (values, spaces) => {
      const text = JSON.stringify(values, null, spaces)
      const places = jsonPlaces(text)
      const read = values.map((_, index) => {
        const place = places.get(String(index))
        return place === undefined ? undefined : (JSON.parse(text.slice(place.from, place.to)) as unknown)
      })
      expect(read).toEqual(JSON.parse(JSON.stringify(values)))
    }),
  )
})

test('what is no JSON has a fault with a place, and no places', () => {
  expect([jsonPlaces('{"a": }').size, jsonFault('{"a": }')]).toMatchObject([0, { from: 6, to: 7 }])
  expect(jsonFault('{"a": 1}')).toBeNull()
})
