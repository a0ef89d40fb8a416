import type { DrawnLabel, DrawStep, LabelPrinterDriver } from '@scanbench/plugin/machine'
import { driverOfLanguage } from '../support/every-language.ts'

/** A printer language, and how a label with a number goes through it. */
export interface TorturedLanguage {
  language: string
  driver: LabelPrinterDriver
  bytesFor(label: number): Uint8Array
  /** Of a label that came out. */
  numberOn(bytes: Uint8Array): number
}

const WIDTH_DOTS = 320
const HEIGHT_DOTS = 80
/** In bytes: no printer prints up to the edge. */
const CLEAR_OF_THE_EDGE = 8
const SHIFTS = [0, 1, 2, 3, 4, 5, 6, 7]

/** One that counts what waits, one that says whether it is busy, and one that tells of each label by itself. */
export const TORTURED_LANGUAGES = {
  zpl: byText('zpl'),
  tspl: byText('tspl'),
  brother: byDots('brother-ql'),
} satisfies Record<string, TorturedLanguage>

export type TorturedName = keyof typeof TORTURED_LANGUAGES

function byText(language: string): TorturedLanguage {
  const driver = driverOfLanguage(language)
  const place = { x: 8, y: 8, rotation: 0, widthDots: 300, lines: 1, align: 'left' } as const
  return {
    language,
    driver,
    bytesFor: (label) =>
      encode(driver, {
        kind: 'text',
        ...place,
        fontHeightDots: 24,
        fontWidthDots: 24,
        text: codeOf(label),
      }),
    numberOn: (bytes) => lastNumber(new TextDecoder('latin1').decode(bytes)),
  }
}

/** The number stands in the dots of a row, as text. */
function byDots(language: string): TorturedLanguage {
  const driver = driverOfLanguage(language)
  return {
    language,
    driver,
    bytesFor(label) {
      const bits = new Uint8Array((WIDTH_DOTS / 8) * HEIGHT_DOTS)
      bits.set(new TextEncoder().encode(codeOf(label)), CLEAR_OF_THE_EDGE)
      return encode(driver, { kind: 'bitmap', x: 0, y: 0, widthDots: WIDTH_DOTS, heightDots: HEIGHT_DOTS, bits })
    },
    numberOn(bytes) {
      const texts = driver
        .decode(bytes, {})
        .flatMap(({ steps }) => steps)
        .flatMap((step) => (step.kind === 'bitmap' ? SHIFTS.map((shift) => textIn(step.bits, shift)) : []))
      return lastNumber(texts.join(' '))
    },
  }
}

/** A margin is no whole number of bytes. */
function textIn(bits: Uint8Array, shift: number): string {
  const shifted = bits.map((byte, index) => (byte << shift) | ((bits[index + 1] ?? 0) >> (8 - shift)))
  return new TextDecoder('latin1').decode(shifted)
}

export function codeOf(label: number): string {
  return `L${label}E`
}

function encode(driver: LabelPrinterDriver, step: DrawStep): Uint8Array {
  const label: DrawnLabel = {
    widthDots: WIDTH_DOTS,
    heightDots: HEIGHT_DOTS,
    dotsPerMm: driver.dotsPerMm({}),
    steps: [step],
  }
  return driver.encode(label, {})
}

/** What a cut label left in the memory may stand before it. */
function lastNumber(text: string): number {
  return Number(Array.from(text.matchAll(/L(\d+)E/g), ([, number]) => number).at(-1) ?? 0)
}
