import type { DrawnLabel, LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import { beforeAll, expect, test } from 'vitest'
import { cropped } from '../../drivers/protocols/raster.ts'
import type { Raster } from '../../drivers/protocols/raster.ts'
import { offsetOf, withoutOffset } from '../../main/labels/drawing/offset.ts'
import { Rasterizer } from '../../main/labels/drawing/raster/rasterizer.ts'
import { barcodeObject, lineObject, textObject } from '../../main/labels/templates/template-objects.ts'
import type { DesignDocument, LabelObject } from '../../main/records/label-document.ts'
import { drawingBench } from '../support/drawing-bench.ts'
import { EVERY_LANGUAGE, LABEL_FOR_ALL } from '../support/every-language.ts'

const { drawing } = drawingBench(new Date('2026-11-21T10:00:00Z'))
let rasterizer: Rasterizer
beforeAll(async () => void (rasterizer = await Rasterizer.open()))

function document(...objects: LabelObject[]): DesignDocument {
  return { format: 1, kind: 'design', ...LABEL_FOR_ALL, prompts: [], samples: [], groups: [], objects }
}

const MIDDLE = document(
  textObject('text', { xMm: 8, yMm: 8, widthMm: 20, heightMm: 5, largestMm: 4, smallestMm: 2, text: 'Shelf 4' }),
  lineObject('line', { xMm: 8, yMm: 15, lengthMm: 20, thicknessMm: 0.5 }),
  barcodeObject('code', { xMm: 32, yMm: 8, widthMm: 18, heightMm: 18, symbology: 'qr', data: 'INV-SI42' }),
)
/** Something in each corner: some of it is pushed over the edge. */
const CORNERS = document(
  ...[0, 56].flatMap((xMm) =>
    [0, 33].map((yMm) => textObject(`${xMm} ${yMm}`, { xMm, yMm, widthMm: 4, heightMm: 3, largestMm: 3, smallestMm: 2, text: 'X' })),
  ),
)

async function paperOf(
  label: DesignDocument,
  driver: LabelPrinterDriver,
  settings: MachineSettingValues,
): Promise<DrawnLabel> {
  const request = { document: label, context: {}, index: 0, isDraft: false, driver, settings }
  const { bytes } = await drawing.drawDraft(request)
  const [paper, ...more] = driver.decode(bytes, settings)
  expect(more).toEqual([])
  return paper!
}

function moved(raster: Raster, { right, down }: { right: number; down: number }): Raster {
  const { widthDots, heightDots } = raster
  return cropped(raster, { x: -right, y: -down, widthDots, heightDots })
}

const OFFSETS = [
  { OFFSET_RIGHT_MM: 2.5, OFFSET_DOWN_MM: 1.25 },
  { OFFSET_RIGHT_MM: -1.5, OFFSET_DOWN_MM: -3 },
]
const CASES = EVERY_LANGUAGE.flatMap(([name, driver, settings]) =>
  OFFSETS.map((offset) => ({ name, driver, settings, offset, words: Object.values(offset).join(' mm right, ') })),
)

test.each(CASES)('$name comes out $words mm down, and the preview shows it as designed', async (one) => {
  const { driver, settings, offset } = one
  const straight = await paperOf(MIDDLE, driver, settings)
  const askew = await paperOf(MIDDLE, driver, { ...settings, ...offset })
  const dots = offsetOf(offset, driver.dotsPerMm(settings))
  expect(dots.right).not.toBe(0)
  const drawn = rasterizer.label(straight)
  expect(rasterizer.label(askew).bits).toEqual(moved(drawn, dots).bits)
  expect(rasterizer.label(withoutOffset(askew, dots)).bits).toEqual(drawn.bits)
})

test.each(CASES)('$name prints what stays on the label when it is moved $words mm down', async (one) => {
  const { driver, settings, offset } = one
  const { bits } = rasterizer.label(await paperOf(CORNERS, driver, { ...settings, ...offset }))
  expect(bits.some((byte) => byte !== 0)).toBe(true)
})

test('a label written by hand is sent as it was written', async () => {
  const [, driver, settings] = EVERY_LANGUAGE[0]!
  const source = '^XA^FO10,10^A0N,30^FDhere^FS^XZ'
  const written = { format: 1, kind: 'commands', ...LABEL_FOR_ALL, prompts: [], samples: [], language: 'zpl', source }
  const { bytes } = await drawing.drawDraft({
    document: written as never,
    context: {},
    index: 0,
    isDraft: false,
    driver,
    settings: { ...settings, OFFSET_RIGHT_MM: 5 },
  })
  expect(new TextDecoder().decode(bytes).trim()).toBe(source)
})
