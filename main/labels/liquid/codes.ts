import type { CodeSymbol } from '../drawing/code-symbol.ts'
import { dotsOf } from '../drawing/code-symbol.ts'
import { writeColoredPng } from '../drawing/raster/png.ts'
import { symbolRaster } from '../drawing/raster/symbol-raster.ts'
import type { SymbolScale } from '../drawing/raster/symbol-raster.ts'
import { drawnOrRefused, qrOfVersion, symbolOf } from '../drawing/symbol.ts'
import { BAR_CLASSES } from './bar-classes.ts'
import { colorsOf } from './code-colors.ts'
import type { CodeColors } from './code-colors.ts'
import type { FilterArguments, LabelFilter } from './filter-arguments.ts'
import { textOf, wholeNumber } from './filter-arguments.ts'

interface CodeImage extends SymbolScale {
  symbol: CodeSymbol
  colors: CodeColors
}

function dataOf(input: unknown, filter: string): string {
  const data = textOf(input)
  if (data === '') throw new Error(`${filter} has no data`)
  return data
}

/** Of a screen that shows labels in their usual size. */
const DOTS_PER_MM = 8

function dataUri({ symbol, colors, ...scale }: CodeImage): string {
  const png = writeColoredPng(symbolRaster(symbol, scale), DOTS_PER_MM, colors)
  return `data:image/png;charset=utf-8;base64,${Buffer.from(png).toString('base64')}`
}

const LEVELS = ['L', 'M', 'Q', 'H'] as const

/** Larger pictures than paper are mistakes. */
const atMost = (value: number, most: number): number => Math.min(Math.max(0, value), most)

interface SquareSize {
  moduleDots: number
  borderModules: number
}

function squareUri(symbol: CodeSymbol, { moduleDots, borderModules }: SquareSize, colors: CodeColors): string {
  return dataUri({ symbol, moduleDots, rowDots: moduleDots, edgeDots: borderModules * moduleDots, colors })
}

const qrcode: LabelFilter = (input, { named }) => {
  const data = dataOf(input, 'qrcode')
  const level = LEVELS.find((one) => one === named['error_correction']) ?? 'M'
  const version = versionOf(named['version'])
  const symbol =
    version === null ? symbolOf({ symbology: 'qr', data, errorCorrection: level }) : qrOfVersion(data, level, version)
  const moduleDots = atMost(Math.max(1, wholeNumber(named['box_size'], 20)), 50)
  const borderModules = atMost(wholeNumber(named['border'], 1), 20)
  return squareUri(symbol, { moduleDots, borderModules }, colorsOf(named))
}

/** How many modules a QR code has: 17 and four for each version; null is as few as it takes. */
function versionOf(value: unknown): number | null {
  if (value === undefined || value === null) return null
  const version = wholeNumber(value, 0)
  if (version < 1 || version > 40) throw new Error('qrcode: a version is a number from 1 to 40')
  return version
}

const datamatrix: LabelFilter = (input, { named }) => {
  const data = dataOf(input, 'datamatrix')
  const isRectangular = named['rectangular'] === true
  const symbol = isRectangular
    ? drawnOrRefused('rectangular Data Matrix', data, () => dotsOf('datamatrix', data, 'format=rectangle'))
    : symbolOf({ symbology: 'datamatrix', data, errorCorrection: null })
  const moduleDots = atMost(Math.max(1, wholeNumber(named['scale'], 1)), 50)
  const borderModules = atMost(wholeNumber(named['border'], 1), 20)
  return squareUri(symbol, { moduleDots, borderModules }, colorsOf(named))
}

/** White on each side of bars, in modules. */
const QUIET_MODULES = 10

function barcode(input: unknown, { values, named }: FilterArguments): string {
  const name = textOf(values[0] ?? named['barcode_class'] ?? 'code128').toLowerCase()
  const found = Object.hasOwn(BAR_CLASSES, name) ? BAR_CLASSES[name] : undefined
  if (found === undefined)
    throw new Error(`barcode does not know the class "${name}"; it knows ${Object.keys(BAR_CLASSES).join(', ')}`)
  const given = dataOf(input, 'barcode')
  const data = found.complete(given)
  if (data === null) throw new Error(`"${given}" is no data for ${name}`)
  const moduleDots = atMost(Math.max(1, wholeNumber(named['module_width'], 2)), 20)
  return dataUri({
    symbol: found.draw(data),
    moduleDots,
    rowDots: atMost(Math.max(10, wholeNumber(named['module_height'], 120)), 2000),
    edgeDots: QUIET_MODULES * moduleDots,
    colors: colorsOf(named),
  })
}

/** Codes as pictures, for image objects and for pages. */
export const CODE_FILTERS: Readonly<Record<string, LabelFilter>> = { qrcode, datamatrix, barcode }
