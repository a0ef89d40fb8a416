import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStatus, statusStart, writeStatus } from './status.ts'
import type { BrotherStatusType } from './status.ts'

test('the status of a QL-800 with a 62 mm roll reads as such', () => {
  const bytes = new Uint8Array(32)
  bytes.set([0x80, 0x20, 0x42, 0x34, 0x38, 0x30, 0, 0, 0, 0, 0x3e, 0x0a])
  expect(readStatus(bytes)).toEqual({
    series: 0x34,
    model: 0x38,
    errors1: 0,
    errors2: 0,
    mediaWidthMm: 62,
    mediaType: 0x0a,
    mediaLengthMm: 0,
    type: 'reply',
    isPrinting: false,
    notification: 0,
  })
})

test('a written status reads back equal', () => {
  const byte = fc.nat(255)
  const status = fc.record({
    series: byte,
    model: byte,
    errors1: byte,
    errors2: byte,
    mediaWidthMm: byte,
    mediaType: byte,
    mediaLengthMm: byte,
    type: fc.constantFrom<BrotherStatusType[]>('reply', 'printing completed', 'error', 'turned off', 'notification'),
    isPrinting: fc.boolean(),
    notification: byte,
  })
  fc.assert(
    fc.property(status, (said) => {
      expect(readStatus(writeStatus(said))).toEqual(said)
    }),
  )
})

test('the beginning is found behind other bytes, also when only a part of it has come', () => {
  expect(statusStart(Uint8Array.of(1, 0x80, 3, 0x80, 0x20, 0x42, 9))).toBe(3)
  expect(statusStart(Uint8Array.of(1, 0x80, 0x20))).toBe(1)
  expect(statusStart(Uint8Array.of(1, 2))).toBe(-1)
})
