import { expect, test } from 'vitest'
import { lineWidthDots } from './triumvirate.ts'

test('every printable character of ASCII has a width', () => {
  const all = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  expect(all.filter((character) => lineWidthDots(character, 100) === null)).toEqual([])
  expect(lineWidthDots('ö', 100)).toBeNull()
  expect(lineWidthDots('a\nb', 100)).toBeNull()
})

test('a line is as wide as its characters and a reserve of three in a hundred', () => {
  expect(lineWidthDots('0'.repeat(10), 100)).toBe(573)
})
