import type { Symbology } from '@scanbench/plugin/machine'
import { elementString } from '../../../drivers/protocols/gs1-brackets.ts'
import { completeRetail, isRetail } from '../../../drivers/protocols/retail-codes.ts'
import { areasRaster } from '../drawing/raster/shapes.ts'
import { writeColoredPng } from '../drawing/raster/png.ts'
import { symbolAreas } from '../drawing/symbol-area.ts'
import { symbolSize } from '../drawing/symbol-size.ts'
import { colorsOf } from './code-colors.ts'
import type { CodeColors } from './code-colors.ts'
import type { FilterArguments, LabelFilter } from './filter-arguments.ts'
import { textOf, wholeNumber } from './filter-arguments.ts'

interface CodeImage {
  symbology: Symbology
  data: string
  moduleDots: number
  heightDots: number
  border: number
  errorCorrection: 'L' | 'M' | 'Q' | 'H' | null
  colors: CodeColors
}

function dataOf(input: unknown, filter: string): string {
  const data = textOf(input)
  if (data === '') throw new Error(`${filter} has no data`)
  return data
}

/** Of a screen that shows labels in their usual size. */
const DOTS_PER_MM = 8

function dataUri(image: CodeImage): string {
  const { widthModules, heightModules } = symbolSize(image)
  const edge = image.border * image.moduleDots
  const step = { ...image, kind: 'barcode', rotation: 0, x: edge, y: edge } as const
  const width = widthModules * image.moduleDots + 2 * edge
  const height = (image.heightDots === 0 ? heightModules * image.moduleDots : image.heightDots) + 2 * edge
  const png = writeColoredPng(areasRaster(width, height, symbolAreas(step)), DOTS_PER_MM, image.colors)
  return `data:image/png;charset=utf-8;base64,${Buffer.from(png).toString('base64')}`
}

const LEVELS = ['L', 'M', 'Q', 'H'] as const

/** Larger pictures than paper are mistakes. */
const atMost = (value: number, most: number): number => Math.min(Math.max(0, value), most)

const qrcode: LabelFilter = (input, { named }) =>
  dataUri({
    symbology: 'qr',
    data: dataOf(input, 'qrcode'),
    moduleDots: atMost(Math.max(1, wholeNumber(named['box_size'], 20)), 50),
    heightDots: 0,
    border: atMost(wholeNumber(named['border'], 1), 20),
    errorCorrection: LEVELS.find((level) => level === named['error_correction']) ?? 'M',
    colors: colorsOf(named),
  })

const datamatrix: LabelFilter = (input, { named }) =>
  dataUri({
    symbology: 'datamatrix',
    data: dataOf(input, 'datamatrix'),
    moduleDots: atMost(Math.max(1, wholeNumber(named['scale'], 1)), 50),
    heightDots: 0,
    border: atMost(wholeNumber(named['border'], 1), 20),
    errorCorrection: null,
    colors: colorsOf(named),
  })

const CLASSES: Readonly<Record<string, readonly [Symbology, number]>> = {
  code128: ['code128', 0],
  code39: ['code39', 0],
  ean8: ['ean8', 8],
  ean13: ['ean13', 13],
  isbn: ['ean13', 13],
  issn: ['ean13', 13],
  ean14: ['itf14', 14],
  itf: ['itf14', 14],
  upca: ['upca', 12],
  gs1_128: ['gs1-128', 0],
}

function barcode(input: unknown, { values, named }: FilterArguments): string {
  const name = textOf(values[0] ?? named['barcode_class'] ?? 'code128')
  const found = CLASSES[name]
  if (found === undefined) throw new Error(`barcode does not know the class "${name}"`)
  const [symbology, digits] = found
  const given = dataOf(input, 'barcode')
  const data = isRetail(symbology)
    ? completeRetail(symbology, given.padStart(digits - 1, '0'))
    : symbology === 'gs1-128'
      ? elementString(given)
      : given
  if (data === null) throw new Error(`"${given}" is no data for ${name}`)
  const moduleDots = atMost(Math.max(1, wholeNumber(named['module_width'], 2)), 20)
  const heightDots = atMost(Math.max(10, wholeNumber(named['module_height'], 120)), 2000)
  return dataUri({
    symbology,
    data,
    moduleDots,
    heightDots,
    border: 10,
    errorCorrection: null,
    colors: colorsOf(named),
  })
}

/** Codes as pictures, for image objects and for pages. */
export const CODE_FILTERS: Readonly<Record<string, LabelFilter>> = { qrcode, datamatrix, barcode }
