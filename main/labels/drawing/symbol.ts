import { AppError } from '@scanbench/plugin'
import type { BarcodeStep, Symbology } from '@scanbench/plugin/machine'
import { correction, generate, mode } from 'lean-qr'
import type { Mode } from 'lean-qr'
import { gs1Codewords } from '../../../drivers/protocols/code128-runs.ts'
import { pdf417Columns, PDF417_LEVEL } from '../../../drivers/protocols/pdf417-shape.ts'
import { barsOf, dotsOf, matrixOf } from './code-symbol.ts'
import type { CodeSymbol } from './code-symbol.ts'
import { recentOnly } from './recent-only.ts'

export type SymbolSource = Pick<BarcodeStep, 'symbology' | 'data' | 'errorCorrection'>

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
  return drawnOrRefused(symbology, data, () => SYMBOLOGIES[symbology].draw(source))
}

/** What the makers of codes refuse is said in words of ours. */
export function drawnOrRefused(name: string, data: string, draw: () => CodeSymbol): CodeSymbol {
  try {
    return draw()
  } catch (error) {
    const start = data.length > 40 ? `${data.slice(0, 40)}...` : data
    throw new AppError(
      'RENDER_FAILED',
      `"${start}" cannot be drawn as ${name}. Shorten it, or use another kind of code.`,
      { cause: error },
    )
  }
}

/** A QR code of one of the sizes 1 to 40; too much for it is an error. */
export function qrOfVersion(
  data: string,
  level: NonNullable<SymbolSource['errorCorrection']>,
  version: number,
): CodeSymbol {
  return drawnOrRefused(`QR code of version ${version}`, data, () =>
    qrOf({ errorCorrection: level }, qrMode(data), { minVersion: version, maxVersion: version }),
  )
}

function qrOf({ errorCorrection }: Pick<SymbolSource, 'errorCorrection'>, content: Mode, versions = {}): CodeSymbol {
  const level = correction[errorCorrection ?? 'M']
  const code = generate(content, { minCorrectionLevel: level, maxCorrectionLevel: level, ...versions })
  return matrixOf(code.size, code.size, (x, y) => code.get(x, y))
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
