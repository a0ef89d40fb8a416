import type { PrinterStatus } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import {
  afterAnswer,
  afterSilence,
  afterStatus,
  aged,
  asMute,
  asProving,
  mayBeMute,
  speaksOfLabels,
  STRANGER,
} from './printer-belief.ts'

const READY: PrinterStatus = { state: 'ready', conditions: [], labelsWaiting: 0 }
const EMPTY: PrinterStatus = { state: 'needs person', conditions: ['paper out'], labelsWaiting: 1 }

const silences = (times: number, from = STRANGER) =>
  Array.from({ length: times }).reduce<typeof STRANGER>((belief) => afterSilence(belief, 'No answer.'), from)

test('a printer that never answered may be mute after three questions', () => {
  expect([1, 2, 3].map((times) => mayBeMute(silences(times)))).toEqual([false, false, true])
})

test('a printer that answered once is never mute, and its silence stands in the way', () => {
  const silent = silences(5, afterAnswer(STRANGER, READY))
  expect([mayBeMute(silent), silent.obstacle]).toEqual([false, 'No answer.'])
})

test('nobody waits for a mute printer, however silent it is', () => {
  expect(silences(2, asMute(silences(3))).obstacle).toBeNull()
})

test('a mute printer that answers is mute no more', () => {
  expect(afterAnswer(asMute(silences(3)), READY)).toMatchObject({ voice: 'answers', silences: 0, age: 'fresh' })
})

test('what a printer says holds until it is old, and what it says by itself is no answer', () => {
  const told = afterStatus(STRANGER, EMPTY)
  expect(told).toMatchObject({ voice: 'not asked', age: 'fresh', obstacle: expect.stringContaining('paper is out') })
  expect(aged(told, 'old')).toMatchObject({ age: 'old', obstacle: told.obstacle })
})

test('a printer that spoke of labels is one that does, whatever its last answer was', () => {
  const proving = asProving(afterAnswer(STRANGER, READY))
  expect(speaksOfLabels(afterAnswer(proving, { state: 'ready', conditions: [], labelsWaiting: null }))).toBe(true)
})
