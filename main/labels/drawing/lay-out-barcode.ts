import { AppError } from '@scanbench/plugin'
import type { BarcodeStep, Rotation, Symbology } from '@scanbench/plugin/machine'
import { elementString } from '../../../drivers/protocols/gs1-brackets.ts'
import { completeRetail, isRetail } from '../../../drivers/protocols/retail-codes.ts'
import type { BarcodeObject } from '../../records/label-document.ts'
import { placeLetters } from './lay-out-text.ts'
import { renderText } from './liquid-text.ts'
import { placeOf, toDots, upright } from './sheet.ts'
import type { Place, Sheet } from './sheet.ts'
import { isSmallModule } from './small-module.ts'
import { turned } from './symbol-area.ts'
import { symbolSize } from './symbol-size.ts'
import { SYMBOLOGIES } from './symbol.ts'
import type { SymbolSource } from './symbol.ts'

const SMALLEST_MODULE_DOTS = 2
/** Of one row of PDF417, in modules (ISO/IEC 15438). */
const ROW_MODULES = 3
const CAPTION_MM = 2.5

export function layOutBarcode(object: BarcodeObject, sheet: Sheet): void {
  const given = renderText(object.data, sheet.context)
  if (given === '')
    throw new AppError('RENDER_FAILED', `The code of the label has no data: "${object.data}" is empty for this object.`)
  const data = dataOf(object.symbology, given)
  const errorCorrection = isQr(object.symbology) ? object.errorCorrection : null
  const place = placeOf(object, sheet)
  const area = upright(place, object.rotation)
  const { shape } = SYMBOLOGIES[object.symbology]
  const captionDots = object.showText && shape === 'bars' ? toDots(CAPTION_MM, sheet) : 0
  const size = sizeOf({ symbology: object.symbology, data, errorCorrection })
  const barsDots = area.heightDots - captionDots
  const moduleDots = moduleOf(object, { data: given, size }, { widthDots: area.widthDots, heightDots: barsDots }, sheet)
  const heightDots = shape === 'bars' ? barsDots : shape === 'rows' ? rowDots(moduleDots, size, barsDots) : 0
  const widthDots = size.innerWidth * moduleDots
  const wholeDots = shape === 'bars' ? heightDots : size.innerHeight * (shape === 'rows' ? heightDots : moduleDots)
  const symbol = {
    x: Math.floor((area.widthDots - widthDots) / 2),
    y: Math.floor((barsDots - wholeDots) / 2),
    widthDots,
    heightDots: wholeDots,
  }
  const { x, y } = turned(symbol, area, { ...place, rotation: object.rotation })
  // A square code is read from every side, and few printers can turn it.
  const rotation: Rotation = shape === 'square' ? 0 : object.rotation
  const { symbology } = object
  const step: BarcodeStep = {
    kind: 'barcode',
    symbology,
    x,
    y,
    rotation,
    moduleDots,
    heightDots,
    errorCorrection,
    data,
  }
  sheet.items.push({ object: object.id, step })
  if (captionDots > 0) layOutCaption(object, given, { place, area, captionDots }, sheet)
}

function isQr(symbology: Symbology): boolean {
  return symbology === 'qr' || symbology === 'gs1-qr'
}

function dataOf(symbology: Symbology, given: string): string {
  const data = isRetail(symbology)
    ? completeRetail(symbology, given)
    : symbology.startsWith('gs1-')
      ? elementString(given)
      : given
  if (data !== null) return data
  const expected = isRetail(symbology) ? 'a number of its length with a right check digit' : 'like (01)09521101530001'
  throw new AppError('RENDER_FAILED', `"${given}" is no data for ${symbology}: it must be ${expected}.`)
}

interface CodeSize {
  innerWidth: number
  innerHeight: number
  widthModules: number
  heightModules: number
}

/** In modules, without and with the white around it. */
function sizeOf(source: SymbolSource): CodeSize {
  const { symbology, data } = source
  const symbol = symbolSize(source)
  const quiet = 2 * SYMBOLOGIES[symbology].quietZone
  // Printers write text with `>` without packing its digits: 11 modules a letter, and start, check and stop.
  const innerWidth =
    symbology === 'code128' && data.includes('>')
      ? Math.max(symbol.widthModules, 11 * data.length + 35)
      : symbol.widthModules
  return {
    innerWidth,
    innerHeight: symbol.heightModules,
    widthModules: innerWidth + quiet,
    heightModules: symbol.heightModules + quiet,
  }
}

interface SizedData {
  data: string
  size: CodeSize
}

type Extent = Pick<Place, 'widthDots' | 'heightDots'>

function moduleOf(object: BarcodeObject, { data, size }: SizedData, area: Extent, sheet: Sheet): number {
  const most = largestModule(object.symbology, size, area)
  if (most < SMALLEST_MODULE_DOTS)
    throw new AppError('RENDER_FAILED', `The code "${data}" does not fit on the label. Use a larger label.`)
  const wanted = object.moduleMm === null ? most : Math.max(1, toDots(object.moduleMm, sheet))
  if (wanted > most) sheet.notes.push(tooWide(object, data, most / (sheet.dotsPerMm * sheet.scale)))
  const moduleDots = Math.min(wanted, most)
  if (isSmallModule(moduleDots, sheet.dotsPerMm))
    sheet.notes.push({
      kind: 'small code',
      object: object.id,
      message: `The code "${data}" is small; scanners must come close.`,
      fix: null,
    })
  return moduleDots
}

function largestModule(symbology: Symbology, size: CodeSize, area: Extent): number {
  const { shape } = SYMBOLOGIES[symbology]
  const across = Math.floor(area.widthDots / size.widthModules)
  if (shape === 'bars') return across
  const high = shape === 'rows' ? size.innerHeight * ROW_MODULES + 4 : size.heightModules
  return Math.min(across, Math.floor(area.heightDots / high))
}

function rowDots(moduleDots: number, { innerHeight }: CodeSize, heightDots: number): number {
  const quiet = 4 * moduleDots
  const fitting = Math.floor((heightDots - quiet) / innerHeight)
  return Math.max(ROW_MODULES * moduleDots, Math.min(fitting, 2 * ROW_MODULES * moduleDots))
}

function tooWide({ id, moduleMm }: BarcodeObject, data: string, mostMm: number) {
  const rounded = Math.floor(mostMm * 100) / 100
  return {
    kind: 'quiet zone',
    object: id,
    message: `The code "${data}" with bars of ${moduleMm ?? 0} mm would have no white around it; it is drawn with ${rounded} mm.`,
    fix: { moduleMm: rounded },
  } as const
}

interface CaptionPlace {
  place: Place
  area: Extent
  captionDots: number
}

/** What people read when the scanner does not. */
function layOutCaption(object: BarcodeObject, text: string, { place, area, captionDots }: CaptionPlace, sheet: Sheet) {
  const strip = { x: 0, y: area.heightDots - captionDots, widthDots: area.widthDots, heightDots: captionDots }
  const lettering = {
    id: object.id,
    ...turned(strip, area, { ...place, rotation: object.rotation }),
    rotation: object.rotation,
    font: 'printer',
    largestDots: captionDots,
    smallestDots: Math.ceil(captionDots / 2),
    lines: 1,
    align: 'center',
    verticalAlign: 'bottom',
  } as const
  const shown = isRetail(object.symbology) ? (completeRetail(object.symbology, text) ?? text) : text
  placeLetters(shown.replaceAll(/\p{Cc}/gu, ' '), lettering, sheet)
}
