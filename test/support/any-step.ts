import type { BarcodeStep, BitmapStep, DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'

const dots = fc.integer({ min: 1, max: 1200 })
const position = { x: fc.nat(1200), y: fc.nat(1200) }
const rotation = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const)

/** What people and their data may hold, and what printers take for commands. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary-ascii' }),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[ -~]{0,30}$/),
  fc.stringMatching(/^[0-9]{1,24}$/),
  fc.constantFrom(
    '\u001bZ\u001bA\u001bQ9\u001bZ',
    '^XZ~JA',
    '"\r\nPRINT 9\r\n',
    '\r\nE\r\n\u0002L\r\n',
    '\u0001C\u0001#',
    '! U1 do',
    '\u0005\u0018',
    '>I>F',
    '&A',
    '\\"~!T',
  ),
)

const textStep: fc.Arbitrary<TextStep> = fc.record({
  kind: fc.constant('text' as const),
  rotation,
  ...position,
  widthDots: dots,
  fontHeightDots: fc.integer({ min: 1, max: 300 }),
  fontWidthDots: fc.integer({ min: 1, max: 300 }),
  lines: fc.integer({ min: 1, max: 9 }),
  align: fc.constantFrom('left' as const, 'left' as const, 'center' as const, 'right' as const),
  text: anyText,
})
const barcodeStep: fc.Arbitrary<BarcodeStep> = fc.record({
  kind: fc.constant('barcode' as const),
  rotation,
  ...position,
  symbology: fc.constantFrom<BarcodeStep['symbology'][]>(
    'code128',
    'gs1-128',
    'code39',
    'ean13',
    'qr',
    'datamatrix',
    'pdf417',
  ),
  moduleDots: fc.integer({ min: 1, max: 14 }),
  heightDots: fc.integer({ min: 1, max: 700 }),
  errorCorrection: fc.constantFrom('L' as const, 'M' as const, 'Q' as const, 'H' as const),
  data: anyText,
})
const boxStep = fc.record({
  kind: fc.constant('box' as const),
  ...position,
  widthDots: dots,
  heightDots: dots,
  thicknessDots: fc.integer({ min: 1, max: 120 }),
})
const bitmapStep: fc.Arbitrary<BitmapStep> = fc
  .record({ columns: fc.integer({ min: 1, max: 9 }), rows: fc.integer({ min: 1, max: 20 }), ...position })
  .chain(({ columns, rows, x, y }) =>
    fc
      .uint8Array({ minLength: columns * rows, maxLength: columns * rows })
      .map((bits) => ({ kind: 'bitmap' as const, x, y, widthDots: columns * 8, heightDots: rows, bits })),
  )

export const anyStep: fc.Arbitrary<DrawStep> = fc
  .oneof<fc.Arbitrary<DrawStep>[]>(textStep, barcodeStep, boxStep, bitmapStep)
  .map(inOneWay)

/** Square codes have no height of their own, and only they correct errors; a box is no thicker than it is wide. */
function inOneWay(step: DrawStep): DrawStep {
  if (step.kind === 'barcode' && step.symbology === 'qr') return { ...step, heightDots: 0 }
  if (step.kind === 'barcode') return { ...step, errorCorrection: null }
  if (step.kind !== 'box') return step
  return { ...step, thicknessDots: Math.min(step.thicknessDots, step.widthDots, step.heightDots) }
}

/** Labels of steps that a driver does not refuse. */
export function anyLabel(steps: fc.Arbitrary<DrawStep>, dotsPerMm: number): fc.Arbitrary<DrawnLabel> {
  return fc.record({
    widthDots: dots,
    heightDots: dots,
    dotsPerMm: fc.constant(dotsPerMm),
    steps: fc.array(steps, { maxLength: 6 }),
  })
}

/** A code of bars whose places and sizes every language can say exactly. */
export const PLAIN_BARS = {
  kind: 'barcode',
  x: 8,
  y: 8,
  rotation: 0,
  moduleDots: 2,
  heightDots: 80,
  errorCorrection: null,
} as const satisfies Omit<BarcodeStep, 'symbology' | 'data'>
