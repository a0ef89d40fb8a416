import type { BarcodeStep, BitmapStep, BoxStep, DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import * as fc from 'fast-check'
import { modulo10 } from '../../drivers/protocols/check-digits.ts'

/** What has meant something to one printer language or another. */
const HOSTILE_PIECES = [
  '"',
  '\\',
  '\\["]',
  '\\[',
  '[',
  ']',
  '\r\n',
  '\n',
  '\r',
  '\u001b!?',
  '\u001bh',
  '\u001b',
  '~!T',
  '~!',
  '~',
  '^XA',
  '^@',
  '^ee',
  '^',
  '! U1 setvar',
  '! 0 200 200 100 1',
  '!',
  ' ',
  ',',
  ';',
  'PRINT 1,1',
  'P1',
  'FORM',
  'ENDQR',
  'CLS',
  'N',
  'US',
  '$$',
  '\0',
  'ä',
  '€',
  '試',
]

/** Text that tries to be a command. */
const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE_PIECES), fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join(''))

const tameText = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9 .,:;_#()-]{0,30}[A-Za-z0-9])?$/)
const anyText: fc.Arbitrary<string> = fc.oneof(tameText, hostileText)

const place = { x: fc.nat(900), y: fc.nat(900) }
const rotation = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const)
const dots = fc.integer({ min: 1, max: 900 })

const textStep: fc.Arbitrary<TextStep> = fc.record({
  kind: fc.constant('text' as const),
  ...place,
  rotation,
  widthDots: dots,
  fontHeightDots: fc.integer({ min: 8, max: 200 }),
  fontWidthDots: fc.integer({ min: 8, max: 200 }),
  lines: fc.integer({ min: 1, max: 4 }),
  align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
  text: anyText,
})

function retail(digits: number): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^\\d{${digits - 1}}$`)).map((told) => told + modulo10(told))
}

const linearStep: fc.Arbitrary<BarcodeStep> = fc.oneof(
  barcode('code128', anyText),
  barcode('code39', fc.oneof(fc.stringMatching(/^[0-9A-Z .-]{1,12}$/), anyText)),
  barcode('ean13', retail(13)),
  barcode('ean8', retail(8)),
  barcode('upca', retail(12)),
  barcode('gs1-128', anyText),
)

function barcode(symbology: BarcodeStep['symbology'], data: fc.Arbitrary<string>): fc.Arbitrary<BarcodeStep> {
  return fc.record({
    kind: fc.constant('barcode' as const),
    symbology: fc.constant(symbology),
    ...place,
    rotation,
    moduleDots: fc.integer({ min: 1, max: 10 }),
    heightDots: dots,
    errorCorrection: fc.constant(null),
    data,
  })
}

const matrixStep: fc.Arbitrary<BarcodeStep> = fc
  .oneof(barcode('qr', anyText), barcode('datamatrix', anyText), barcode('pdf417', anyText))
  .chain((step) =>
    fc.record({
      ...(Object.fromEntries(Object.entries(step).map(([key, value]) => [key, fc.constant(value)])) as {
        [K in keyof BarcodeStep]: fc.Arbitrary<BarcodeStep[K]>
      }),
      heightDots: fc.constant(0),
      errorCorrection:
        step.symbology === 'qr'
          ? fc.constantFrom('L' as const, 'M' as const, 'Q' as const, 'H' as const)
          : fc.constant(null),
    }),
  )

const boxStep: fc.Arbitrary<BoxStep> = fc
  .record({
    kind: fc.constant('box' as const),
    ...place,
    widthDots: fc.integer({ min: 1, max: 90 }),
    heightDots: fc.integer({ min: 1, max: 90 }),
    thicknessDots: fc.integer({ min: 1, max: 60 }),
  })
  .map((box) => ({ ...box, thicknessDots: Math.min(box.thicknessDots, box.widthDots, box.heightDots) }))

const HAZARDS = [0, 0, 0, 0xff, 0xff, 0x1b, 0x21, 0x7e, 0x0d, 0x0a, 0x5e, 0x65, 0x68, 0x20]

const bitmapStep: fc.Arbitrary<BitmapStep> = fc
  .record({ widthDots: fc.integer({ min: 1, max: 40 }), heightDots: fc.integer({ min: 1, max: 40 }) })
  .chain(({ widthDots, heightDots }) => {
    const length = Math.ceil(widthDots / 8) * heightDots
    return fc.record({
      kind: fc.constant('bitmap' as const),
      ...place,
      widthDots: fc.constant(widthDots),
      heightDots: fc.constant(heightDots),
      bits: fc
        .array(fc.oneof(fc.constantFrom(...HAZARDS), fc.nat(255)), { minLength: length, maxLength: length })
        .map((bytes) => withoutPadding(Uint8Array.from(bytes), widthDots)),
    })
  })

function withoutPadding(bits: Uint8Array, widthDots: number): Uint8Array {
  const widthBytes = Math.ceil(widthDots / 8)
  const mask = 0xff << ((8 - (widthDots % 8)) % 8)
  return bits.map((byte, at) => (at % widthBytes === widthBytes - 1 ? byte & mask : byte))
}

const anyStep: fc.Arbitrary<DrawStep> = fc.oneof<fc.Arbitrary<DrawStep>[]>(
  textStep,
  linearStep,
  matrixStep,
  boxStep,
  bitmapStep,
)

/** Labels of everything that labels carry; a driver refuses some of it. */
export const anyLabel: fc.Arbitrary<DrawnLabel> = fc.record({
  widthDots: dots,
  heightDots: dots,
  dotsPerMm: fc.constant(8),
  steps: fc.array(anyStep, { maxLength: 6 }),
})

/** The dots that the boxes and bitmaps of a label make black, for labels that say the same in other pieces. */
export function blackDots({ steps }: DrawnLabel): Set<number> {
  const black = new Set<number>()
  const paint = (x: number, y: number): void => void black.add(y * 10_000 + x)
  for (const step of steps) {
    if (step.kind === 'box') paintBox(step, paint)
    if (step.kind === 'bitmap') paintBitmap(step, paint)
  }
  return black
}

type Paint = (x: number, y: number) => void

function paintBox({ x, y, widthDots, heightDots, thicknessDots }: BoxStep, paint: Paint): void {
  for (let row = 0; row < heightDots; row++)
    for (let column = 0; column < widthDots; column++) {
      const edge = Math.min(row, column, heightDots - 1 - row, widthDots - 1 - column)
      if (edge < thicknessDots) paint(x + column, y + row)
    }
}

function paintBitmap({ x, y, widthDots, heightDots, bits }: BitmapStep, paint: Paint): void {
  const widthBytes = Math.ceil(widthDots / 8)
  for (let row = 0; row < heightDots; row++)
    for (let column = 0; column < widthDots; column++)
      if (((bits[row * widthBytes + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) !== 0) paint(x + column, y + row)
}
