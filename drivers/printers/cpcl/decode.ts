import type { BarcodeStep, DrawnLabel, DrawStep, Rotation, Symbology } from '@scanbench/plugin/machine'
import { bytesOfBinaryText } from '../../protocols/binary-text.ts'
import { createCpclStream, parseCpclLine, parseSession, restOfLine } from '../../protocols/cpcl/commands.ts'
import { CPCL_FONTS } from '../../protocols/cpcl/fonts.ts'
import { boxOfBar } from '../common/bars.ts'
import { CPCL_LINEAR, CPCL_TEXT } from './encode.ts'
import { stepOfLinearCode } from '../common/linear-codes.ts'
import { textOfLine } from '../common/resident-text.ts'

interface Page {
  widthDots: number
  heightDots: number
  steps: DrawStep[]
  /** What every place is counted from. */
  shiftRight: number
  wide: number
  high: number
  /** A QR code, whose data stands on the lines that follow. */
  qr: BarcodeStep | null
}

/** The labels that these bytes draw, as far as they are made of what we write ourselves. */
export function decodeCpcl(bytes: Uint8Array, dotsPerMm: number): DrawnLabel[] {
  const labels: DrawnLabel[] = []
  let page: Page | null = null
  for (const piece of createCpclStream().push(bytes)) {
    if (piece.kind === 'immediate') continue
    const session = parseSession(piece.line)
    if (session !== null) page = { ...newPage(dotsPerMm), heightDots: session.height, shiftRight: session.offset }
    else if (page !== null && piece.line.trim() === 'PRINT') {
      const { widthDots, heightDots, steps } = page
      labels.push({ widthDots, heightDots, dotsPerMm, steps })
      page = null
    } else if (page !== null) draw(page, piece.line, piece.data)
  }
  return labels
}

/** Commands that draw something which is not understood here, each once. */
export function unknownCpcl(bytes: Uint8Array): string[] {
  const names = new Set<string>()
  let isData = false
  for (const piece of createCpclStream().push(bytes)) {
    if (piece.kind === 'immediate') continue
    const { name, parameters } = parseCpclLine(piece.line)
    if (!isData && !(name in COMMANDS) && !DRAWS_NOTHING.has(name)) names.add(name)
    if (name === 'BARCODE' && parameters[0]?.toUpperCase() === 'QR') isData = true
    if (name === 'ENDQR') isData = false
  }
  return [...names]
}

/** How it is printed, and not what. */
const DRAWS_NOTHING = new Set(
  (
    '! ; PRINT FORM IN-DOTS GAP-SENSE BAR-SENSE JOURNAL TONE CONTRAST SPEED COUNTRY LEFT SETBOLD SETSP BARCODE-TEXT ' +
    'BT PACE NO-PACE ENDQR PREFEED POSTFEED SETFF ON-FEED ON-OUT-OF-PAPER BEEP WAIT REWIND ABORT END'
  ).split(' '),
)

/** A label that does not say its width is as wide as the roll, which nobody here knows. */
function newPage(dotsPerMm: number): Page {
  const widthDots = Math.round(100 * dotsPerMm)
  return { widthDots, heightDots: 0, steps: [], shiftRight: 0, wide: 1, high: 1, qr: null }
}

function draw(page: Page, line: string, data: string): void {
  if (page.qr !== null) return drawQrLine(page, page.qr, line)
  const { name, parameters } = parseCpclLine(line)
  COMMANDS[name]?.(page, parameters, { line, data })
}

type Command = (page: Page, parameters: string[], source: { line: string; data: string }) => void

const pageWidth: Command = (page, [width]) => (page.widthDots = Math.max(0, numberOf(width)))

const COMMANDS: Readonly<Record<string, Command>> = {
  'PAGE-WIDTH': pageWidth,
  PW: pageWidth,
  SETMAG: (page, [wide, high]) => {
    page.wide = Math.max(1, numberOf(wide))
    page.high = Math.max(1, numberOf(high))
  },
  ...textCommands(),
  BARCODE: (page, parameters, { line }) => {
    if (parameters[0]?.toUpperCase() === 'QR') beginQr(page, parameters)
    else drawBarcode(page, parameters, { line, rotation: 0 })
  },
  B: (page, parameters, { line }) => drawBarcode(page, parameters, { line, rotation: 0 }),
  VBARCODE: (page, parameters, { line }) => drawBarcode(page, parameters, { line, rotation: 270 }),
  VB: (page, parameters, { line }) => drawBarcode(page, parameters, { line, rotation: 270 }),
  LINE: drawLine,
  L: drawLine,
  BOX: drawBox,
  CG: (page, parameters, { data }) => drawBitmap(page, parameters, bytesOfBinaryText(data)),
  'COMPRESSED-GRAPHICS': (page, parameters, { data }) => drawBitmap(page, parameters, bytesOfBinaryText(data)),
  EG: drawHexadecimal,
  'EXPANDED-GRAPHICS': drawHexadecimal,
}

/** `TEXT90`, and short `T90`. */
function textCommands(): Record<string, Command> {
  const rotations = Object.entries(CPCL_TEXT).map(([turned, name]) => [name, Number(turned) as Rotation] as const)
  return Object.fromEntries(
    rotations.flatMap(([name, rotation]) => {
      const command: Command = (page, parameters, { line }) => drawText(page, parameters, { line, rotation })
      return [
        [name, command],
        [name.replace('TEXT', 'T'), command],
      ]
    }),
  )
}

function numberOf(text: string | undefined): number {
  return /^-?\d+$/.test(text ?? '') ? Number(text) : 0
}

function placeOf({ shiftRight }: Page, x: string | undefined, y: string | undefined): { x: number; y: number } {
  return { x: numberOf(x) + shiftRight, y: numberOf(y) }
}

interface Turned {
  line: string
  rotation: Rotation
}

const WORDS_BEFORE_TEXT = 5
const WORDS_BEFORE_CODE = 7

function drawText(page: Page, [name = '', , x, y]: string[], { line, rotation }: Turned): void {
  const text = restOfLine(line, WORDS_BEFORE_TEXT)
  if (text === '') return
  const { pitchDots, heightDots } = CPCL_FONTS[0]
  const { wide, high } = page
  const font = { name, wide, high, pitchDots: pitchDots * wide, heightDots: heightDots * high }
  page.steps.push(textOfLine({ text, ...placeOf(page, x, y), rotation, font }))
}

const SYMBOLOGIES: ReadonlyMap<string, Symbology> = new Map(
  Object.entries(CPCL_LINEAR).map(([symbology, type]) => [type, symbology as keyof typeof CPCL_LINEAR]),
)

function drawBarcode(page: Page, [type = '', width, , height, x, y]: string[], { line, rotation }: Turned): void {
  const symbology = SYMBOLOGIES.get(type.toUpperCase())
  const told = restOfLine(line, WORDS_BEFORE_CODE)
  if (symbology === undefined || told === '') return
  page.steps.push(
    stepOfLinearCode({
      symbology,
      told,
      pivot: placeOf(page, x, y),
      rotation,
      moduleDots: numberOf(width),
      heightDots: numberOf(height),
    }),
  )
}

/** What printers take when no size is said. */
const DEFAULT_QR_MODULE = 6

function beginQr(page: Page, [, x, y, ...options]: string[]): void {
  const size = options[options.findIndex((option) => option.toUpperCase() === 'U') + 1]
  const hasSize = options.some((option) => option.toUpperCase() === 'U')
  page.qr = {
    kind: 'barcode',
    symbology: 'qr',
    ...placeOf(page, x, y),
    rotation: 0,
    moduleDots: hasSize ? numberOf(size) : DEFAULT_QR_MODULE,
    heightDots: 0,
    errorCorrection: 'M',
    data: '',
  }
}

/** `MA,data`: the error correction and how the data is packed stand before the comma. */
function drawQrLine(page: Page, qr: BarcodeStep, line: string): void {
  if (line.trim() === 'ENDQR') {
    page.steps.push(qr)
    page.qr = null
    return
  }
  const [, correction, data] = /^([LMQH])?[AM]?,(.*)$/.exec(line) ?? []
  const errorCorrection = (correction ?? 'M') as NonNullable<BarcodeStep['errorCorrection']>
  page.qr = { ...qr, errorCorrection, data: qr.data + (data ?? line) }
}

/** Slanted lines are not shown. */
function drawLine(page: Page, [left, top, right, bottom, thickness]: string[]): void {
  const thicknessDots = Math.max(1, numberOf(thickness))
  const across = numberOf(right) - numberOf(left)
  const down = numberOf(bottom) - numberOf(top)
  if (across !== 0 && down !== 0) return
  const size =
    down === 0 ? { widthDots: across, heightDots: thicknessDots } : { widthDots: thicknessDots, heightDots: down }
  if (size.widthDots > 0 && size.heightDots > 0) page.steps.push(boxOfBar({ ...placeOf(page, left, top), ...size }))
}

function drawBox(page: Page, [left, top, right, bottom, thickness]: string[]): void {
  page.steps.push({
    kind: 'box',
    ...placeOf(page, left, top),
    widthDots: Math.max(1, numberOf(right) - numberOf(left)),
    heightDots: Math.max(1, numberOf(bottom) - numberOf(top)),
    thicknessDots: Math.max(1, numberOf(thickness)),
  })
}

function drawHexadecimal(page: Page, parameters: string[]): void {
  const [width, height, , , digits = ''] = parameters
  const length = numberOf(width) * numberOf(height)
  if (digits.length !== length * 2) return
  const bits = new Uint8Array(length)
  for (let at = 0; at < bits.length; at++) bits[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16) || 0
  drawBitmap(page, parameters, bits)
}

function drawBitmap(page: Page, [width, height, x, y]: string[], bits: Uint8Array): void {
  const widthDots = numberOf(width) * 8
  const heightDots = numberOf(height)
  if (bits.length !== numberOf(width) * heightDots) return
  page.steps.push({ kind: 'bitmap', ...placeOf(page, x, y), widthDots, heightDots, bits })
}
