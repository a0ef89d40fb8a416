import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitmapPieces, printerBits } from './bitmap-pieces.ts'
import type { BitmapPiece } from './bitmap-pieces.ts'

const FORBIDDEN = [[0x1b, 0x21] as const, [0x7e, 0x21] as const]
const bytes = fc.oneof(fc.constant(0), fc.constant(0xff), fc.constantFrom(0x1b, 0x21, 0x7e), fc.nat(255))
const anyBitmap = fc
  .record({ widthBytes: fc.integer({ min: 1, max: 9 }), heightDots: fc.integer({ min: 1, max: 60 }) })
  .chain(({ widthBytes, heightDots }) =>
    fc.record({
      x: fc.nat(100),
      y: fc.nat(100),
      widthBytes: fc.constant(widthBytes),
      heightDots: fc.constant(heightDots),
      bits: fc.uint8Array({ minLength: widthBytes * heightDots, maxLength: widthBytes * heightDots }).chain((rest) =>
        fc.oneof(
          fc.constant(rest),
          fc
            .array(bytes, { minLength: widthBytes * heightDots, maxLength: widthBytes * heightDots })
            .map((list) => Uint8Array.from(list)),
        ),
      ),
    }),
  )

/** The places of all bytes that are not white. */
function paintedBytes(pieces: BitmapPiece[], white: number): Set<string> {
  const painted = new Set<string>()
  for (const { x, y, widthBytes, bits } of pieces)
    bits.forEach((byte, at) => {
      if (byte !== white) painted.add(`${x + (at % widthBytes) * 8},${y + Math.floor(at / widthBytes)}:${byte}`)
    })
  return painted
}

test.each([0x00, 0xff] as const)(
  'the pieces draw what the bitmap draws and hold nothing forbidden: white %i',
  (white) => {
    fc.assert(
      fc.property(anyBitmap, (bitmap) => {
        const pieces = bitmapPieces(bitmap, { white, forbidden: FORBIDDEN })
        expect(paintedBytes(pieces, white)).toEqual(paintedBytes([bitmap], white))
        for (const { bits } of pieces)
          for (const [first, second] of FORBIDDEN)
            expect(bits.some((byte, at) => byte === first && bits[at + 1] === second)).toBe(false)
        expect(pieces.flatMap((piece) => bitmapPieces(piece, { white, forbidden: FORBIDDEN }))).toEqual(pieces)
      }),
    )
  },
)

test('a white bitmap needs nothing', () => {
  const bitmap = { x: 0, y: 0, widthBytes: 2, heightDots: 2, bits: new Uint8Array(4) }
  expect(bitmapPieces(bitmap, { white: 0, forbidden: [] })).toEqual([])
})

test('the bits behind the last dot are white for either polarity', () => {
  const bits = Uint8Array.of(0xff, 0xff, 0x80, 0x7f)
  expect(printerBits(bits, 11, 0)).toEqual(Uint8Array.of(0xff, 0xe0, 0x80, 0x60))
  expect(printerBits(bits, 11, 0xff)).toEqual(Uint8Array.of(0x00, 0x1f, 0x7f, 0x9f))
  expect(printerBits(bits, 16, 0)).toEqual(bits)
})
