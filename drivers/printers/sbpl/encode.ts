import { AppError } from '@scanbench/plugin'
import type { BarcodeStep, BitmapStep, BoxStep, DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { code128Modules, code128Runs, gs1Runs, spelledRuns } from '../../protocols/code128-runs.ts'
import type { RunWords } from '../../protocols/code128-runs.ts'
import { hexadecimalOf } from '../../protocols/hexadecimal.ts'
import { commandsOnce } from '../common/commands-once.ts'
import { linesOfText, refuseLines } from '../common/text-lines.ts'

/** Printer state that each job sets, so that nothing is left of the job before. */
export interface SbplPrinterState {
  darkness: number
  speed: number
  /** Null: as set on the printer. 0 mark, 1 gap, 2 no sensor. */
  sensor: 0 | 1 | 2 | null
  /** STX and ETX around each job. */
  isFramed: boolean
}

const encoder = new TextEncoder()
const ESC = '\u001b'
/** Four digits hold a place. */
const MOST_DOTS = 9998
const THICKEST = 99
const LARGEST_FONT = 999
const SMALLEST_FONT = 16

export function encodeLabel(label: DrawnLabel, state: SbplPrinterState): Uint8Array {
  const job = [
    `${ESC}A${ESC}A3H0001V0001${ESC}A1${digits(label.heightDots, 4)}${digits(label.widthDots, 4)}`,
    `${ESC}CS${state.speed}${ESC}#E${state.darkness}`,
    ...label.steps.map(encodeStep),
    `${ESC}Q1${ESC}Z`,
  ].join('')
  // The sensor is chosen in a job of its own.
  const sensor = state.sensor === null ? '' : framed(`${ESC}A${ESC}IG${state.sensor}${ESC}Z`, state)
  return encoder.encode(`${sensor}${framed(job, state)}`)
}

function framed(job: string, { isFramed }: SbplPrinterState): string {
  return isFramed ? `\u0002${job}\u0003` : job
}

/** Why SBPL cannot do it by a command; null when it can. */
export function refusal(step: DrawStep): string | null {
  if (!isPlace(step.x) || !isPlace(step.y)) return 'SBPL has no place there'
  const refuse: ((step: never) => string | null) | undefined = REFUSALS[step.kind]
  return refuse(step as never)
}

const REFUSALS: { readonly [K in DrawStep['kind']]: (step: Extract<DrawStep, { kind: K }>) => string | null } = {
  text: refuseText,
  barcode: refuseBarcode,
  box: refuseBox,
  ellipse: () => 'SBPL has no ellipses',
  bitmap: ({ widthDots, heightDots }) =>
    widthDots > 8 * 999 || heightDots > 8 * 999 ? 'SBPL has no pictures that large' : null,
}

function isPlace(dots: number): boolean {
  return Number.isInteger(dots) && dots >= 0 && dots <= MOST_DOTS
}

function refuseText(step: TextStep): string | null {
  const reason = refuseLines(step, 'SATO')
  if (reason !== null) return reason
  const sizes = [step.fontHeightDots, step.fontWidthDots]
  if (sizes.some((size) => size < SMALLEST_FONT || size > LARGEST_FONT))
    return `Letters of SATO printers have ${SMALLEST_FONT} to ${LARGEST_FONT} dots`
  return null
}

function refuseBox({ widthDots, heightDots, thicknessDots }: BoxStep): string | null {
  if (widthDots > MOST_DOTS || heightDots > MOST_DOTS) return 'SBPL has no boxes that large'
  return Math.min(thicknessDots, widthDots, heightDots) > THICKEST
    ? `SBPL draws lines of ${THICKEST} dots at most`
    : null
}

function refuseBarcode(step: BarcodeStep): string | null {
  const code = CODES[step.symbology]
  return code === undefined ? `This code is drawn as dots on SATO printers: ${step.symbology}` : code.refuse(step)
}

function encodeStep(step: DrawStep): string {
  const reason = refusal(step)
  if (reason !== null || step.kind === 'ellipse')
    throw new AppError('RENDER_FAILED', `This printer cannot draw a ${step.kind} by itself: ${reason}.`)
  if (step.kind === 'text') return linesOfText(step).map(encodeLine).join('')
  if (step.kind === 'box') return encodeBox(step)
  return step.kind === 'bitmap' ? encodeBitmap(step) : encodeBarcode(step)
}

/** Places count from 1. */
function at(x: number, y: number): string {
  return `${ESC}V${digits(y + 1, 4)}${ESC}H${digits(x + 1, 4)}`
}

/** Turns are counted against the clock, and a turned field begins at its own upper left corner. */
const TURNS = { 0: '0', 90: '3', 180: '2', 270: '1' } as const

function turnedAt(step: TextStep | BarcodeStep, width: number, height: number): string {
  const { x, y, rotation } = step
  const isRight = rotation === 90 || rotation === 180
  const isBelow = rotation === 180 || rotation === 270
  const [across, down] = rotation === 0 || rotation === 180 ? [width, height] : [height, width]
  return `${ESC}%${TURNS[rotation]}${at(isRight ? x + across : x, isBelow ? y + down : y)}`
}

function encodeLine(step: TextStep): string {
  const size = `${digits(step.fontWidthDots, 3)},${digits(step.fontHeightDots, 3)}`
  return `${turnedAt(step, step.widthDots, step.fontHeightDots)}${ESC}RDB00,${size},${step.text}`
}

function encodeBox(step: BoxStep): string {
  const { x, y, widthDots, heightDots } = step
  const thickness = Math.min(step.thicknessDots, widthDots, heightDots)
  const line = (length: number, direction: 'H' | 'V'): string =>
    `${ESC}%0${at(x, y)}${ESC}FW${digits(thickness, 2)}${direction}${digits(length, 4)}`
  if (thickness === heightDots) return line(widthDots, 'H')
  if (thickness === widthDots) return line(heightDots, 'V')
  const sides = digits(thickness, 2).repeat(2)
  return `${ESC}%0${at(x, y)}${ESC}FW${sides}V${digits(heightDots, 4)}H${digits(widthDots, 4)}`
}

/** Hexadecimal: in binary data printers would obey ENQ and CAN. Both sides are whole bytes; what is added is white. */
function encodeBitmap(step: BitmapStep): string {
  return commandsOnce(step, 'sbpl', () => writeBitmap(step))
}

function writeBitmap({ x, y, widthDots, heightDots, bits }: BitmapStep): string {
  const columns = Math.ceil(widthDots / 8)
  const rows = Math.ceil(heightDots / 8)
  const data = hexadecimalOf(bits).padEnd(columns * rows * 16, '0')
  return `${ESC}%0${at(x, y)}${ESC}GH${digits(columns, 3)}${digits(rows, 3)}${data}`
}

interface SbplCode {
  refuse: (step: BarcodeStep) => string | null
  /** Dots along the bars' row, to find the corner of a turned code. */
  width: (step: BarcodeStep) => number
  write: (step: BarcodeStep) => string
}

const CODES: Readonly<Partial<Record<BarcodeStep['symbology'], SbplCode>>> = {
  code128: {
    refuse: (step) => {
      if (code128Runs(step.data) === null) return 'Code 128 of SATO printers carries printable ASCII alone'
      return step.data.includes('>') ? RESERVED : refuseBars(step)
    },
    width: ({ data, moduleDots }) => code128Modules(code128Runs(data) ?? [], 0) * moduleDots,
    write: (step) => `BG${barSizes(step)}${spelledRuns(code128Runs(step.data) ?? [], WORDS, { isGs1: false })}`,
  },
  'gs1-128': {
    refuse: (step) => (/^[ -=?-~]+$/.test(step.data.replaceAll(GS, '')) ? refuseBars(step) : RESERVED),
    width: ({ data, moduleDots }) => code128Modules(gs1Runs(data), 1) * moduleDots,
    write: (step) => `BG${barSizes(step)}${spelledRuns(gs1Runs(step.data), WORDS, { isGs1: true })}`,
  },
  code39: {
    refuse: (step) => (/^[\dA-Z .$/+%-]+$/.test(step.data) ? refuseBars(step) : 'Code 39 has no such characters'),
    width: ({ data, moduleDots }) => (16 * (data.length + 2) - 1) * moduleDots,
    write: (step) => `B1${barSizes(step)}*${step.data}*`,
  },
  qr: {
    refuse: ({ data, rotation, moduleDots }) => {
      if (rotation !== 0) return 'SATO printers do not turn square codes'
      if (moduleDots > 32) return 'SBPL has modules of 32 dots at most'
      return /^[ -~]+$/.test(data) && data.length <= 2953 ? null : 'QR codes of SATO printers carry ASCII alone'
    },
    width: () => 0,
    write: ({ data, moduleDots, errorCorrection }) =>
      `2D30,${errorCorrection ?? 'M'},${digits(moduleDots, 2)},0,0${ESC}DN${digits(data.length, 4)},${data}`,
  },
}

const RESERVED = 'SATO printers take > in Code 128 for the beginning of a command'

/** By themselves these printers change no subset. */
const WORDS: RunWords = { start: { B: '>H', C: '>I' }, change: { B: '>D', C: '>C' }, fnc1: '>F' }
const GS = '\u001d'

function refuseBars({ moduleDots, heightDots }: BarcodeStep): string | null {
  return moduleDots > 12 || heightDots > 600 || heightDots < 1 ? 'SBPL has bars of 12 by 600 dots at most' : null
}

function barSizes({ moduleDots, heightDots }: BarcodeStep): string {
  return `${digits(moduleDots, 2)}${digits(heightDots, 3)}`
}

function encodeBarcode(step: BarcodeStep): string {
  const code = CODES[step.symbology]
  return code === undefined ? '' : `${turnedAt(step, code.width(step), step.heightDots)}${ESC}${code.write(step)}`
}

/** The corner of a code that was turned and the size it has, for the way back. */
export function codeWidthDots(step: BarcodeStep): number {
  return CODES[step.symbology]?.width(step) ?? 0
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
