import type { BarcodeStep, DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { readCode128 } from '../protocols/zpl/code128-field.ts'
import { parseCommands } from '../protocols/zpl/commands.ts'
import type { ZplCommand } from '../protocols/zpl/commands.ts'
import { unescapeBlock, unescapeFieldData } from '../protocols/zpl/field-data.ts'
import { ZplStream } from '../protocols/zpl/stream.ts'
import { QR_DROP_DOTS } from './zpl-encode.ts'

/** The labels that these bytes draw, as far as they are made of what we write ourselves. */
export function decodeLabels(bytes: Uint8Array, dotsPerMm: number): DrawnLabel[] {
  const formats = new ZplStream().push(bytes).filter((piece) => piece.kind === 'format')
  return formats.map((format) => decodeFormat(parseCommands(format.bytes), dotsPerMm))
}

/** What a printer remembers until ^FS, and the values that stay beyond it. */
interface Field {
  x: number
  y: number
  fontHeight: number
  fontWidth: number
  block: { width: number; lines: number; align: TextStep['align'] } | null
  symbol: { symbology: BarcodeStep['symbology']; command: ZplCommand } | null
  box: ZplCommand | null
  data: string | null
}

interface Page {
  label: DrawnLabel
  moduleDots: number
  barHeight: number
  field: Field
}

const EMPTY_FIELD: Field = {
  x: 0,
  y: 0,
  fontHeight: 0,
  fontWidth: 0,
  block: null,
  symbol: null,
  box: null,
  data: null,
}

const ALIGN: Readonly<Record<string, TextStep['align']>> = { L: 'left', C: 'center', R: 'right' }

/** A label that does not say its size is printed in that of the roll, which nobody here knows. */
function sizeWithoutCommands(dotsPerMm: number): Pick<DrawnLabel, 'widthDots' | 'heightDots'> {
  return { widthDots: Math.round(100 * dotsPerMm), heightDots: Math.round(50 * dotsPerMm) }
}

function decodeFormat(commands: ZplCommand[], dotsPerMm: number): DrawnLabel {
  const page: Page = {
    label: { ...sizeWithoutCommands(dotsPerMm), dotsPerMm, steps: [] },
    moduleDots: 2,
    barHeight: 10,
    field: { ...EMPTY_FIELD },
  }
  for (const command of commands) COMMANDS[command.name]?.(page, command)
  return page.label
}

const COMMANDS: Readonly<Record<string, (page: Page, command: ZplCommand) => void>> = {
  PW: (page, command) => (page.label.widthDots = numberAt(command, 0, page.label.widthDots)),
  LL: (page, command) => (page.label.heightDots = numberAt(command, 0, page.label.heightDots)),
  BY: (page, command) => {
    page.moduleDots = numberAt(command, 0, page.moduleDots)
    page.barHeight = numberAt(command, 2, page.barHeight)
  },
  FO: ({ field }, command) => {
    field.x = numberAt(command, 0, 0)
    field.y = numberAt(command, 1, 0)
  },
  A: ({ field }, command) => {
    field.fontHeight = numberAt(command, 1, 0)
    field.fontWidth = numberAt(command, 2, field.fontHeight)
  },
  FB: ({ field }, command) => {
    const align = ALIGN[command.parameters[3] ?? 'L'] ?? 'left'
    field.block = { width: numberAt(command, 0, 0), lines: numberAt(command, 1, 1), align }
  },
  BQ: ({ field }, command) => (field.symbol = { symbology: 'qr', command }),
  BC: ({ field }, command) => (field.symbol = { symbology: 'code128', command }),
  BX: ({ field }, command) => (field.symbol = { symbology: 'datamatrix', command }),
  GB: ({ field }, command) => (field.box = command),
  FD: ({ field }, command) => (field.data = command.data),
  FS: (page) => {
    const step = stepOf(page)
    if (step !== null) page.label.steps.push(step)
    page.field = { ...EMPTY_FIELD }
  },
}

function stepOf(page: Page): DrawStep | null {
  const { field } = page
  if (field.box !== null) return boxStep(field, field.box)
  if (field.data === null) return null
  if (field.symbol !== null) return SYMBOLS[field.symbol.symbology]?.(page, field.symbol.command, field.data) ?? null
  return field.fontHeight === 0 ? null : textStep(page, field.data)
}

function boxStep({ x, y }: Field, command: ZplCommand): DrawStep {
  const thicknessDots = numberAt(command, 2, 1)
  const widthDots = Math.max(numberAt(command, 0, thicknessDots), thicknessDots)
  const heightDots = Math.max(numberAt(command, 1, thicknessDots), thicknessDots)
  return { kind: 'box', x, y, widthDots, heightDots, thicknessDots }
}

function textStep({ label, field }: Page, data: string): DrawStep {
  const block = field.block ?? { width: Math.max(0, label.widthDots - field.x), lines: 1, align: 'left' as const }
  return {
    kind: 'text',
    x: field.x,
    y: field.y,
    rotation: 0,
    widthDots: block.width,
    fontHeightDots: field.fontHeight,
    fontWidthDots: field.fontWidth,
    lines: block.lines,
    align: block.align,
    text: field.block === null ? unescapeFieldData(data) : unescapeBlock(data),
  }
}

type SymbolReader = (page: Page, command: ZplCommand, data: string) => BarcodeStep

const SYMBOLS: Readonly<Partial<Record<BarcodeStep['symbology'], SymbolReader>>> = {
  qr: ({ field }, command, data) => ({
    kind: 'barcode',
    symbology: 'qr',
    rotation: 0,
    errorCorrection: 'M',
    x: field.x,
    y: field.y + QR_DROP_DOTS,
    moduleDots: numberAt(command, 2, 2),
    heightDots: 0,
    data: qrData(unescapeFieldData(data)),
  }),
  code128: ({ field, moduleDots, barHeight }, command, data) => ({
    kind: 'barcode',
    symbology: 'code128',
    rotation: 0,
    errorCorrection: null,
    x: field.x,
    y: field.y,
    moduleDots,
    heightDots: numberAt(command, 1, barHeight),
    data: readCode128({ mode: command.parameters[5] === 'A' ? 'A' : 'N', data }),
  }),
  datamatrix: ({ field }, command, data) => ({
    kind: 'barcode',
    symbology: 'datamatrix',
    rotation: 0,
    errorCorrection: null,
    x: field.x,
    y: field.y,
    moduleDots: numberAt(command, 1, 2),
    heightDots: 0,
    data: withoutDoubles(unescapeFieldData(data), command.parameters[6] ?? '~'),
  }),
}

/** `MA,text`, or in manual mode `MM,B0004text`, `MM,N123`, `MM,ATEXT`. */
function qrData(field: string): string {
  const data = field.slice(3)
  if (field[1] !== 'M') return data
  return data.startsWith('B') ? data.slice(5) : data.slice(1)
}

function withoutDoubles(text: string, escape: string): string {
  return escape === '' ? text : text.replaceAll(escape + escape, escape)
}

function numberAt(command: ZplCommand, index: number, otherwise: number): number {
  const value = command.parameters[index] ?? ''
  return /^\d+$/.test(value) ? Number(value) : otherwise
}
