import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankRaster, bytesPerRow } from '../raster.ts'
import type { Raster } from '../raster.ts'
import { ZLIB } from '../../../test/support/zlib.ts'
import { writeEncodedGraphic } from './encoded-graphic.ts'
import { readGraphic, writeGraphic } from './graphic.ts'
import type { GraphicSize } from './graphic.ts'

const anyRaster = fc
  .record({ bytes: fc.integer({ min: 1, max: 60 }), heightDots: fc.integer({ min: 1, max: 30 }) })
  .chain(({ bytes, heightDots }) =>
    fc
      // Runs, as on labels, and noise.
      .array(fc.tuple(fc.constantFrom(0, 255, 0x0f, 0xa5, 1), fc.integer({ min: 1, max: 90 })), { maxLength: 60 })
      .map((runs) => {
        const raster = blankRaster(bytes * 8, heightDots)
        const values = runs.flatMap(([value, count]) => Array.from({ length: count }, () => value))
        raster.bits.set(values.slice(0, raster.bits.length))
        return raster
      }),
  )

const sizeOf = ({ widthDots, bits }: Raster): GraphicSize => ({
  rowBytes: bytesPerRow(widthDots),
  totalBytes: bits.length,
})

test('dots come back equal, and no row is filled with an exclamation mark', () => {
  fc.assert(
    fc.property(anyRaster, (raster) => {
      const text = writeGraphic(raster)
      expect(text).not.toContain('!')
      expect(readGraphic(text, sizeOf(raster), null)).toEqual(raster)
    }),
  )
})

test('runs are counted, white ends are cut, and equal rows are named', () => {
  const raster = blankRaster(400, 3)
  raster.bits.fill(0x55, 0, 22)
  raster.bits.fill(0x55, 50, 72)
  expect(writeGraphic(raster)).toBe('hJ5,:,')
})

test('nonsense draws nothing and does not break', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ max: 2000 }), fc.integer({ max: 5000 }), (text, rowBytes, total) => {
      const raster = readGraphic(text, { rowBytes, totalBytes: total }, ZLIB)
      expect(raster === null || raster.bits.length >= total).toBe(true)
    }),
  )
  expect(readGraphic('FF', { rowBytes: 2_000_000_000, totalBytes: 100 }, ZLIB)).toBeNull()
})

test('a compressed picture comes back equal', () => {
  fc.assert(
    fc.property(anyRaster, (raster) => {
      expect(readGraphic(writeEncodedGraphic(raster, ZLIB), sizeOf(raster), ZLIB)).toEqual(raster)
    }),
  )
})

/** A picture of eighty dots by ten as public examples of ZPL have it. */
const PUBLISHED = ':Z64:eNr7/x8GGhj+/2cAYUZsLCjNAFKJjQUDAOLDM1I=:8f39'

test('the check sum is that of the published vector', () => {
  const size = { rowBytes: 10, totalBytes: 100 }
  const bits = readGraphic(PUBLISHED, size, ZLIB)?.bits
  expect(bits?.some((byte) => byte !== 0)).toBe(true)
  const written = writeEncodedGraphic(blankRaster(8, 1), { ...ZLIB, deflate: () => streamOf(PUBLISHED) })
  expect(written).toBe(PUBLISHED)
})

function streamOf(encoded: string): Uint8Array {
  return Uint8Array.from(Buffer.from(encoded.split(':')[2] ?? '', 'base64'))
}

test.each([
  ['a wrong check sum', PUBLISHED.replace('8f39', '8f38'), ZLIB],
  ['a stream that is none', ':Z64:AAAA:0000', ZLIB],
  ['a form of another kind', ':X64:AAAA:0000', ZLIB],
  ['a stream without anybody who reads it', PUBLISHED, null],
])('%s gives no picture', (_, text, compression) => {
  expect(readGraphic(text, { rowBytes: 10, totalBytes: 100 }, compression)).toBeNull()
})

test('base64 without compression is read', () => {
  expect(readGraphic(':B64:AQID:cec2', { rowBytes: 1, totalBytes: 3 }, null)?.bits).toEqual(Uint8Array.of(1, 2, 3))
})
