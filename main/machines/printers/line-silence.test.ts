import { expect, test } from 'vitest'
import { LineSilence } from './line-silence.ts'

test('the line of a printer that spoke is looked at from its second silence on, every ten seconds', () => {
  let now = 1000
  const silence = new LineSilence(() => now)
  const silences = (count: number): boolean[] => Array.from({ length: count }, () => silence.unanswered())
  expect(silences(4)).toEqual([false, false, false, false])
  silence.heard()
  expect(silences(4)).toEqual([false, true, false, false])
  now += 10_000
  expect(silences(2)).toEqual([true, false])
  silence.heard()
  now += 10_000
  expect(silences(2)).toEqual([false, true])
  silence.begin()
  now += 10_000
  expect(silences(4)).toEqual([false, false, false, false])
})
