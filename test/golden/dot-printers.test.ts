import { createHash } from 'node:crypto'
import type { DrawnLabel, LabelPrinterDriver } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { BrotherPtDriver } from '../../drivers/printers/brother/brother-pt-printer.ts'
import { BrotherQlDriver } from '../../drivers/printers/brother/brother-ql-printer.ts'
import { EscPosPrinterDriver } from '../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { labelRaster } from '../../drivers/printers/common/label-raster.ts'
import { rowOf } from '../../drivers/protocols/raster.ts'
import type { Raster } from '../../drivers/protocols/raster.ts'
import { readCodes } from '../../main/labels/drawing/raster/code-reader.ts'
import { Rasterizer } from '../../main/labels/drawing/raster/rasterizer.ts'
import { STANDARD_LABEL } from '../support/standard-label.ts'

const PRINTERS: readonly [string, LabelPrinterDriver, Record<string, unknown>][] = [
  ['brother-ql', new BrotherQlDriver(), {}],
  ['brother-ql-plain', new BrotherQlDriver(), { MODEL: 'QL-700' }],
  ['brother-pt', new BrotherPtDriver(), { MODEL: 'PT-P900W' }],
  ['esc-pos', new EscPosPrinterDriver(), { WIDTH: '832' }],
]

/** Letters differ by the fonts of a release; codes, boxes and pictures are ours. */
const WITHOUT_TEXT: DrawnLabel = {
  ...STANDARD_LABEL,
  steps: STANDARD_LABEL.steps.filter((step) => step.kind !== 'text'),
}

test.each(PRINTERS)('%s gets the standard label in the bytes that were looked at', async (name, driver, settings) => {
  const rasterizer = await Rasterizer.open()
  const steps = WITHOUT_TEXT.steps.map((step) => rasterizer.step(step))
  const bytes = driver.encode({ ...WITHOUT_TEXT, dotsPerMm: driver.dotsPerMm(settings), steps }, settings)
  const [paper, ...more] = driver.decode(bytes, settings)
  expect(more).toEqual([])
  const codes = await readCodes(labelRaster(paper!))
  const pages = [
    '# Bytes',
    `${bytes.length}, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`,
    ...beginning(bytes),
    '# Codes that are read from the paper',
    ...codes.map(({ identifier, text }) => `${identifier} ${text}`).toSorted(),
    '# Paper, one character for eight by sixteen dots',
    ...inCharacters(labelRaster(paper!)),
  ]
  await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(`labels/standard.${name}.txt`)
})

/** The settings in front of the first rows; the zeros before them are only counted. */
function beginning(bytes: Uint8Array): string[] {
  const start = bytes.findIndex((byte) => byte !== 0)
  const head = Buffer.from(bytes.subarray(start, start + 96)).toString('hex')
  return [`${start} x 00`, ...(head.match(/.{1,64}/g) ?? [])]
}

const SHADES = [' ', '.', '+', '#']

function inCharacters(raster: Raster): string[] {
  return Array.from({ length: Math.ceil(raster.heightDots / 16) }, (_, line) => {
    const rows = Array.from({ length: Math.min(16, raster.heightDots - line * 16) }, (__, y) => rowOf(raster, line * 16 + y))
    const columns = Array.from({ length: rows[0]?.length ?? 0 }, (__, column) =>
      rows.reduce((sum, row) => sum + blackDots(row[column] ?? 0), 0),
    )
    return columns.map((black) => SHADES[Math.ceil((black * 3) / 128)]).join('').trimEnd()
  })
}

function blackDots(byte: number): number {
  return byte.toString(2).replaceAll('0', '').length
}
