import { expect, test } from 'vitest'
import { usedPlaces, withPlace } from './used-places.ts'

const sheet = (places: string): boolean[] => places.split('').map((place) => place === 'x')

test.each([
  ['.....', 0, ''],
  ['xx...', 2, ''],
  ['.x.xx', 0, '2, 4-5'],
  ['xx.x.xxx', 2, '4, 6-8'],
  ['xxx', 3, ''],
])('used places of %s are those that are skipped, and others by their numbers', (places, skip, used) => {
  expect(usedPlaces(sheet(places))).toEqual({ skip, used })
})

test('a place is used up, or free again, alone or with all before it', () => {
  expect(withPlace(sheet('....'), 2, false)).toEqual(sheet('..x.'))
  expect(withPlace(sheet('..x.'), 2, false)).toEqual(sheet('....'))
  expect(withPlace(sheet('...x'), 1, true)).toEqual(sheet('xx.x'))
})
