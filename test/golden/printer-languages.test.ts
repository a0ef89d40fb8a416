import type { BarcodeStep, DrawnLabel, LabelPrinterDriver, Rotation, Symbology } from '@scanbench/plugin/machine'
import { afterAll, expect, test } from 'vitest'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from '../../drivers/printers/dpl/dpl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl/epl-printer.ts'
import { SbplPrinterDriver } from '../../drivers/printers/sbpl/sbpl-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { DotsOnce } from '../../main/labels/drawing/dots.ts'
import { forPrinter } from '../../main/labels/drawing/for-printer.ts'
import { DrawingThread } from '../../main/labels/drawing/raster/drawing-thread.ts'
import { STANDARD_LABEL } from '../support/standard-label.ts'

const thread = new DrawingThread()
afterAll(() => thread[Symbol.asyncDispose]())

const LANGUAGES: readonly [string, LabelPrinterDriver, Record<string, unknown>][] = [
  ['tspl', new TsplPrinterDriver(), {}],
  ['epl', new EplPrinterDriver(), { MATRIX_CODES: 'printer' }],
  ['cpcl', new CpclPrinterDriver(), {}],
  ['sbpl', new SbplPrinterDriver(), {}],
  ['dpl', new DplPrinterDriver(), {}],
]

test.each(LANGUAGES)('the bytes of the standard label in %s are the ones that were looked at', async (name, driver, settings) => {
  const drawable = STANDARD_LABEL.steps.filter((step) => driver.cannotDraw(step, settings) === null)
  const refused = STANDARD_LABEL.steps.filter((step) => !drawable.includes(step))
  const bytes = driver.encode({ ...STANDARD_LABEL, steps: drawable }, settings)
  const pages = [
    '# Bytes',
    hexadecimal(bytes),
    '# What they draw',
    ...driver.decode(bytes, settings).map(inLines),
    '# What is left to dots',
    ...refused.map((step) => `${JSON.stringify(step)}: ${driver.cannotDraw(step, settings)}`),
  ]
  await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot(`labels/standard.${name}.txt`)
})

const BYTES_PER_ROW = 32

/** Rows of hexadecimal digits, and beside them what can be read. */
function hexadecimal(bytes: Uint8Array): string {
  const rows = Array.from({ length: Math.ceil(bytes.length / BYTES_PER_ROW) }, (_, row) =>
    bytes.subarray(row * BYTES_PER_ROW, (row + 1) * BYTES_PER_ROW),
  )
  return rows.map((row) => `${Buffer.from(row).toString('hex').padEnd(BYTES_PER_ROW * 2)}  ${readable(row)}`).join('\n')
}

function readable(row: Uint8Array): string {
  return String.fromCharCode(...row).replaceAll(/[^ -~]/g, '.')
}

function inLines({ steps, ...size }: DrawnLabel): string {
  const lines = steps.map((step) =>
    JSON.stringify(step.kind === 'bitmap' ? { ...step, bits: Buffer.from(step.bits).toString('hex') } : step),
  )
  return [JSON.stringify(size), ...lines].join('\n')
}

const GS1 = '010952110153000110LOT1\u001d21S1'
const CODES: readonly (readonly [Symbology, string, string])[] = [
  ['code128', 'Ab>1"2\\34567', 'Ab>1"2\\34567'],
  ['gs1-128', GS1, GS1],
  ['code39', 'ABC-123', 'ABC-123'],
  ['ean13', '9521101530001', '9521101530001'],
  ['ean8', '96385074', '96385074'],
  ['upca', '012345678905', '0012345678905'],
  ['itf14', '10952110153008', '10952110153008'],
  ['qr', '{"stockitem": 42}', '{"stockitem": 42}'],
  ['qr', 'Käse ~!T ^ee ! U1', 'Käse ~!T ^ee ! U1'],
  ['datamatrix', 'INV_SI42', 'INV_SI42'],
  ['pdf417', 'INV-SI42', 'INV-SI42'],
]
/** Turned further, only these are not dots. */
const ROTATIONS: Readonly<Partial<Record<Symbology, readonly Rotation[]>>> = {
  code39: [0, 90, 180, 270],
  ean13: [0, 90, 180, 270],
}
const SQUARE: ReadonlySet<Symbology> = new Set(['qr', 'datamatrix'])

function labelWith(symbology: Symbology, data: string, rotation: Rotation): { label: DrawnLabel; step: BarcodeStep } {
  const isBars = !SQUARE.has(symbology) && symbology !== 'pdf417'
  const step: BarcodeStep = {
    kind: 'barcode',
    symbology,
    rotation,
    data,
    errorCorrection: symbology === 'qr' ? 'M' : null,
    heightDots: isBars ? 120 : symbology === 'pdf417' ? 12 : 0,
    x: 80,
    y: 80,
    moduleDots: isBars ? 3 : 4,
  }
  return { label: { widthDots: 1000, heightDots: 1000, dotsPerMm: 8, steps: [step] }, step }
}

test.each(LANGUAGES)(
  'a reader finds what was meant in the picture that is drawn back from the bytes, by commands of %s or as dots',
  async (_, driver, settings) => {
    for (const [symbology, data, text] of CODES)
      for (const rotation of ROTATIONS[symbology] ?? [0, 90]) {
        const { label, step } = labelWith(symbology, data, rotation)
        const laidOut = { ...label, items: [{ object: 'code', step }], notes: [] }
        const printed = await forPrinter(laidOut, { driver, settings }, new DotsOnce(thread))
        const [paper] = driver.decode(driver.encode(printed.label, settings), settings)
        const { codes } = await thread.draw('read', { label: paper!, places: null })
        expect([symbology, rotation, codes.map((code) => code.text)]).toEqual([symbology, rotation, [text]])
      }
  },
  60_000,
)
