import type { BarcodeStep, DrawnLabel, DrawStep, Rotation, Symbology } from '@scanbench/plugin/machine'
import { bytesOfBinaryText } from '../../protocols/binary-text.ts'
import { printerBits } from '../../protocols/bitmap-pieces.ts'
import { createEplStream, parseEplLine } from '../../protocols/epl/commands.ts'
import { EPL_FONTS } from '../../protocols/epl/fonts.ts'
import { parseEplParameters } from '../../protocols/epl/quoted-text.ts'
import { fromWindows1252 } from '../../protocols/windows-1252.ts'
import { boxOfBar } from '../common/bars.ts'
import { EPL_LINEAR } from './encode.ts'
import { stepOfLinearCode } from '../common/linear-codes.ts'
import { textOfLine } from '../common/resident-text.ts'

interface Place {
  right: number
  down: number
}

interface Page {
  widthDots: number
  heightDots: number
  steps: DrawStep[]
  dpi: keyof typeof EPL_FONTS
  reference: Place
}

interface Origin {
  dotsPerMm: number
  dpi: keyof typeof EPL_FONTS
}

/** The labels that these bytes draw, as far as they are made of what we write ourselves. */
export function decodeEpl(bytes: Uint8Array, { dotsPerMm, dpi }: Origin): DrawnLabel[] {
  const page: Page = { ...sizeWithoutCommands(dotsPerMm), steps: [], dpi, reference: { right: 0, down: 0 } }
  const labels: DrawnLabel[] = []
  for (const piece of createEplStream().push(bytes)) {
    if (piece.kind === 'immediate') continue
    const { name, parameters } = parseEplLine(piece.line)
    const { widthDots, heightDots, steps } = page
    if (name === 'P') labels.push({ widthDots, heightDots, dotsPerMm, steps: [...steps] })
    else COMMANDS[name]?.(page, parseEplParameters(parameters), piece.data)
  }
  return labels
}

/** Commands that draw something which is not understood here, each once. */
export function unknownEpl(bytes: Uint8Array): string[] {
  const names = createEplStream()
    .push(bytes)
    .flatMap((piece) => (piece.kind === 'line' ? [/^[A-Za-z?]*/.exec(piece.line)?.[0] ?? ''] : []))
  return [...new Set(names)].filter((name) => !(name in COMMANDS) && !DRAWS_NOTHING.has(name))
}

/** How it is printed, and not what. */
const DRAWS_NOTHING = new Set(
  ' P PA C D S I O OD OC OP OL ZT ZB JF JB JC US UN UQ U UP US UI UF UG xa rN rY oR oH oE dump GM GK FK EI TD TS'.split(
    ' ',
  ),
)

/** A label that does not say its size is printed in that of the roll, which nobody here knows. */
function sizeWithoutCommands(dotsPerMm: number): Pick<DrawnLabel, 'widthDots' | 'heightDots'> {
  return { widthDots: Math.round(100 * dotsPerMm), heightDots: Math.round(50 * dotsPerMm) }
}

const COMMANDS: Readonly<Record<string, (page: Page, parameters: string[], data: string) => void>> = {
  N: (page) => (page.steps = []),
  q: (page, [width]) => (page.widthDots = Math.max(0, numberOf(width))),
  Q: (page, [length]) => (page.heightDots = Math.max(0, numberOf(length))),
  R: (page, [right, down]) => (page.reference = { right: numberOf(right), down: numberOf(down) }),
  A: drawText,
  B: drawBarcode,
  b: drawMatrix,
  LO: (page, [x, y, width, height]) => {
    page.steps.push(boxOfBar({ ...placeOf(page, x, y), widthDots: numberOf(width), heightDots: numberOf(height) }))
  },
  X: drawBox,
  GW: drawBitmap,
}

function numberOf(text: string | undefined): number {
  return /^-?\d+$/.test(text ?? '') ? Number(text) : 0
}

const ROTATIONS: readonly Rotation[] = [0, 90, 180, 270]

function rotationOf(text: string | undefined): Rotation {
  return ROTATIONS[numberOf(text)] ?? 0
}

function placeOf({ reference }: Page, x: string | undefined, y: string | undefined): { x: number; y: number } {
  return { x: numberOf(x) + reference.right, y: numberOf(y) + reference.down }
}

function drawText(page: Page, [x, y, rotation, name = '', wide, high, , text = '']: string[]): void {
  if (text === '') return
  const fonts = EPL_FONTS[page.dpi]
  const font = fonts.find((one) => one.name === name) ?? fonts[3]
  const times = { wide: Math.max(1, numberOf(wide)), high: Math.max(1, numberOf(high)) }
  page.steps.push(
    textOfLine({
      text: fromWindows1252(text),
      ...placeOf(page, x, y),
      rotation: rotationOf(rotation),
      font: { name, ...times, pitchDots: font.pitchDots * times.wide, heightDots: font.heightDots * times.high },
    }),
  )
}

const SYMBOLOGIES: ReadonlyMap<string, Symbology> = new Map(
  Object.entries(EPL_LINEAR).map(([symbology, type]) => [type, symbology as keyof typeof EPL_LINEAR]),
)

function drawBarcode(page: Page, [x, y, rotation, type = '', narrow, , height, , told = '']: string[]): void {
  const symbology = SYMBOLOGIES.get(type)
  if (symbology === undefined || told === '') return
  page.steps.push(
    stepOfLinearCode({
      symbology,
      told,
      pivot: placeOf(page, x, y),
      rotation: rotationOf(rotation),
      moduleDots: numberOf(narrow),
      heightDots: numberOf(height),
    }),
  )
}

const MATRIX = { Q: 'qr', D: 'datamatrix' } as const
/** What the printers take when no size is said. */
const DEFAULT_MODULE_DOTS = { Q: 3, D: 5 } as const
const CORRECTIONS: Readonly<Record<string, BarcodeStep['errorCorrection']>> = { L: 'L', M: 'M', Q: 'Q', H: 'H' }

function drawMatrix(page: Page, [x, y, type, ...rest]: string[]): void {
  const data = rest.at(-1)
  if ((type !== 'Q' && type !== 'D') || data === undefined || data === '') return
  const options = new Map(rest.slice(0, -1).map((option) => [option.slice(0, 1), option.slice(1)]))
  const moduleDots = numberOf(options.get(type === 'Q' ? 's' : 'h'))
  page.steps.push({
    kind: 'barcode',
    symbology: MATRIX[type],
    ...placeOf(page, x, y),
    rotation: 0,
    moduleDots: moduleDots === 0 ? DEFAULT_MODULE_DOTS[type] : moduleDots,
    heightDots: 0,
    errorCorrection: type === 'Q' ? (CORRECTIONS[options.get('e') ?? ''] ?? 'M') : null,
    data,
  })
}

function drawBox(page: Page, [left, top, thickness, right, bottom]: string[]): void {
  page.steps.push({
    kind: 'box',
    ...placeOf(page, left, top),
    widthDots: Math.max(1, numberOf(right) - numberOf(left)),
    heightDots: Math.max(1, numberOf(bottom) - numberOf(top)),
    thicknessDots: Math.max(1, numberOf(thickness)),
  })
}

function drawBitmap(page: Page, [x, y, width, height]: string[], data: string): void {
  const widthDots = numberOf(width) * 8
  const heightDots = numberOf(height)
  // Without a width or a height in its place no bytes were taken for it.
  if (data.length !== numberOf(width) * heightDots) return
  const bits = printerBits(bytesOfBinaryText(data), widthDots, 0xff)
  page.steps.push({ kind: 'bitmap', ...placeOf(page, x, y), widthDots, heightDots, bits })
}
