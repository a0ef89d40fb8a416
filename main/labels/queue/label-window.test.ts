import { expect, test } from 'vitest'
import { met, NARROW_WINDOW, windowAfter } from './label-window.ts'
import type { LabelWindow } from './label-window.ts'

const ALL = { asked: 12, proven: 12 }
const NONE = { asked: 3, proven: 0 }
const { labels: few } = NARROW_WINDOW

test('a printer that has printed everything whenever it is asked gets more labels unconfirmed, up to a limit', () => {
  const widths: number[] = []
  let window: LabelWindow = NARROW_WINDOW
  for (let round = 0; round < 7; round += 1) {
    window = windowAfter(met(window), ALL)
    widths.push(window.labels)
  }
  expect(widths).toEqual([24, 48, 96, 192, 256, 256, 256])
})

test('a printer that had to be waited for gets no more', () => {
  const waitedFor = windowAfter(windowAfter(met(NARROW_WINDOW), NONE), ALL)
  expect(waitedFor.labels).toBe(few)
  expect(windowAfter(met(waitedFor), ALL).labels).toBe(few * 2)
})

test('one that falls behind gets as few as at first', () => {
  const wide = windowAfter(met(NARROW_WINDOW), ALL)
  expect(windowAfter(met(wide), NONE).labels).toBe(few)
})

test('where nothing had to wait nothing is made wider, and an answer of no label says nothing', () => {
  expect(windowAfter(NARROW_WINDOW, ALL).labels).toBe(few)
  expect(windowAfter(met(NARROW_WINDOW), { asked: 0, proven: 0 })).toEqual(met(NARROW_WINDOW))
})
