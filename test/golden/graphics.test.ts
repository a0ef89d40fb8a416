import type { BitmapStep, DrawnLabel, LabelPrinterDriver } from '@scanbench/plugin/machine'
import { beforeAll, expect, test } from 'vitest'
import { BrotherQlDriver } from '../../drivers/printers/brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from '../../drivers/printers/dpl/dpl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl/epl-printer.ts'
import { EscPosPrinterDriver } from '../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { bitmapStep, labelRaster } from '../../drivers/printers/common/label-raster.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { Rasterizer } from '../../main/labels/drawing/raster/rasterizer.ts'
import { ZlibZplPrinterDriver } from '../../plugins/builtin/zpl-printers.ts'
import { readLabel } from '../support/read-label.ts'
import { SHELF_LABEL } from '../support/shelf-label.ts'

const zpl = new ZlibZplPrinterDriver()
let dots: BitmapStep
let allDots: DrawnLabel

beforeAll(async () => {
  const rasterizer = await Rasterizer.open()
  dots = bitmapStep(rasterizer.label(SHELF_LABEL), 0, 0)
  allDots = { ...SHELF_LABEL, steps: [dots] }
})

/** Each dot row as hexadecimal digits and nothing saved. */
const plainLength = () => dots.bits.length * 2

/** As it is set up without a word of anybody, on a printer that has said what it is. */
const identified = zpl.adapted({}, { model: 'ZD421-203dpi', firmware: 'V84.20.15Z' }).settings

test('without any setting a whole label by commands is shorter than a thousand bytes on a printer of Zebra', () => {
  expect(zpl.encode(SHELF_LABEL, identified).length).toBeLessThan(1000)
})

test('without any setting a whole label as dots is ten times as short as its hexadecimal digits on a printer of Zebra', () => {
  expect(plainLength() / zpl.encode(allDots, identified).length).toBeGreaterThan(10)
})

test.each([
  ['hexadecimal', 0.98],
  ['runs', 5],
  ['zlib', 10],
])('a whole label as dots is by %s more than %i times as short as its hexadecimal digits', (GRAPHICS, times) => {
  expect(plainLength() / zpl.encode(allDots, { GRAPHICS }).length).toBeGreaterThan(times)
})

test.each(['hexadecimal', 'runs', 'zlib'])('an independent reader finds both codes in the dots, by %s', async (GRAPHICS) => {
  const codes = await readLabel(zpl.encode(allDots, { GRAPHICS }), { widthMm: 100, heightMm: 50, dpmm: 8 })
  expect(codes.toSorted()).toEqual(['INV-SI42', '{"stockitem": 42}'])
})

test.each(['hexadecimal', 'runs', 'zlib'])('a picture comes back dot for dot, by %s', (GRAPHICS) => {
  expect(zpl.decode(zpl.encode(allDots, { GRAPHICS }), {})).toEqual([allDots])
})

const OTHERS: readonly [string, LabelPrinterDriver, Record<string, unknown>, number][] = [
  // Pictures of these languages are dots as they are: only the white around them is left out.
  ['tspl', new TsplPrinterDriver(), {}, 2.2],
  ['epl', new EplPrinterDriver(), {}, 2.2],
  ['cpcl', new CpclPrinterDriver(), {}, 2.2],
  ['dpl', new DplPrinterDriver(), {}, 1.8],
  ['esc-pos', new EscPosPrinterDriver(), { WIDTH: '832' }, 2],
  ['brother-ql', new BrotherQlDriver(), { MODEL: 'QL-1100' }, 4],
]

test.each(OTHERS)('%s leaves out what it can of the dots', (_, driver, settings, times) => {
  const label = { ...allDots, dotsPerMm: driver.dotsPerMm(settings) }
  const bytes = driver.encode(label, settings)
  expect(plainLength() / bytes.length).toBeGreaterThan(times)
  const [paper] = driver.decode(bytes, settings)
  expect(labelRaster(paper!).bits.filter((byte) => byte !== 0).length).toBeGreaterThan(0)
})
