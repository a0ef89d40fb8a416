import { expect, test } from 'vitest'
import { LinePace } from './line-pace.ts'

test('bytes are through one after the other, ten bits each, and a line at rest gains nothing', () => {
  let now = 1000
  const pace = new LinePace(() => now)
  pace.begin(9600)
  pace.given(960)
  now += 400
  pace.given(96)
  expect(pace.busyMs).toBe(700)
  now += 5000
  expect(pace.busyMs).toBe(0)
  pace.given(96)
  expect(pace.busyMs).toBe(100)
})

test('of a line without a known rate nothing is waited for', () => {
  const pace = new LinePace(() => 0)
  pace.begin(null)
  pace.given(1_000_000)
  expect([pace.busyMs, pace.msOf(1000)]).toEqual([0, 0])
})
