import { AppError } from '@scanbench/plugin'
import type {
  BarcodeStep,
  BitmapStep,
  BoxStep,
  DrawnLabel,
  DrawStep,
  EllipseStep,
  TextStep,
} from '@scanbench/plugin/machine'
import type { Compression } from '../../protocols/compression.ts'
import { bytesPerRow, cropped } from '../../protocols/raster.ts'
import type { Raster } from '../../protocols/raster.ts'
import { writeEncodedGraphic } from '../../protocols/zpl/encoded-graphic.ts'
import { escapeBlock } from '../../protocols/zpl/field-data.ts'
import { writeGraphic, writeHexadecimal } from '../../protocols/zpl/graphic.ts'
import { commandsOnce } from '../common/commands-once.ts'
import { QR_DROP_DOTS } from './abilities.ts'
import { SYMBOL_WRITERS, TURNS } from './symbols.ts'

/** Printer state that each job sets, so that nothing is left of the job before. */
export interface ZplPrinterState {
  darkness: number
  speed: number
  /** Null: as set on the printer. */
  media: 'N' | 'Y' | 'M' | null
  printMethod: 'D' | 'T' | null
  graphics: ZplGraphics
}

/** How the dots of pictures are written. */
export type ZplGraphics = { form: 'zlib'; compression: Compression } | { form: 'runs' | 'hexadecimal' }

const ALIGN = { left: 'L', center: 'C', right: 'R' } as const

const encoder = new TextEncoder()

export function encodeLabel(label: DrawnLabel, state: ZplPrinterState): Uint8Array {
  const darkness = String(state.darkness).padStart(2, '0')
  const lines = [
    `~SD${darkness}`,
    `^XA^MUD^JMA^CI28^PW${label.widthDots}^LL${label.heightDots}^LH0,0^LS0^LT0^FWN^PON^PMN^LRN^MD0^PR${state.speed}`,
    state.media === null ? '' : `^MN${state.media}`,
    state.printMethod === null ? '' : `^MT${state.printMethod}`,
    ...label.steps.map((step) => encodeStep(step, state)),
    '^PQ1,0,0,N^XZ',
  ]
  return encoder.encode(`${lines.filter((line) => line !== '').join('\r\n')}\r\n`)
}

type Kinds = {
  [Kind in DrawStep['kind']]: (step: Extract<DrawStep, { kind: Kind }>, state: ZplPrinterState) => string
}

const KINDS: Kinds = {
  text: encodeText,
  barcode: encodeBarcode,
  box: encodeBox,
  ellipse: encodeEllipse,
  bitmap: encodeBitmap,
}

function encodeStep(step: DrawStep, state: ZplPrinterState): string {
  const encode = KINDS[step.kind] as (step: DrawStep, state: ZplPrinterState) => string
  return encode(step, state)
}

function encodeText(step: TextStep): string {
  const font = `^A0${TURNS[step.rotation]},${step.fontHeightDots},${step.fontWidthDots}`
  const block = `^FB${step.widthDots},${step.lines},0,${ALIGN[step.align]},0`
  return `^FO${step.x},${step.y}${font}${block}^FH\\^FD${escapeBlock(step.text)}^FS`
}

function encodeBox(step: BoxStep): string {
  return `^FO${step.x},${step.y}^GB${step.widthDots},${step.heightDots},${step.thicknessDots},B,0^FS`
}

function encodeEllipse(step: EllipseStep): string {
  return `^FO${step.x},${step.y}^GE${step.widthDots},${step.heightDots},${step.thicknessDots},B^FS`
}

function encodeBarcode(step: BarcodeStep): string {
  const write = SYMBOL_WRITERS[step.symbology]
  if (write === undefined)
    throw new AppError('RENDER_FAILED', `This printer cannot draw a code of the kind ${step.symbology} by itself.`)
  const top = step.symbology === 'qr' ? step.y - QR_DROP_DOTS : step.y
  if (top < 0)
    throw new AppError(
      'RENDER_FAILED',
      `The QR code begins ${step.y} dots below the top edge; this printer needs ${QR_DROP_DOTS}. Move it down in the template.`,
    )
  return `^FO${step.x},${top}${write(step)}^FS`
}

/** What lies left of the label or above it is cut off: a place is never negative. */
function encodeBitmap(step: BitmapStep, { graphics }: ZplPrinterState): string {
  return commandsOnce(step, `zpl ${graphics.form}`, () => writeBitmap(step, graphics))
}

function writeBitmap(step: BitmapStep, graphics: ZplGraphics): string {
  const left = Math.max(0, -step.x)
  const top = Math.max(0, -step.y)
  const widthDots = step.widthDots - left
  const heightDots = step.heightDots - top
  if (widthDots <= 0 || heightDots <= 0) return ''
  const raster = left + top === 0 ? step : cropped(step, { x: left, y: top, widthDots, heightDots })
  const total = raster.bits.length
  const header = `${total},${total},${bytesPerRow(widthDots)}`
  return `^FO${step.x + left},${step.y + top}^GFA,${header},${writeDots(raster, graphics)}^FS`
}

function writeDots(raster: Raster, graphics: ZplGraphics): string {
  if (graphics.form === 'zlib') return writeEncodedGraphic(raster, graphics.compression)
  return graphics.form === 'runs' ? writeGraphic(raster) : writeHexadecimal(raster)
}
