import { expect, test } from 'vitest'
import { compareLines } from './compare-lines.ts'

const told = (older: string, newer: string) =>
  compareLines(older, newer).map(({ name, change }) => `${name}: ${change}`)

test('a line that was put in between changes no other', () => {
  expect(told('a\nb\nc', 'a\nx\nb\nc')).toEqual(['Line 2: added “x”'])
})

test('lines that went, came and changed are told by their number in the newer text', () => {
  expect(told('head\none\ntwo\nthree\nfoot', 'head\nONE\ntwo\nfoot\nmore')).toEqual([
    'Line 2: “one” → “ONE”',
    'Line 4: removed “three”',
    'Line 5: added “more”',
  ])
})

test('the same text has no difference', () => {
  expect([told('a\na', 'a\na'), told('a\na', 'a')]).toEqual([[], ['Line 2: removed “a”']])
})
