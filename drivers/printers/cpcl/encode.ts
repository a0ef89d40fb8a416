import { AppError } from '@scanbench/plugin'
import type {
  BarcodeStep,
  BitmapStep,
  DrawnLabel,
  DrawStep,
  Rotation,
  Symbology,
  TextStep,
} from '@scanbench/plugin/machine'
import { binaryTextOf, bytesOfBinaryText } from '../../protocols/binary-text.ts'
import { bitmapPieces, printerBits } from '../../protocols/bitmap-pieces.ts'
import type { BitmapPiece } from '../../protocols/bitmap-pieces.ts'
import { CPCL_FONTS, CPCL_MULTIPLES } from '../../protocols/cpcl/fonts.ts'
import { isCpclText } from '../../protocols/cpcl/line-text.ts'
import { hexadecimalOf } from '../../protocols/hexadecimal.ts'
import { barsOf } from '../common/bars.ts'
import type { Bar } from '../common/bars.ts'
import { commandsOnce } from '../common/commands-once.ts'
import { CODE39_RATIO, linearCodeOf } from '../common/linear-codes.ts'
import { placeLines, sizesOf } from '../common/resident-text.ts'
import { pivotOf } from '../common/turned.ts'

/** Printer state that each job sets, so that nothing is left of the job before. */
export interface CpclPrinterState {
  dpi: number
  darkness: number
  speed: number
  /** How it finds the next label; null: as set on the printer. */
  media: 'GAP-SENSE' | 'BAR-SENSE' | 'JOURNAL' | null
  graphics: CpclGraphics
}

/** Raw bytes, or twice as many hexadecimal digits for lines that do not let all bytes through. */
export type CpclGraphics = 'binary' | 'hexadecimal'

/** The commands for a step, or why there are none. */
export type CpclStep = { commands: string } | { reason: string }

/** CPCL turns the other way round. */
export const CPCL_TEXT: Readonly<Record<Rotation, string>> = { 0: 'TEXT', 90: 'TEXT270', 180: 'TEXT180', 270: 'TEXT90' }

const WHITE = 0x00
/** Where dots could be taken for a question, or for the beginning of a label. */
const FORBIDDEN = [
  [0x1b, 0x68] as const,
  [0x1b, 0x69] as const,
  [0x1b, 0x76] as const,
  [0x21, 0x20] as const,
  [0x21, 0x55] as const,
]
const SIZES = sizesOf(CPCL_FONTS, { wide: CPCL_MULTIPLES, high: CPCL_MULTIPLES })

export function encodeCpcl(label: DrawnLabel, state: CpclPrinterState): Uint8Array {
  const commands = label.steps.map((step) => {
    const encoded = encodeCpclStep(step, state.graphics)
    if ('reason' in encoded)
      throw new AppError('RENDER_FAILED', `A part of the label cannot be drawn: ${encoded.reason}.`)
    return encoded.commands
  })
  const end = state.media === 'JOURNAL' ? 'PRINT\r\n' : 'FORM\r\nPRINT\r\n'
  return bytesOfBinaryText(`${stateLines(label, state)}${commands.join('')}${end}`)
}

function stateLines({ widthDots, heightDots }: DrawnLabel, state: CpclPrinterState): string {
  const lines = [
    `! 0 ${state.dpi} ${state.dpi} ${heightDots} 1`,
    `PAGE-WIDTH ${widthDots}`,
    'IN-DOTS',
    state.media,
    `TONE ${state.darkness}`,
    `SPEED ${state.speed}`,
    'COUNTRY USA',
    'LEFT',
    'SETBOLD 0',
    'SETSP 0',
    'SETMAG 0 0',
    'BARCODE-TEXT OFF',
    'NO-PACE',
  ]
  return `${lines.filter((line) => line !== null).join('\r\n')}\r\n`
}

export function encodeCpclStep(step: DrawStep, graphics: CpclGraphics): CpclStep {
  if (step.x < 0 || step.y < 0) return { reason: 'It begins outside the label' }
  if (step.kind === 'text') return encodeText(step)
  if (step.kind === 'box') return { commands: barsOf(step).map(encodeBar).join('') }
  if (step.kind === 'bitmap') return encodeBitmap(step, graphics)
  if (step.kind === 'ellipse') return { reason: 'CPCL has no ellipses' }
  return step.symbology === 'qr' ? encodeQr(step) : encodeLinear(step)
}

function encodeText(step: TextStep): CpclStep {
  const lines = placeLines(step, SIZES)
  if (lines === null) return { reason: 'The font of the printer does not fit into the place of the text' }
  if (!lines.every(({ text }) => isCpclText(text)))
    return { reason: 'The printer cannot carry some characters of the text' }
  const commands = lines.map(
    ({ text, x, y, rotation, font }) =>
      `SETMAG ${font.wide} ${font.high}\r\n${CPCL_TEXT[rotation]} ${font.name} 0 ${x} ${y} ${text}\r\nSETMAG 0 0\r\n`,
  )
  return { commands: commands.join('') }
}

function encodeBar({ x, y, widthDots, heightDots }: Bar): string {
  return widthDots >= heightDots
    ? `LINE ${x} ${y} ${x + widthDots} ${y} ${heightDots}\r\n`
    : `LINE ${x} ${y} ${x} ${y + heightDots} ${widthDots}\r\n`
}

function encodeBitmap(step: BitmapStep, graphics: CpclGraphics): CpclStep {
  return { commands: commandsOnce(step, `cpcl ${graphics}`, () => writeBitmap(step, graphics)) }
}

function writeBitmap({ x, y, widthDots, heightDots, bits }: BitmapStep, graphics: CpclGraphics): string {
  const bitmap = { x, y, widthBytes: Math.ceil(widthDots / 8), heightDots, bits: printerBits(bits, widthDots, WHITE) }
  return bitmapPieces(bitmap, { white: WHITE, forbidden: FORBIDDEN }).map(GRAPHICS[graphics]).join('')
}

const GRAPHICS: Readonly<Record<CpclGraphics, (piece: BitmapPiece) => string>> = {
  binary: ({ x, y, widthBytes, heightDots, bits }) =>
    `CG ${widthBytes} ${heightDots} ${x} ${y} ${binaryTextOf(bits)}\r\n`,
  hexadecimal: ({ x, y, widthBytes, heightDots, bits }) =>
    `EG ${widthBytes} ${heightDots} ${x} ${y} ${hexadecimalOf(bits)}\r\n`,
}

export const CPCL_LINEAR = { code128: '128', code39: '39', ean13: 'EAN13', ean8: 'EAN8', upca: 'UPCA' } as const
const TYPES: Readonly<Partial<Record<Symbology, string>>> = CPCL_LINEAR

/** Wide bars of three modules; the other codes have no such choice, and any number will do. */
const RATIOS = { wide: CODE39_RATIO, none: 1 } as const

function encodeLinear(step: BarcodeStep): CpclStep {
  const code = linearCodeOf(step)
  if (typeof code === 'string') return { reason: code }
  const type = TYPES[step.symbology]
  if (type === undefined || !isCpclText(code.data))
    return { reason: 'The printer cannot carry some characters of the code' }
  const isUpwards = step.rotation === 270 && code.widthModules !== null
  if (step.rotation !== 0 && !isUpwards) return { reason: 'The printer cannot turn this code that way' }
  const extent = { along: (code.widthModules ?? 0) * step.moduleDots, across: step.heightDots }
  const { x, y } = pivotOf(step, step.rotation, extent)
  const ratio = step.symbology === 'code39' ? RATIOS.wide : RATIOS.none
  const name = isUpwards ? 'VBARCODE' : 'BARCODE'
  return {
    commands: `${name} ${type} ${step.moduleDots} ${ratio} ${step.heightDots} ${x} ${y} ${code.data}\r\n`,
  }
}

const LARGEST_QR_MODULE = 32

function encodeQr(step: BarcodeStep): CpclStep {
  if (step.rotation !== 0) return { reason: 'The printer cannot turn QR codes' }
  if (step.moduleDots > LARGEST_QR_MODULE)
    return { reason: 'The dots of the QR code are larger than the printer can draw' }
  if (!isCpclText(step.data)) return { reason: 'The printer cannot carry some characters of the code' }
  const correction = step.errorCorrection ?? 'M'
  return {
    commands: `BARCODE QR ${step.x} ${step.y} M 2 U ${step.moduleDots}\r\n${correction}A,${step.data}\r\nENDQR\r\n`,
  }
}
