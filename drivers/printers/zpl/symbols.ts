import { AppError } from '@scanbench/plugin'
import type { BarcodeStep, Rotation, Symbology } from '@scanbench/plugin/machine'
import { modulo10 } from '../../protocols/check-digits.ts'
import { elementString } from '../../protocols/gs1-brackets.ts'
import { pdf417Columns, PDF417_LEVEL } from '../../protocols/pdf417-shape.ts'
import { completeRetail, expandUpce, shortenUpca } from '../../protocols/retail-codes.ts'
import {
  isCode128Text,
  isGs1Code128,
  readCode128,
  readGs1Code128,
  writeCode128,
  writeGs1Code128,
} from '../../protocols/zpl/code128-field.ts'
import type { Code128Field } from '../../protocols/zpl/code128-field.ts'
import type { ZplCommand } from '../../protocols/zpl/commands.ts'
import { escapeFieldData, unescapeFieldData } from '../../protocols/zpl/field-data.ts'
import { QR_DROP_DOTS } from './abilities.ts'
import { numberAt } from './numbers.ts'

/** What a code was told by its own command, by ^BY and by ^FD. */
export interface ReadSymbol {
  command: ZplCommand
  moduleDots: number
  barHeight: number
  data: string
}

/** What a code is, but for its place. */
export type SymbolFacts = Pick<BarcodeStep, 'symbology' | 'moduleDots' | 'heightDots' | 'errorCorrection' | 'data'> & {
  /** How much lower it is drawn than its ^FO says. */
  dropDots: number
}

export const TURNS: Readonly<Record<Rotation, string>> = { 0: 'N', 90: 'R', 180: 'I', 270: 'B' }

/** The commands of each kind of code, from ^BY to ^FD, without its place. */
export const SYMBOL_WRITERS: Readonly<Partial<Record<Symbology, (step: BarcodeStep) => string>>> = {
  code128: ({ data, ...step }) => {
    if (!isCode128Text(data))
      throw new AppError(
        'RENDER_FAILED',
        `Code 128 carries no letters beyond ASCII, and "${data}" has some. Use a QR code in the template.`,
      )
    return writeBars128(step, writeCode128(data))
  },
  'gs1-128': ({ data, ...step }) => writeBars128(step, writeGs1Code128(data)),
  code39: (step) => `^BY${step.moduleDots},3^B3${turn(step)},N,${step.heightDots},N,N${field(step.data)}`,
  ean13: (step) => `^BY${step.moduleDots}^BE${turn(step)},${step.heightDots},N,N${field(step.data.slice(0, -1))}`,
  ean8: (step) => `^BY${step.moduleDots}^B8${turn(step)},${step.heightDots},N,N${field(step.data.slice(0, -1))}`,
  upca: (step) => `^BY${step.moduleDots}^BU${turn(step)},${step.heightDots},N,N,N${field(step.data.slice(0, -1))}`,
  upce: (step) => `^BY${step.moduleDots}^B9${turn(step)},${step.heightDots},N,N,N${field(longForm(step.data))}`,
  itf14: (step) => `^BY${step.moduleDots},2^B2${turn(step)},${step.heightDots},N,N,N${field(step.data)}`,
  qr: (step) => `^BQN,2,${step.moduleDots}^FH\\^FD${qrField(step)}`,
  datamatrix: (step) => writeDataMatrix(step, ''),
  'gs1-datamatrix': (step) => writeDataMatrix(step, '1'),
  pdf417: (step) =>
    `^BY${step.moduleDots}^B7${turn(step)},${step.heightDots},${PDF417_LEVEL},${pdf417Columns(step.data)},,N${field(step.data)}`,
  aztec: (step) => `^BO${turn(step)},${step.moduleDots},N,0,N,1${field(step.data)}`,
}

function turn({ rotation }: Pick<BarcodeStep, 'rotation'>): string {
  return TURNS[rotation]
}

function field(data: string): string {
  return `^FH\\^FD${escapeFieldData(data)}`
}

function writeBars128(step: Omit<BarcodeStep, 'data'>, { mode, data }: Code128Field): string {
  return `^BY${step.moduleDots}^BC${turn(step)},${step.heightDots},N,N,N,${mode}^FH\\^FD${data}`
}

/** ^B9 takes the ten digits of the long number between its system and its check digit. */
function longForm(eight: string): string {
  return expandUpce(eight.slice(0, 7)).slice(1)
}

/** The first three characters are the error correction and the input mode, never data. */
function qrField({ data, errorCorrection }: BarcodeStep): string {
  const level = errorCorrection ?? 'M'
  // Automatic input could take other bytes for Kanji; byte mode names their number.
  if (/^[ -~]*$/.test(data)) return `${level}A,${escapeFieldData(data)}`
  const bytes = new TextEncoder().encode(data).length
  return `${level}M,B${String(bytes).padStart(4, '0')}${escapeFieldData(data)}`
}

/** Escape characters to choose from: one that the text has not, as firmware differs in doubling it. */
const DATA_MATRIX_ESCAPES = ['_', '|', '`', '{', '}']
const GS = '\u001d'

function writeDataMatrix(step: BarcodeStep, fnc1: '' | '1'): string {
  const escape = DATA_MATRIX_ESCAPES.find((character) => !step.data.includes(character)) ?? '_'
  const doubled = step.data.replaceAll(escape, escape + escape)
  const data = fnc1 === '' ? doubled : `${escape}1${doubled.replaceAll(GS, `${escape}1`)}`
  return `^BX${turn(step)},${step.moduleDots},200,,,,${escape}^FH\\^FD${escapeFieldData(data)}`
}

type Reader = (symbol: ReadSymbol) => Partial<SymbolFacts> & Pick<SymbolFacts, 'symbology' | 'data'>

const retail =
  (symbology: 'ean13' | 'ean8' | 'upca', height: number): Reader =>
  ({ command, barHeight, data }) => ({
    symbology,
    heightDots: numberAt(command, height, barHeight),
    data: completeRetail(symbology, plain(data)) ?? plain(data),
  })

/** What is read for each command; module and height are those of ^BY where a command has none of its own. */
export const SYMBOL_READERS: Readonly<Record<string, Reader>> = {
  BC: readBars128,
  B3: ({ command, barHeight, data }) => ({
    symbology: 'code39',
    heightDots: numberAt(command, 2, barHeight),
    data: plain(data),
  }),
  BE: retail('ean13', 1),
  B8: retail('ean8', 1),
  BU: retail('upca', 1),
  B9: ({ command, barHeight, data }) => ({
    symbology: 'upce',
    heightDots: numberAt(command, 1, barHeight),
    data: shortForm(plain(data)),
  }),
  B2: ({ command, barHeight, data }) => ({
    symbology: 'itf14',
    heightDots: numberAt(command, 1, barHeight),
    data: plain(data),
  }),
  BQ: readQr,
  BX: readDataMatrix,
  B7: ({ command, data }) => ({ symbology: 'pdf417', heightDots: numberAt(command, 1, 10), data: plain(data) }),
  BO: ({ command, data }) => ({
    symbology: 'aztec',
    moduleDots: numberAt(command, 1, 2),
    heightDots: 0,
    data: plain(data),
  }),
}

const plain = unescapeFieldData

function readBars128({ command, barHeight, data }: ReadSymbol): ReturnType<Reader> {
  const heightDots = numberAt(command, 1, barHeight)
  const mode = command.parameters[5]
  if (mode === 'D') return { symbology: 'gs1-128', heightDots, data: elementString(plain(data)) ?? plain(data) }
  const written: Code128Field = { mode: mode === 'A' ? 'A' : 'N', data }
  return isGs1Code128(written)
    ? { symbology: 'gs1-128', heightDots, data: readGs1Code128(written) }
    : { symbology: 'code128', heightDots, data: readCode128(written) }
}

function shortForm(ten: string): string {
  const eleven = ten.length === 10 ? `0${ten}` : ten
  const seven = shortenUpca(eleven)
  return seven === null ? ten : seven + modulo10(eleven)
}

const LEVELS = ['L', 'M', 'Q', 'H'] as const

/** `MA,text`, or in manual mode `MM,B0004text`, `MM,N123`, `MM,ATEXT`. */
function readQr({ command, data }: ReadSymbol): ReturnType<Reader> {
  const text = plain(data)
  const rest = text.slice(3)
  return {
    symbology: 'qr',
    moduleDots: numberAt(command, 2, 2),
    heightDots: 0,
    errorCorrection: LEVELS.find((level) => text.startsWith(level)) ?? 'M',
    data: text[1] !== 'M' ? rest : rest.startsWith('B') ? rest.slice(5) : rest.slice(1),
    dropDots: QR_DROP_DOTS,
  }
}

function readDataMatrix({ command, data }: ReadSymbol): ReturnType<Reader> {
  const escape = command.parameters[6] ?? '~'
  const text = plain(data)
  const isGs1 = escape !== '' && text.startsWith(`${escape}1`)
  return {
    symbology: isGs1 ? 'gs1-datamatrix' : 'datamatrix',
    moduleDots: numberAt(command, 1, 2),
    heightDots: 0,
    data: withoutEscapes(isGs1 ? text.slice(2) : text, escape),
  }
}

function withoutEscapes(text: string, escape: string): string {
  return text
    .split(escape === '' ? /(?!)/u : escape + escape)
    .map((part) => (escape === '' ? part : part.replaceAll(`${escape}1`, GS)))
    .join(escape)
}
