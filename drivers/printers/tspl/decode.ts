import type { BarcodeStep, DrawnLabel, DrawStep, Rotation, Symbology } from '@scanbench/plugin/machine'
import { bytesOfBinaryText } from '../../protocols/binary-text.ts'
import { printerBits } from '../../protocols/bitmap-pieces.ts'
import { TSPL_FONTS } from '../../protocols/tspl/fonts.ts'
import { createTsplStream, parseTsplLine } from '../../protocols/tspl/commands.ts'
import { parseTsplParameters } from '../../protocols/tspl/quoted-text.ts'
import { fromWindows1252 } from '../../protocols/windows-1252.ts'
import { boxOfBar } from '../common/bars.ts'
import { stepOfLinearCode } from '../common/linear-codes.ts'
import { textOfLine } from '../common/resident-text.ts'
import type { SizedFont } from '../common/resident-text.ts'
import { TSPL_LINEAR } from './encode.ts'

interface Page {
  widthDots: number
  heightDots: number
  dotsPerMm: number
  steps: DrawStep[]
  reference: { right: number; down: number }
}

/** The labels that these bytes draw, as far as they are made of what we write ourselves. */
export function decodeTspl(bytes: Uint8Array, dotsPerMm: number): DrawnLabel[] {
  const page: Page = { ...sizeWithoutCommands(dotsPerMm), dotsPerMm, steps: [], reference: { right: 0, down: 0 } }
  const labels: DrawnLabel[] = []
  for (const piece of createTsplStream().push(bytes)) {
    if (piece.kind === 'immediate') continue
    const { name, parameters } = parseTsplLine(piece.line)
    if (name === 'PRINT') labels.push(labelOf(page))
    else COMMANDS[name]?.(page, parseTsplParameters(parameters), piece.data)
  }
  return labels
}

/** Commands that draw something which is not understood here, each once. */
export function unknownTspl(bytes: Uint8Array): string[] {
  const lines = createTsplStream().push(bytes)
  const names = lines.flatMap((piece) => (piece.kind === 'line' ? [parseTsplLine(piece.line).name] : []))
  return [...new Set(names)].filter((name) => !(name in COMMANDS) && !DRAWS_NOTHING.has(name))
}

/** How it is printed, and not what. */
const DRAWS_NOTHING = new Set(
  (
    'PRINT GAP GAPDETECT BLINE BLINEDETECT AUTODETECT OFFSET SHIFT DIRECTION DENSITY SPEED SET CODEPAGE COUNTRY ' +
    'FEED FORMFEED BACKFEED BACKUP HOME CUT SOUND SELFTEST EOJ DELAY LIMITFEED INITIALPRINTER DOWNLOAD KILL FILES REM'
  ).split(' '),
)

/** A label that does not say its size is printed in that of the roll, which nobody here knows. */
function sizeWithoutCommands(dotsPerMm: number): Pick<DrawnLabel, 'widthDots' | 'heightDots'> {
  return { widthDots: Math.round(100 * dotsPerMm), heightDots: Math.round(50 * dotsPerMm) }
}

function labelOf({ widthDots, heightDots, dotsPerMm, steps }: Page): DrawnLabel {
  return { widthDots, heightDots, dotsPerMm, steps: [...steps] }
}

type Command = (page: Page, parameters: string[], data: string) => void

const COMMANDS: Readonly<Record<string, Command>> = {
  SIZE: (page, [width, height]) => {
    page.widthDots = lengthOf(width, page.dotsPerMm) ?? page.widthDots
    page.heightDots = lengthOf(height, page.dotsPerMm) ?? page.heightDots
  },
  REFERENCE: (page, [right, down]) => (page.reference = { right: numberOf(right), down: numberOf(down) }),
  CLS: (page) => (page.steps = []),
  TEXT: drawText,
  BARCODE: drawBarcode,
  QRCODE: drawQr,
  DMATRIX: drawDataMatrix,
  BAR: (page, [x, y, width, height]) => {
    page.steps.push(boxOfBar({ ...placeOf(page, x, y), widthDots: numberOf(width), heightDots: numberOf(height) }))
  },
  BOX: drawBox,
  ELLIPSE: (page, [x, y, width, height, thickness]) =>
    drawEllipse(page, [x, y], { width: numberOf(width), height: numberOf(height), thickness: numberOf(thickness) }),
  CIRCLE: (page, [x, y, diameter, thickness]) =>
    drawEllipse(page, [x, y], {
      width: numberOf(diameter),
      height: numberOf(diameter),
      thickness: numberOf(thickness),
    }),
  BITMAP: drawBitmap,
}

const MM_PER_INCH = 25.4

/** `57 mm`, `456 dot`, and inches without a unit. */
function lengthOf(text: string | undefined, dotsPerMm: number): number | null {
  const [, value, unit] = /^(\d+(?:\.\d+)?)\s*(mm|dot)?$/i.exec(text ?? '') ?? []
  if (value === undefined) return null
  const dots = unit === undefined ? dotsPerMm * MM_PER_INCH : unit.toLowerCase() === 'mm' ? dotsPerMm : 1
  return Math.round(Number(value) * dots)
}

function numberOf(text: string | undefined): number {
  return /^-?\d+$/.test(text ?? '') ? Number(text) : 0
}

function rotationOf(text: string | undefined): Rotation {
  const value = numberOf(text)
  return value === 90 || value === 180 || value === 270 ? value : 0
}

function placeOf({ reference }: Page, x: string | undefined, y: string | undefined): { x: number; y: number } {
  return { x: numberOf(x) + reference.right, y: numberOf(y) + reference.down }
}

function drawText(page: Page, [x, y, name = '', rotation, wide, high, ...rest]: string[]): void {
  const text = rest.at(-1)
  if (text === undefined || text === '') return
  page.steps.push(
    textOfLine({
      text: fromWindows1252(text),
      ...placeOf(page, x, y),
      rotation: rotationOf(rotation),
      font: fontOf(name, Math.max(1, numberOf(wide)), Math.max(1, numberOf(high)), page.dotsPerMm),
    }),
  )
}

const POINTS_PER_INCH = 72

/** Sizes of outline fonts are points, and their letters are about half as wide as high. */
function fontOf(name: string, wide: number, high: number, dotsPerMm: number): SizedFont {
  const font = TSPL_FONTS.find((one) => one.name === name)
  if (font !== undefined)
    return { name, wide, high, pitchDots: font.pitchDots * wide, heightDots: font.heightDots * high }
  const dots = (points: number): number => Math.round((points / POINTS_PER_INCH) * MM_PER_INCH * dotsPerMm)
  return { name, wide, high, pitchDots: Math.ceil(dots(wide) / 2), heightDots: dots(high) }
}

const SYMBOLOGIES: ReadonlyMap<string, Symbology> = new Map<string, Symbology>([
  ...Object.entries(TSPL_LINEAR).map(([symbology, type]) => [type, symbology as keyof typeof TSPL_LINEAR] as const),
  ['128M', 'code128'],
])

function drawBarcode(page: Page, [x, y, type = '', height, , rotation, narrow, , ...rest]: string[]): void {
  const symbology = SYMBOLOGIES.get(type.toUpperCase())
  const told = rest.at(-1)
  if (symbology === undefined || told === undefined || told === '') return
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

const CORRECTIONS: Readonly<Record<string, NonNullable<BarcodeStep['errorCorrection']>>> = {
  L: 'L',
  M: 'M',
  Q: 'Q',
  H: 'H',
}

function drawQr(page: Page, [x, y, correction = '', cell, , rotation, ...rest]: string[]): void {
  const data = rest.at(-1)
  if (data === undefined || data === '') return
  page.steps.push({
    kind: 'barcode',
    symbology: 'qr',
    ...placeOf(page, x, y),
    rotation: rotationOf(rotation),
    moduleDots: numberOf(cell),
    heightDots: 0,
    errorCorrection: CORRECTIONS[correction.toUpperCase()] ?? 'M',
    data,
  })
}

function drawDataMatrix(page: Page, [x, y, , , ...rest]: string[]): void {
  const data = rest.at(-1)
  if (data === undefined || data === '') return
  const size = rest.slice(0, -1).find((option) => /^x\d+$/i.test(option))
  page.steps.push({
    kind: 'barcode',
    symbology: 'datamatrix',
    ...placeOf(page, x, y),
    rotation: 0,
    moduleDots: size === undefined ? DEFAULT_MODULE_DOTS : Number(size.slice(1)),
    heightDots: 0,
    errorCorrection: null,
    data,
  })
}

const DEFAULT_MODULE_DOTS = 4

function drawBox(page: Page, [left, top, right, bottom, thickness]: string[]): void {
  page.steps.push({
    kind: 'box',
    ...placeOf(page, left, top),
    widthDots: Math.max(1, numberOf(right) - numberOf(left)),
    heightDots: Math.max(1, numberOf(bottom) - numberOf(top)),
    thicknessDots: Math.max(1, numberOf(thickness)),
  })
}

interface Round {
  width: number
  height: number
  thickness: number
}

function drawEllipse(page: Page, [x, y]: (string | undefined)[], { width, height, thickness }: Round): void {
  page.steps.push({
    kind: 'ellipse',
    ...placeOf(page, x, y),
    widthDots: width,
    heightDots: height,
    thicknessDots: Math.max(1, thickness),
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
