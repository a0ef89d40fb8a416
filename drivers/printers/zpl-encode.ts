import { AppError } from '@scanbench/plugin'
import type { BarcodeStep, BoxStep, DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { isCode128Text, writeCode128 } from '../protocols/zpl/code128-field.ts'
import { escapeBlock, escapeFieldData } from '../protocols/zpl/field-data.ts'

/** Printer state that each job sets, so that nothing is left of the job before. */
export interface ZplPrinterState {
  darkness: number
  speed: number
  /** Null: as set on the printer. */
  media: 'N' | 'Y' | 'M' | null
  printMethod: 'D' | 'T' | null
}

/** ^BQ draws this much lower than ^FO says. */
export const QR_DROP_DOTS = 10

const ALIGN = { left: 'L', center: 'C', right: 'R' } as const

export function encodeLabel(label: DrawnLabel, state: ZplPrinterState): Uint8Array {
  const darkness = String(state.darkness).padStart(2, '0')
  const lines = [
    `~SD${darkness}`,
    `^XA^CI28^PW${label.widthDots}^LL${label.heightDots}^LH0,0^LS0^LT0^FWN^PON^PMN^LRN^MD0^PR${state.speed}`,
    state.media === null ? '' : `^MN${state.media}`,
    state.printMethod === null ? '' : `^MT${state.printMethod}`,
    ...label.steps.map(encodeStep),
    '^PQ1,0,0,N^XZ',
  ]
  return new TextEncoder().encode(`${lines.filter((line) => line !== '').join('\r\n')}\r\n`)
}

function encodeStep(step: DrawStep): string {
  if (step.kind === 'text') return encodeText(step)
  if (step.kind === 'box') return encodeBox(step)
  const encode = step.kind === 'barcode' ? SYMBOLS[step.symbology] : undefined
  if (step.kind === 'barcode' && encode !== undefined) return encode(step)
  throw new AppError('RENDER_FAILED', `This printer cannot draw a ${step.kind} by itself.`)
}

function encodeText(step: TextStep): string {
  const font = `^A0N,${step.fontHeightDots},${step.fontWidthDots}`
  const block = `^FB${step.widthDots},${step.lines},0,${ALIGN[step.align]},0`
  return `^FO${step.x},${step.y}${font}${block}^FH\\^FD${escapeBlock(step.text)}^FS`
}

function encodeBox(step: BoxStep): string {
  return `^FO${step.x},${step.y}^GB${step.widthDots},${step.heightDots},${step.thicknessDots},B,0^FS`
}

const SYMBOLS: Readonly<Partial<Record<BarcodeStep['symbology'], (step: BarcodeStep) => string>>> = {
  qr: encodeQr,
  code128: encodeCode128,
  datamatrix: encodeDataMatrix,
}

function encodeQr(step: BarcodeStep): string {
  const top = step.y - QR_DROP_DOTS
  if (top < 0)
    throw new AppError(
      'RENDER_FAILED',
      `The QR code begins ${step.y} dots below the top edge; this printer needs ${QR_DROP_DOTS}. Move it down in the template.`,
    )
  return `^FO${step.x},${top}^BQN,2,${step.moduleDots}^FH\\^FD${qrField(step.data)}^FS`
}

/** The first three characters are the error correction and the input mode, never data. */
function qrField(text: string): string {
  // Automatic input could take other bytes for Kanji; byte mode names their number.
  if (/^[ -~]*$/.test(text)) return `MA,${escapeFieldData(text)}`
  const bytes = new TextEncoder().encode(text).length
  return `MM,B${String(bytes).padStart(4, '0')}${escapeFieldData(text)}`
}

function encodeCode128(step: BarcodeStep): string {
  if (!isCode128Text(step.data))
    throw new AppError(
      'RENDER_FAILED',
      `Code 128 carries no letters beyond ASCII, and "${step.data}" has some. Use a QR code in the template.`,
    )
  const { mode, data } = writeCode128(step.data)
  return `^FO${step.x},${step.y}^BY${step.moduleDots}^BCN,${step.heightDots},N,N,N,${mode}^FH\\^FD${data}^FS`
}

/** Escape characters to choose from: one that the text has not, as firmware differs in doubling it. */
const DATA_MATRIX_ESCAPES = ['_', '|', '`', '{', '}']

function encodeDataMatrix(step: BarcodeStep): string {
  const escape = DATA_MATRIX_ESCAPES.find((character) => !step.data.includes(character)) ?? '_'
  const data = escapeFieldData(step.data.replaceAll(escape, escape + escape))
  return `^FO${step.x},${step.y}^BXN,${step.moduleDots},200,,,,${escape}^FH\\^FD${data}^FS`
}
