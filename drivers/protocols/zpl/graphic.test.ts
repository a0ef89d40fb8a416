import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankRaster, bytesPerRow } from '../raster.ts'
import { readGraphic, writeGraphic } from './graphic.ts'

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

test('dots come back equal, and no row is filled with an exclamation mark', () => {
  fc.assert(
    fc.property(anyRaster, (raster) => {
      const text = writeGraphic(raster)
      expect(text).not.toContain('!')
      expect(readGraphic(text, bytesPerRow(raster.widthDots), raster.bits.length)).toEqual(raster)
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
      const raster = readGraphic(text, rowBytes, total)
      expect(raster === null || raster.bits.length >= total).toBe(true)
    }),
  )
  expect(readGraphic('FF', 2_000_000_000, 100)).toBeNull()
  expect(readGraphic(':Z64:eNr7:0000', 1, 8)).toBeNull()
})
