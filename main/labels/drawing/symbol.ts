import { AppError } from '@scanbench/plugin'
import type { BarcodeStep, Symbology } from '@scanbench/plugin/machine'
import bwip from 'bwip-js'
import { correction, generate, mode } from 'lean-qr'
import type { Mode } from 'lean-qr'
import { gs1Codewords } from '../../../drivers/protocols/code128-runs.ts'
import { pdf417Columns, PDF417_LEVEL } from '../../../drivers/protocols/pdf417-shape.ts'
import { recentOnly } from './recent-only.ts'

export type SymbolSource = Pick<BarcodeStep, 'symbology' | 'data' | 'errorCorrection'>

/** The black parts of a code in modules; bars have the height 1. */
export interface CodeSymbol {
  widthModules: number
  heightModules: number
  rectangles: Rectangle[]
}

export interface Rectangle {
  x: number
  y: number
  width: number
}

interface SymbologyFacts {
  /** Modules that must stay white around a code. */
  quietZone: number
  /** Bars, rows of bars, or a square of dots. */
  shape: 'bars' | 'rows' | 'square'
  draw(source: SymbolSource): CodeSymbol
}

const bars = (quietZone: number, name: string): SymbologyFacts => ({
  quietZone,
  shape: 'bars',
  draw: ({ data }) => barsOf(name, data, ''),
})

export const SYMBOLOGIES: Readonly<Record<Symbology, SymbologyFacts>> = {
  code128: bars(10, 'code128'),
  'gs1-128': { quietZone: 10, shape: 'bars', draw: gs1BarsOf },
  code39: bars(10, 'code39'),
  ean13: bars(11, 'ean13'),
  ean8: bars(7, 'ean8'),
  upca: bars(9, 'upca'),
  upce: bars(9, 'upce'),
  itf14: bars(10, 'interleaved2of5'),
  qr: { quietZone: 4, shape: 'square', draw: (source) => qrOf(source, qrMode(source.data)) },
  'gs1-qr': { quietZone: 4, shape: 'square', draw: (source) => qrOf(source, gs1QrMode(source.data)) },
  datamatrix: { quietZone: 1, shape: 'square', draw: ({ data }) => dotsOf('datamatrix', data, '') },
  'gs1-datamatrix': { quietZone: 1, shape: 'square', draw: ({ data }) => gs1DotsOf(data) },
  pdf417: { quietZone: 2, shape: 'rows', draw: pdf417Of },
  aztec: { quietZone: 0, shape: 'square', draw: ({ data }) => dotsOf('azteccode', data, '') },
}

const drawn = recentOnly<CodeSymbol>(2000)

export function symbolOf(source: SymbolSource): CodeSymbol {
  const { symbology, data, errorCorrection } = source
  return drawn(`${symbology} ${errorCorrection ?? ''} ${data}`, () => drawSymbol(source))
}

function drawSymbol(source: SymbolSource): CodeSymbol {
  const { symbology, data } = source
  try {
    return SYMBOLOGIES[symbology].draw(source)
  } catch (error) {
    const start = data.length > 40 ? `${data.slice(0, 40)}...` : data
    throw new AppError(
      'RENDER_FAILED',
      `"${start}" cannot be drawn as ${symbology}. Shorten it, or use another kind of code.`,
      { cause: error },
    )
  }
}

function qrOf({ errorCorrection }: SymbolSource, content: Mode): CodeSymbol {
  const level = correction[errorCorrection ?? 'M']
  const code = generate(content, { minCorrectionLevel: level, maxCorrectionLevel: level })
  return matrix(code.size, code.size, (x, y) => code.get(x, y))
}

/** As a printer does it: one mode for the whole text. */
function qrMode(data: string): Mode {
  const compact = [mode.numeric, mode.alphaNumeric].find((factory) =>
    Array.from(data).every((one) => factory.test(one)),
  )
  return compact === undefined ? mode.bytes(new TextEncoder().encode(data)) : compact(data)
}

const FNC1_FIRST: Mode = (bits) => bits.push(0b0101, 4)

/** FNC1 in the first position is a mode of its own (ISO/IEC 18004, 7.4.9.2). */
function gs1QrMode(data: string): Mode {
  return mode.multi(FNC1_FIRST, mode.bytes(new TextEncoder().encode(data)))
}

/** A printer may find a wide code shorter by packing otherwise, never longer than this. */
function gs1BarsOf({ data }: SymbolSource): CodeSymbol {
  if (!/^[ -~]+$/u.test(data.replaceAll('\u001d', ''))) throw new Error('GS1 data has letters beyond ASCII')
  const words = gs1Codewords(data).map((word) => `^${String(word).padStart(3, '0')}`)
  return barsOf('code128', words.join(''), 'raw')
}

function gs1DotsOf(data: string): CodeSymbol {
  const escaped = data.replaceAll('^', '^094').replaceAll('\u001d', '^FNC1')
  return dotsOf('datamatrix', `^FNC1${escaped}`, 'parsefnc parse')
}

function pdf417Of({ data }: SymbolSource): CodeSymbol {
  return dotsOf('pdf417', data, `rowmult=1 columns=${pdf417Columns(data)} eclevel=${PDF417_LEVEL}`)
}

function dotsOf(name: string, data: string, options: string): CodeSymbol {
  const [code] = bwip.raw(name, asBytes(data), options)
  if (code === undefined || !('pixs' in code)) throw new Error(`No ${name} was made`)
  return matrix(code.pixx, code.pixy, (x, y) => code.pixs[y * code.pixx + x] === 1)
}

/** Given one letter for each byte of UTF-8, what scanners expect. */
function asBytes(data: string): string {
  return /^\p{ASCII}*$/u.test(data) ? data : String.fromCharCode(...new TextEncoder().encode(data))
}

function barsOf(name: string, data: string, options: string): CodeSymbol {
  const [code] = bwip.raw(name, data, options)
  if (code === undefined || !('sbs' in code)) throw new Error(`No ${name} was made`)
  const rectangles: Rectangle[] = []
  let x = 0
  for (const [index, width] of code.sbs.entries()) {
    if (index % 2 === 0) rectangles.push({ x, y: 0, width })
    x += width
  }
  const last = rectangles.at(-1)
  return { widthModules: last === undefined ? 0 : last.x + last.width, heightModules: 1, rectangles }
}

/** Black modules that touch in a row become one rectangle. */
function matrix(columns: number, rows: number, isBlack: (x: number, y: number) => boolean): CodeSymbol {
  const rectangles: Rectangle[] = []
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      if (!isBlack(x, y)) continue
      const left = rectangles.at(-1)
      if (x > 0 && isBlack(x - 1, y) && left !== undefined) left.width++
      else rectangles.push({ x, y, width: 1 })
    }
  return { widthModules: columns, heightModules: rows, rectangles }
}
