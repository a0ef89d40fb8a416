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
import { EPL_FONTS, EPL_MULTIPLES } from '../../protocols/epl/fonts.ts'
import { quoteEpl } from '../../protocols/epl/quoted-text.ts'
import { toWindows1252 } from '../../protocols/windows-1252.ts'
import { commandsOnce } from '../common/commands-once.ts'
import { barsOf } from '../common/bars.ts'
import { CODE39_RATIO, linearCodeOf } from '../common/linear-codes.ts'
import { placeLines, sizesOf } from '../common/resident-text.ts'
import { pivotOf } from '../common/turned.ts'

/** Printer state that each job sets, so that nothing is left of the job before. */
export interface EplPrinterState {
  darkness: number
  speed: number
  /** What follows the length of the label: `,24`, `,B24` or `,0`. */
  gap: string
  isDirectThermal: boolean
  direction: 'T' | 'B'
  /** The printer says when a label is out. */
  reports: boolean
}

/** What differs from printer to printer. */
export interface EplAbilities {
  dpi: keyof typeof EPL_FONTS
  hasMatrixCodes: boolean
}

/** The commands for a step, or why there are none. */
export type EplStep = { commands: string } | { reason: string }

const QUARTERS = { 0: 0, 90: 1, 180: 2, 270: 3 } as const
const WHITE = 0xff
/** `^@` and `^e`: where dots could be taken for an immediate command. */
const FORBIDDEN = [[0x5e, 0x40] as const, [0x5e, 0x65] as const]
const SIZES = { 203: sizesOf(EPL_FONTS[203], EPL_MULTIPLES), 300: sizesOf(EPL_FONTS[300], EPL_MULTIPLES) } as const

export function encodeEpl(label: DrawnLabel, state: EplPrinterState, abilities: EplAbilities): Uint8Array {
  const commands = label.steps.map((step) => {
    const encoded = encodeEplStep(step, abilities)
    if ('reason' in encoded)
      throw new AppError('RENDER_FAILED', `A part of the label cannot be drawn: ${encoded.reason}.`)
    return encoded.commands
  })
  return bytesOfBinaryText(`${stateLines(label, state)}${commands.join('')}P1\r\n`)
}

function stateLines({ widthDots, heightDots }: DrawnLabel, state: EplPrinterState): string {
  const lines = [
    // Also spoils a line that a broken connection left half received. An empty one would carry it out: a P without its end.
    'N',
    state.reports ? 'US' : 'UN',
    'I8,A,001',
    state.isDirectThermal ? 'OD' : null,
    `q${widthDots}`,
    `Q${heightDots}${state.gap}`,
    `S${state.speed}`,
    `D${state.darkness}`,
    `Z${state.direction}`,
    'R0,0',
    // The picture is cleared again: the commands above may have made room for another one.
    'N',
  ]
  return `${lines.filter((line) => line !== null).join('\r\n')}\r\n`
}

export function encodeEplStep(step: DrawStep, abilities: EplAbilities): EplStep {
  if (step.x < 0 || step.y < 0) return { reason: 'It begins outside the label' }
  if (step.kind === 'text') return encodeText(step, abilities)
  if (step.kind === 'box') return encodeBox(step)
  if (step.kind === 'bitmap') return encodeBitmap(step)
  return step.kind === 'barcode' ? encodeBarcode(step, abilities) : { reason: 'EPL has no ellipses' }
}

function encodeText(step: TextStep, { dpi }: EplAbilities): EplStep {
  const lines = placeLines(step, SIZES[dpi])
  if (lines === null) return { reason: 'No font of the printer fits into the place of the text' }
  const commands: string[] = []
  for (const { text, x, y, rotation, font } of lines) {
    const bytes = toWindows1252(text)
    const quoted = bytes === null ? null : quoteEpl(bytes)
    if (quoted === null) return { reason: 'The printer cannot carry some characters of the text' }
    commands.push(`A${x},${y},${QUARTERS[rotation]},${font.name},${font.wide},${font.high},N,${quoted}\r\n`)
  }
  return { commands: commands.join('') }
}

function encodeBox(step: BoxStep): EplStep {
  const bars = barsOf(step).map((bar) => `LO${bar.x},${bar.y},${bar.widthDots},${bar.heightDots}\r\n`)
  return { commands: bars.join('') }
}

function encodeBitmap(step: BitmapStep): EplStep {
  return { commands: commandsOnce(step, 'epl', () => writeBitmap(step)) }
}

function writeBitmap({ x, y, widthDots, heightDots, bits }: BitmapStep): string {
  const bitmap = { x, y, widthBytes: Math.ceil(widthDots / 8), heightDots, bits: printerBits(bits, widthDots, WHITE) }
  const commands = bitmapPieces(bitmap, { white: WHITE, forbidden: FORBIDDEN }).map(
    (piece) => `GW${piece.x},${piece.y},${piece.widthBytes},${piece.heightDots},${binaryTextOf(piece.bits)}\r\n`,
  )
  return commands.join('')
}

export const EPL_LINEAR = { code128: '1', code39: '3', ean13: 'E30', ean8: 'E80', upca: 'UA0' } as const
const TYPES: Readonly<Partial<Record<Symbology, string>>> = EPL_LINEAR

function encodeBarcode(step: BarcodeStep, abilities: EplAbilities): EplStep {
  if (step.symbology === 'qr' || step.symbology === 'datamatrix') return encodeMatrix(step, abilities)
  const code = linearCodeOf(step)
  if (typeof code === 'string') return { reason: code }
  const type = TYPES[step.symbology]
  const quoted = quoteEpl(code.data)
  if (type === undefined || quoted === null) return { reason: 'The printer cannot carry some characters of the code' }
  if (code.widthModules === null && step.rotation >= 180)
    return { reason: 'The printer cannot place this code exactly when it is turned that far' }
  const extent = { along: (code.widthModules ?? 0) * step.moduleDots, across: step.heightDots }
  const { x, y } = pivotOf(step, step.rotation, extent)
  const wide = step.moduleDots * CODE39_RATIO
  return {
    commands: `B${x},${y},${QUARTERS[step.rotation]},${type},${step.moduleDots},${wide},${step.heightDots},N,${quoted}\r\n`,
  }
}

function encodeMatrix(step: BarcodeStep, { hasMatrixCodes }: EplAbilities): EplStep {
  if (!hasMatrixCodes) return { reason: 'Only later EPL printers draw QR and Data Matrix codes by themselves' }
  if (step.rotation !== 0) return { reason: 'The printer cannot place this code exactly when it is turned' }
  const quoted = /^[ -~]+$/.test(step.data) ? quoteEpl(step.data) : null
  if (quoted === null) return { reason: 'The printer cannot carry some characters of the code' }
  const options =
    step.symbology === 'qr' ? `Q,m2,s${step.moduleDots},e${step.errorCorrection ?? 'M'},iA` : `D,h${step.moduleDots}`
  return { commands: `b${step.x},${step.y},${options},${quoted}\r\n` }
}
