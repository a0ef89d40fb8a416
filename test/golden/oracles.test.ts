import type { DrawnLabel } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { BrotherPtDriver } from '../../drivers/printers/brother/brother-pt-printer.ts'
import { BrotherQlDriver } from '../../drivers/printers/brother/brother-ql-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { readBrotherJob } from '../oracles/brother-rows.ts'
import { tsplPapers } from '../oracles/tspl-paper.ts'

interface Dots {
  widthDots: number
  heightDots: number
  bits: Uint8Array
}

function isBlack({ widthDots, bits }: Dots, x: number, y: number): boolean {
  return ((bits[y * Math.ceil(widthDots / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

/** Any dots, white at the end of rows that are no whole bytes. */
const dotsOf = (widthDots: number, heightDots: number): fc.Arbitrary<Dots> => {
  const rowBytes = Math.ceil(widthDots / 8)
  const last = 0xff & (0xff << ((8 - (widthDots & 7)) & 7))
  // Runs, as labels have, and single dots with the bytes that languages take for commands.
  const byte = fc.oneof(fc.constantFrom(0, 0xff, 0x1b, 0x21, 0x7e, 0x0d, 0x0a), fc.integer({ min: 0, max: 255 }))
  return fc
    .array(fc.tuple(byte, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 120 })
    .map((runs) => {
      const bits = new Uint8Array(rowBytes * heightDots)
      let at = 0
      for (const [value, length] of runs) bits.fill(value, at, (at += length))
      for (let row = 0; row < heightDots; row++) bits[row * rowBytes + rowBytes - 1]! &= last
      return { widthDots, heightDots, bits }
    })
}

test('TSPL, by its published protocol, blackens the dots that were asked for and no other', () => {
  const driver = new TsplPrinterDriver()
  const area = dotsOf(61, 40)
  const place = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 150 }) })
  fc.assert(
    fc.property(area, place, (dots, { x, y }) => {
      const box = { kind: 'box', x: 8, y: 8, widthDots: 40, heightDots: 24, thicknessDots: 3 } as const
      const steps: DrawnLabel['steps'] = [{ kind: 'bitmap', x, y, ...dots }, box]
      const [paper, ...more] = tsplPapers(driver.encode({ widthDots: 400, heightDots: 200, dotsPerMm: 8, steps }, {}), 8)
      expect([more.length, paper?.width, paper?.height]).toEqual([0, 400, 200])
      for (let row = 0; row < 200; row++)
        for (let column = 0; column < 400; column++) {
          const isOfDots =
            column >= x && column < x + 61 && row >= y && row < y + 40 && isBlack(dots, column - x, row - y)
          const isOfBox =
            column >= 8 && column < 48 && row >= 8 && row < 32 && !(column >= 11 && column < 45 && row >= 11 && row < 29)
          if (paper!.isBlack(column, row) !== (isOfDots || isOfBox))
            throw new Error(`The dot ${column}, ${row} is wrong`)
        }
    }),
    { numRuns: 40 },
  )
})

interface Head {
  name: string
  driver: BrotherQlDriver | BrotherPtDriver
  settings: Record<string, unknown>
  rowBytes: number
  widthMm: number
  printable: number
  rightOffset: number
  margin: number
}

/** Sizes and offsets as the reference of each family prints them. */
const HEADS: readonly Head[] = [
  {
    name: 'QL-820NWB, 62 mm endless',
    driver: new BrotherQlDriver(),
    settings: { MODEL: 'QL-820NWB', MEDIA: '62' },
    rowBytes: 90,
    widthMm: 62,
    printable: 696,
    rightOffset: 12,
    margin: 35,
  },
  {
    name: 'QL-700, 29 mm endless, without PackBits',
    driver: new BrotherQlDriver(),
    settings: { MODEL: 'QL-700', MEDIA: '29' },
    rowBytes: 90,
    widthMm: 29,
    printable: 306,
    rightOffset: 6,
    margin: 35,
  },
  {
    name: 'PT-P700, 12 mm tape',
    driver: new BrotherPtDriver(),
    settings: { MODEL: 'PT-P700', MEDIA: '12', DIRECTION: 'across' },
    rowBytes: 16,
    widthMm: 12,
    printable: 70,
    rightOffset: 29,
    margin: 14,
  },
]

test.each(HEADS)('Brother raster, by its published protocol, blackens what was asked for: $name', (head) => {
  const { driver, settings, rowBytes, printable, rightOffset, margin } = head
  // More than the fewest that a printer takes.
  const rows = 200
  fc.assert(
    fc.property(dotsOf(printable, rows), (dots) => {
      // White before and behind, as much as the printer feeds by itself, and a dot in the first and last row to fix them.
      dots.bits[0] = 0x80
      dots.bits[(rows - 1) * Math.ceil(printable / 8)] = 0x80
      const label: DrawnLabel = {
        widthDots: printable,
        heightDots: rows + 2 * margin,
        dotsPerMm: driver.dotsPerMm(settings),
        steps: [{ kind: 'bitmap', x: 0, y: margin, ...dots }],
      }
      const job = readBrotherJob(driver.encode(label, settings), rowBytes)
      expect([job.widthMm, job.lengthMm, job.margin]).toEqual([head.widthMm, 0, margin])
      expect([job.rows.length, job.announced]).toEqual([rows, rows])
      for (const [y, row] of job.rows.entries())
        for (let dot = 0; dot < rowBytes * 8; dot++) {
          // From the right edge of the head to the left.
          const x = printable - 1 - (dot - rightOffset)
          const wanted = x >= 0 && x < printable && isBlack(dots, x, y)
          const is = ((row[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) !== 0
          if (is !== wanted) throw new Error(`The dot ${dot} of row ${y} is wrong`)
        }
    }),
    { numRuns: 30 },
  )
})
