import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMirrored, blankRaster, cropped, isAsAbove, keepColumns, mirroredRow, paste, turned } from './raster.ts'
import type { Raster } from './raster.ts'

function drawing(...rows: string[]): Raster {
  const raster = blankRaster(rows[0]?.length ?? 0, rows.length)
  const length = Math.ceil(raster.widthDots / 8)
  for (const [y, row] of rows.entries())
    for (const [x, dot] of Array.from(row).entries())
      if (dot === '#') raster.bits[y * length + (x >> 3)]! |= 0x80 >> (x & 7)
  return raster
}

const raster = fc
  .record({ widthDots: fc.integer({ min: 1, max: 40 }), heightDots: fc.integer({ min: 1, max: 20 }) })
  .chain(({ widthDots, heightDots }) =>
    fc
      .uint8Array({
        minLength: Math.ceil(widthDots / 8) * heightDots,
        maxLength: Math.ceil(widthDots / 8) * heightDots,
      })
      .map((bits) => cropped({ widthDots, heightDots, bits }, { x: 0, y: 0, widthDots, heightDots })),
  )

test('a piece of a picture is what lies there, and white around it', () => {
  const source = drawing('#.#######', '.#......#')
  expect(cropped(source, { x: -1, y: 0, widthDots: 4, heightDots: 1 })).toEqual(drawing('.#.#'))
  expect(cropped(source, { x: 7, y: 1, widthDots: 3, heightDots: 2 })).toEqual(drawing('.#.', '...'))
})

test('of some columns everything stays, and the others turn white', () => {
  fc.assert(
    fc.property(raster, fc.nat(40), fc.nat(40), (source, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      const { widthDots, heightDots } = source
      const kept = { ...source, bits: Uint8Array.from(source.bits) }
      keepColumns(kept, from, to)
      const piece = cropped(source, { x: from, y: 0, widthDots: to - from, heightDots })
      expect(kept).toEqual(cropped(piece, { x: -from, y: 0, widthDots, heightDots }))
    }),
  )
})

test('black dots are added to what is there', () => {
  const target = drawing('#........#')
  paste(target, drawing('###'), 8, 0)
  expect(target).toEqual(drawing('#.......##'))
})

test('a quarter turn is clockwise', () => {
  expect(turned(drawing('##.', '...'), 90)).toEqual(drawing('.#', '.#', '..'))
  expect(turned(drawing('##.', '...'), 180)).toEqual(drawing('...', '.##'))
  expect(turned(drawing('##.', '...'), 270)).toEqual(drawing('..', '#.', '#.'))
})

test('four quarter turns change nothing', () => {
  fc.assert(
    fc.property(raster, (source) => {
      expect(turned(turned(turned(source, 90), 90), 180)).toEqual(source)
      expect(turned(turned(source, 270), 90)).toEqual(source)
    }),
  )
})

test('a moved picture moved back is the same', () => {
  fc.assert(
    fc.property(raster, fc.nat(20), fc.nat(20), (source, x, y) => {
      const { widthDots, heightDots } = source
      const moved = cropped(source, { x: -x, y: -y, widthDots: widthDots + x, heightDots: heightDots + y })
      expect(cropped(moved, { x, y, widthDots, heightDots })).toEqual(source)
    }),
  )
})

test('a mirrored row begins with its last dot', () => {
  expect(mirroredRow(Uint8Array.of(0b1100_0000, 0b0000_0101))).toEqual(Uint8Array.of(0b1010_0000, 0b0000_0011))
})

test('a row that is added from right to left is the mirrored one at its place, and what was there stays', () => {
  fc.assert(
    fc.property(raster, fc.nat(), fc.integer({ min: -50, max: 50 }), (source, some, dotsBefore) => {
      const y = some % source.heightDots
      const mirrored = Uint8Array.of(0x80, 0, 0, 0x01)
      addMirrored(mirrored, source, y, dotsBefore)
      const row = cropped(source, { x: -dotsBefore, y, widthDots: 32, heightDots: 1 })
      row.bits[0]! |= 0x80
      row.bits[3]! |= 0x01
      expect(mirrored).toEqual(mirroredRow(row.bits))
    }),
  )
})

test('a row is as the one above it where both have the same dots, and white where the picture has none', () => {
  const source = drawing('..', '#.', '#.', '.#')
  expect([-1, 0, 1, 2, 3, 4, 5].map((y) => isAsAbove(source, y))).toEqual([true, true, false, true, false, false, true])
})
