import { expect, test } from 'vitest'
import { readUsage, watchProcessorTime } from './processor-time.ts'

test('state and processor time are found behind any name of a program', () => {
  const rest = '1 1 1 0 -1 4194304 100 0 0 0 25 5 0 0 39 19 1 0 100 1000 10'
  expect([readUsage(`7 (node) R ${rest}`), readUsage(`7 (a) R (b c) S ${rest}`)]).toEqual([
    { isRunnable: true, usedMs: 300 },
    { isRunnable: false, usedMs: 300 },
  ])
})

test('a process that works is not short of time', () => {
  const isStarved = watchProcessorTime(process.pid, 20)
  const until = performance.now() + 200
  while (performance.now() < until) Math.sqrt(until)
  expect(isStarved()).toBe(false)
})

test('a process that is gone is not short of time', () => {
  expect(watchProcessorTime(2 ** 30, 100)()).toBe(false)
})
