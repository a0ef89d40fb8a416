import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { packBits, unpackBits } from './pack-bits.ts'

const rows = fc
  .array(fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 200 })), { maxLength: 6 })
  .map((runs) => Uint8Array.from(runs.flatMap(([byte, times]) => Array<number>(times).fill(byte))))

test('what was packed comes back', () => {
  fc.assert(
    fc.property(fc.oneof(rows, fc.uint8Array({ maxLength: 400 })), (row) => {
      expect(unpackBits(packBits(row), row.length)).toEqual(row)
    }),
  )
})

test('a row of the widest head never needs more than two further bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 162, maxLength: 162 }), (row) => {
      expect(packBits(row).length).toBeLessThanOrEqual(164)
    }),
  )
})

test('runs and literals are written as in TIFF', () => {
  expect(packBits(Uint8Array.of(0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a))).toEqual(
    Uint8Array.of(0xfe, 0xaa, 2, 0x80, 0, 0x2a),
  )
})

test('broken data ends where it ends', () => {
  expect(unpackBits(Uint8Array.of(5, 1, 2), 90)).toEqual(Uint8Array.of(1, 2))
  expect(unpackBits(Uint8Array.of(0x80, 0x81, 7), 90)).toEqual(new Uint8Array(90).fill(7))
})
