import { AppError } from '@scanbench/plugin'
import type {
  BarcodeStep,
  BitmapStep,
  BoxStep,
  DrawnLabel,
  DrawStep,
  Symbology,
  TextStep,
} from '@scanbench/plugin/machine'
import { binaryTextOf, bytesOfBinaryText } from '../../protocols/binary-text.ts'
import { bitmapPieces, printerBits } from '../../protocols/bitmap-pieces.ts'
import { TSPL_FONTS, TSPL_MULTIPLES } from '../../protocols/tspl/fonts.ts'
import { quoteTspl } from '../../protocols/tspl/quoted-text.ts'
import { toWindows1252 } from '../../protocols/windows-1252.ts'
import { commandsOnce } from '../common/commands-once.ts'
import { barsOf } from '../common/bars.ts'
import { CODE39_RATIO, linearCodeOf } from '../common/linear-codes.ts'
import { placeLines, sizesOf } from '../common/resident-text.ts'
import { pivotOf } from '../common/turned.ts'

/** Printer state that each job sets, so that nothing is left of the job before. */
export interface TsplPrinterState {
  darkness: number
  speed: number
  /** The line that says where labels begin; null: as set on the printer. */
  media: string | null
  ribbon: 'ON' | 'OFF' | null
  /** 1: the top of the label comes out last. */
  direction: 0 | 1
}

/** The commands for a step, or why there are none. */
export type TsplStep = { commands: string } | { reason: string }

/** Where the printer's interpreter could take dots for an immediate command. */
const FORBIDDEN = [[0x1b, 0x21] as const, [0x7e, 0x21] as const]
const WHITE = 0xff
const SIZES = sizesOf(TSPL_FONTS, { wide: TSPL_MULTIPLES, high: TSPL_MULTIPLES })

export function encodeTspl(label: DrawnLabel, state: TsplPrinterState): Uint8Array {
  const commands = label.steps.map((step) => {
    const encoded = encodeTsplStep(step)
    if ('reason' in encoded)
      throw new AppError('RENDER_FAILED', `A part of the label cannot be drawn: ${encoded.reason}.`)
    return encoded.commands
  })
  return bytesOfBinaryText(`${stateLines(label, state)}${commands.join('')}PRINT 1,1\r\n`)
}

function stateLines({ widthDots, heightDots, dotsPerMm }: DrawnLabel, state: TsplPrinterState): string {
  const lines = [
    // Spoils a line that a broken connection left half received. An empty one would carry it out: a PRINT without its end.
    'CLS',
    `SIZE ${millimetres(widthDots / dotsPerMm)} mm,${millimetres(heightDots / dotsPerMm)} mm`,
    state.media,
    'OFFSET 0 mm',
    'SHIFT 0',
    `DIRECTION ${state.direction},0`,
    'REFERENCE 0,0',
    `DENSITY ${state.darkness}`,
    `SPEED ${state.speed}`,
    state.ribbon === null ? null : `SET RIBBON ${state.ribbon}`,
    'CODEPAGE 1252',
    'CLS',
  ]
  return `${lines.filter((line) => line !== null).join('\r\n')}\r\n`
}

function millimetres(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

export function encodeTsplStep(step: DrawStep): TsplStep {
  if (step.x < 0 || step.y < 0) return { reason: 'It begins outside the label' }
  if (step.kind === 'text') return encodeText(step)
  if (step.kind === 'box') return encodeBox(step)
  if (step.kind === 'bitmap') return encodeBitmap(step)
  return step.kind === 'barcode' ? encodeBarcode(step) : { reason: 'The printer draws no ellipses' }
}

function encodeText(step: TextStep): TsplStep {
  const lines = placeLines(step, SIZES)
  if (lines === null) return { reason: 'No font of the printer fits into the place of the text' }
  const commands: string[] = []
  for (const { text, x, y, rotation, font } of lines) {
    const quoted = quote(text)
    if (quoted === null) return { reason: 'The printer cannot carry some characters of the text' }
    commands.push(`TEXT ${x},${y},"${font.name}",${rotation},${font.wide},${font.high},${quoted}\r\n`)
  }
  return { commands: commands.join('') }
}

function quote(text: string): string | null {
  const bytes = toWindows1252(text)
  return bytes === null ? null : quoteTspl(bytes)
}

function encodeBox(step: BoxStep): TsplStep {
  const bars = barsOf(step).map((bar) => `BAR ${bar.x},${bar.y},${bar.widthDots},${bar.heightDots}\r\n`)
  return { commands: bars.join('') }
}

function encodeBitmap(step: BitmapStep): TsplStep {
  return { commands: commandsOnce(step, 'tspl', () => writeBitmap(step)) }
}

function writeBitmap({ x, y, widthDots, heightDots, bits }: BitmapStep): string {
  const bitmap = { x, y, widthBytes: Math.ceil(widthDots / 8), heightDots, bits: printerBits(bits, widthDots, WHITE) }
  const pieces = bitmapPieces(bitmap, { white: WHITE, forbidden: FORBIDDEN })
  // Mode 1 leaves what was drawn before where the dots are white.
  const commands = pieces.map(
    (piece) => `BITMAP ${piece.x},${piece.y},${piece.widthBytes},${piece.heightDots},1,${binaryTextOf(piece.bits)}\r\n`,
  )
  return commands.join('')
}

function encodeBarcode(step: BarcodeStep): TsplStep {
  if (step.symbology === 'qr') return encodeMatrix(step, encodeQr)
  if (step.symbology === 'datamatrix') return encodeMatrix(step, encodeDataMatrix)
  return encodeLinear(step)
}

export const TSPL_LINEAR = { code128: '128', code39: '39', ean13: 'EAN13', ean8: 'EAN8', upca: 'UPCA' } as const
const TYPES: Readonly<Partial<Record<Symbology, string>>> = TSPL_LINEAR

function encodeLinear(step: BarcodeStep): TsplStep {
  const code = linearCodeOf(step)
  const type = TYPES[step.symbology]
  if (typeof code === 'string') return { reason: code }
  if (type === undefined) return { reason: `The printer draws no ${step.symbology}` }
  const quoted = quoteTspl(code.data)
  if (quoted === null) return { reason: 'The printer cannot carry some characters of the code' }
  if (code.widthModules === null && step.rotation >= 180)
    return { reason: 'The printer cannot place this code exactly when it is turned that far' }
  const extent = { along: (code.widthModules ?? 0) * step.moduleDots, across: step.heightDots }
  const { x, y } = pivotOf(step, step.rotation, extent)
  const wide = step.moduleDots * (step.symbology === 'code39' ? CODE39_RATIO : 1)
  return {
    commands: `BARCODE ${x},${y},"${type}",${step.heightDots},0,${step.rotation},${step.moduleDots},${wide},${quoted}\r\n`,
  }
}

function encodeMatrix(step: BarcodeStep, encode: (step: BarcodeStep, quoted: string) => TsplStep): TsplStep {
  if (step.rotation !== 0) return { reason: 'The printer cannot place this code exactly when it is turned' }
  const quoted = /^[ -~]+$/.test(step.data) ? quoteTspl(step.data) : null
  return quoted === null ? { reason: 'The printer cannot carry some characters of the code' } : encode(step, quoted)
}

/** Model 2 is said because the printers' own choice is model 1, which hardly any scanner reads. */
function encodeQr(step: BarcodeStep, quoted: string): TsplStep {
  if (step.moduleDots > 10) return { reason: 'The dots of the QR code are larger than the printer can draw' }
  const correction = step.errorCorrection ?? 'M'
  return { commands: `QRCODE ${step.x},${step.y},${correction},${step.moduleDots},A,0,M2,S7,${quoted}\r\n` }
}

/** Rows and columns of the largest Data Matrix. */
const MOST_MODULES = 144

function encodeDataMatrix(step: BarcodeStep, quoted: string): TsplStep {
  if (step.data.includes('~'))
    return { reason: 'The printer reads ~ in a Data Matrix code as the beginning of an escape' }
  const room = MOST_MODULES * step.moduleDots
  return { commands: `DMATRIX ${step.x},${step.y},${room},${room},x${step.moduleDots},${quoted}\r\n` }
}
