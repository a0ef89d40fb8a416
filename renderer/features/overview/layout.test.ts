import { expect, test } from 'vitest'
import { arranged, change, NOTHING_ARRANGED, sizeOf, type Arrangement, type Tile } from './layout.ts'

const TILES: Tile[] = [
  { id: 'a', title: 'A', size: 'small' },
  { id: 'b', title: 'B', size: 'wide' },
  { id: 'c', title: 'C', size: 'small' },
]
const ids = (arrangement: Arrangement, tiles = TILES) => arranged(tiles, arrangement).map(({ id }) => id)
const step = (id: string, what: Parameters<typeof change>[3], before = NOTHING_ARRANGED) =>
  change(arranged(TILES, before), before, id, what)

test('a tile goes one place earlier or later, and stays at the ends', () => {
  expect([
    ids(step('b', 'earlier')),
    ids(step('b', 'later')),
    ids(step('a', 'earlier')),
    ids(step('c', 'later')),
  ]).toEqual([
    ['b', 'a', 'c'],
    ['a', 'c', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ])
})

test('there are three sizes', () => {
  const bigger = (id: string, before?: Arrangement) => step(id, 'bigger', before)
  expect([bigger('a').sizes, bigger('a', bigger('a', bigger('a'))).sizes, step('b', 'smaller').sizes]).toEqual([
    { a: 'wide' },
    { a: 'large' },
    { b: 'small' },
  ])
})

test('what is removed stays away, and a tile of a plugin that comes later stands last', () => {
  const before = step('a', 'later', step('c', 'remove'))
  expect(ids(before, [{ id: 'new', title: 'New', size: 'small' }, ...TILES])).toEqual(['b', 'a', 'new'])
})

test('the size a plugin asks for is the nearest of the three; two columns and one row without a word', () => {
  expect([
    sizeOf(null),
    sizeOf({ width: 1, height: 1 }),
    sizeOf({ width: 3 }),
    sizeOf({ width: 1, height: 2 }),
  ]).toEqual(['wide', 'small', 'wide', 'large'])
})
