import { expect, test } from 'vitest'
import { fitsOnRoll, scaleForRoll } from './roll-size.ts'

const LABEL = { width: 100, height: 50 }

test.each([
  [{ width_mm: 100, length_mm: 50 }, true, null],
  [{ width_mm: 101, length_mm: 49 }, true, 98],
  [{ width_mm: 62, length_mm: null }, false, 62],
  [{ width_mm: 104, length_mm: null }, true, 104],
  [{ width_mm: 100, length_mm: 30 }, false, 60],
  [{ width_mm: 200, length_mm: 100 }, false, 200],
  [{ width_mm: 5, length_mm: 5 }, false, null],
])('a label of 100 x 50 mm on the roll %j', (roll, fits, percent) => {
  expect([fitsOnRoll(roll, LABEL), scaleForRoll(roll, LABEL)]).toEqual([fits, percent])
})
