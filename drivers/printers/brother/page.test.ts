import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mediaOf } from '../../protocols/brother-raster/media.ts'
import { BROTHER_MODELS } from '../../protocols/brother-raster/models.ts'
import { cropped, isWhite, keepColumns, mirroredRow, rowOf, turned } from '../../protocols/raster.ts'
import { bitmapStep, labelRaster } from '../common/label-raster.ts'
import { headRows, pageOf, whiteEdges } from './page.ts'

const place = fc.integer({ min: -30, max: 90 })
const piece = fc
  .record({
    x: place,
    y: place,
    widthDots: fc.integer({ min: 1, max: 20 }),
    heightDots: fc.integer({ min: 1, max: 9 }),
  })
  .chain(({ x, y, ...size }) => {
    const length = Math.ceil(size.widthDots / 8) * size.heightDots
    const row = fc.oneof(fc.constant(0), fc.constant(0xff), fc.nat(255))
    return fc
      .array(row, { minLength: length, maxLength: length })
      .map((bits) => cropped({ ...size, bits: Uint8Array.from(bits) }, { x: 0, y: 0, ...size }))
      .map((raster) => bitmapStep(raster, x, y))
  })
const labels = fc
  .record({ widthDots: fc.integer({ min: 1, max: 80 }), heightDots: fc.integer({ min: 1, max: 80 }) })
  .chain((size) =>
    fc.record({ ...asConstants(size), dotsPerMm: fc.constant(8), steps: fc.array(piece, { maxLength: 4 }) }),
  )
const rolls = fc
  .constantFrom(...BROTHER_MODELS)
  .chain((model) => fc.record({ model: fc.constant(model), media: fc.constantFrom(...mediaOf(model)) }))
const parts = fc.record({ y: fc.integer({ min: -5, max: 5 }), heightDots: fc.integer({ min: 1, max: 100 }) })

function asConstants({ widthDots, heightDots }: { widthDots: number; heightDots: number }) {
  return { widthDots: fc.constant(widthDots), heightDots: fc.constant(heightDots) }
}

test('the rows of a page are those of its drawing, in the middle of the roll, from right to left', () => {
  fc.assert(
    fc.property(labels, rolls, parts, fc.boolean(), (label, { model, media }, { y, heightDots }, isAlong) => {
      const rows: Uint8Array[] = []
      for (const row of headRows(pageOf(label, isAlong), { y, heightDots }, media, model))
        rows.push(row?.slice() ?? rows.at(-1)!)
      const drawing = isAlong ? turned(labelRaster(label), 270) : labelRaster(label)
      const left = Math.round((drawing.widthDots - media.printableDots) / 2)
      const place = model.headDots - model.rightOffsetDots - media.rightOffsetDots - media.printableDots
      const head = cropped(drawing, { x: left - place, y, widthDots: model.headDots, heightDots })
      keepColumns(head, place, place + media.printableDots)
      expect(rows).toEqual(Array.from({ length: heightDots }, (_, row) => mirroredRow(rowOf(head, row))))
    }),
    { numRuns: 300 },
  )
})

test('white rows are counted at both ends of a page, and once where all are white', () => {
  fc.assert(
    fc.property(labels, (label) => {
      const drawing = labelRaster(label)
      const isBlack = Array.from({ length: label.heightDots }, (_, y) => !isWhite(rowOf(drawing, y)))
      const top = isBlack.indexOf(true)
      const expected =
        top === -1
          ? { top: label.heightDots, bottom: 0 }
          : { top, bottom: isBlack.length - 1 - isBlack.lastIndexOf(true) }
      // Dots beside the page count as well: a row too much costs less than to look at every dot.
      fc.pre(label.steps.every(({ x, widthDots }) => x >= 0 && x + widthDots <= label.widthDots))
      expect(whiteEdges(pageOf(label, false))).toEqual(expected)
    }),
  )
})
