import { expect, test } from 'vitest'
import { BrotherQlDriver } from '../../../drivers/printers/brother/brother-ql-printer.ts'
import { ZplPrinterDriver } from '../../../drivers/printers/zpl/zpl-printer.ts'
import { marginWords, reachOf, unreachedMargins } from './unreached.ts'

const SIZE = { widthMm: 60, heightMm: 40 }
const zpl = (settings: Record<string, number>) => unreachedMargins({ driver: new ZplPrinterDriver(), settings }, SIZE)

test('a printer whose head is wide enough, or not known, reaches all of a label', () => {
  expect([zpl({}), zpl({ HEAD_WIDTH_MM: 0 }), zpl({ HEAD_WIDTH_MM: 60 }), zpl({ HEAD_WIDTH_MM: 104 })]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('what is beside the head stays white, and what is moved over the edge, too', () => {
  expect(zpl({ HEAD_WIDTH_MM: 48 })).toEqual({ leftMm: 0, topMm: 0, rightMm: 12, bottomMm: 0 })
  expect(zpl({ OFFSET_RIGHT_MM: 1.5, OFFSET_DOWN_MM: -2 })).toEqual({ leftMm: 0, topMm: 2, rightMm: 1.5, bottomMm: 0 })
  expect(zpl({ HEAD_WIDTH_MM: 48, OFFSET_RIGHT_MM: -2 })).toEqual({ leftMm: 2, topMm: 0, rightMm: 10, bottomMm: 0 })
})

test('a driver that knows its rolls says so itself', () => {
  const settings = { MODEL: 'QL-820NWB', MEDIA: '62' }
  const margins = unreachedMargins({ driver: new BrotherQlDriver(), settings }, { widthMm: 62, heightMm: 40 })
  expect(margins).toEqual({ leftMm: 1.54, topMm: 0, rightMm: 1.54, bottomMm: 0 })
  expect(marginWords(margins!)).toBe('1.5 mm at the left and right')
})

test.each([
  [{ x: 16, y: 8 }, 'printed'],
  [{ x: 15, y: 8 }, 'not reached'],
  [{ x: 16, y: -1 }, 'outside'],
  [{ x: 400, y: 8 }, 'outside'],
] as const)('at %j a thing is %s', (at, expected) => {
  const margins = { leftMm: 2, topMm: 0, rightMm: 0, bottomMm: 0 }
  const label = { widthDots: 480, heightDots: 320, dotsPerMm: 8 }
  expect(reachOf({ ...at, widthDots: 100, heightDots: 100 }, label, margins)).toBe(expected)
})
