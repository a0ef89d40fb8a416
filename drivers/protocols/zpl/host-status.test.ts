import { expect, test } from 'vitest'
import { parseHostStatus, writeHostStatus } from './host-status.ts'
import type { HostStatus } from './host-status.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const READY: HostStatus = {
  isPaperOut: false,
  isPaused: false,
  labelLengthDots: 1245,
  formatsInBuffer: 0,
  isBufferFull: false,
  isFormatPartial: false,
  isTooCold: false,
  isTooHot: false,
  isHeadOpen: false,
  isRibbonOut: false,
  isLabelWaiting: false,
  labelsRemaining: 0,
}
const ANSWER =
  '\u0002030,0,0,1245,000,0,0,0,000,0,0,0\u0003\r\n\u0002000,0,0,0,0,2,4,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n'

test('an idle printer answers ready, in the bytes of the manual', () => {
  expect(parseHostStatus(bytes(ANSWER))).toEqual(READY)
  expect(writeHostStatus(READY)).toEqual(bytes(ANSWER))
})

test('each condition is read back', () => {
  const status: HostStatus = { ...READY, isPaperOut: true, isHeadOpen: true, formatsInBuffer: 12, labelsRemaining: 345 }
  expect(parseHostStatus(writeHostStatus(status))).toEqual(status)
})

test('a part of the answer is not enough', () => {
  const parts = Array.from({ length: ANSWER.length - 3 }, (_, length) =>
    parseHostStatus(bytes(ANSWER.slice(0, length))),
  )
  expect(new Set(parts)).toEqual(new Set(['more']))
})

test.each([
  ['letters for numbers', ANSWER.replace('1245', 'ABCD')],
  ['too few fields', '\u00021,2\u0003\u00023\u0003\u00024\u0003'],
  ['a long stream of something else', 'x'.repeat(600)],
])('nonsense is refused: %s', (_, answer) => {
  expect(() => parseHostStatus(bytes(answer))).toThrow(/~HS/)
})
