import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { binaryTextOf, bytesOfBinaryText } from './binary-text.ts'

test('each byte is one character of its number, and comes back', () => {
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  expect(Array.from(binaryTextOf(every), (character) => character.charCodeAt(0))).toEqual(Array.from(every))
  fc.assert(
    // What begins with the mark of byte order, and half of a pair, are bytes like others.
    fc.property(
      fc.oneof(fc.uint8Array(), fc.constantFrom(Uint8Array.of(0xff, 0xfe), Uint8Array.of(0, 0xd8))),
      (bytes) => {
        expect(bytesOfBinaryText(binaryTextOf(bytes))).toEqual(bytes)
      },
    ),
  )
})
