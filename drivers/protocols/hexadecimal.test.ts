import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hexadecimalOf } from './hexadecimal.ts'

test('every byte has two capital digits', () => {
  expect(hexadecimalOf(Uint8Array.of(0, 9, 10, 171, 255))).toBe('00090AABFF')
})

test('another program reads the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(Uint8Array.from(Buffer.from(hexadecimalOf(bytes), 'hex'))).toEqual(bytes)
    }),
  )
})
