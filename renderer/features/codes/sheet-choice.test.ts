import { expect, test } from 'vitest'
import { readQuantities } from './sheet-choice.ts'

test('numbers are read once, in order, and what is none is said', () => {
  expect(readQuantities('10, 2;2 1')).toEqual({ quantities: [1, 2, 10], problem: null })
  expect(readQuantities('1000, 5')).toEqual({ quantities: [5], problem: '"1000" is no number from 0 to 999.' })
  expect(readQuantities('')).toEqual({ quantities: [], problem: null })
})
