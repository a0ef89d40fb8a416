import { AppError } from '@scanbench/plugin'
import type { BarcodeStep, BoxStep, DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { fitText } from './fit-text.ts'
import { renderText } from './liquid-text.ts'
import { QUIET_ZONE, symbolOf } from './symbol.ts'
import type { BarcodeObject, BoxObject, LineObject, TemplateDocument, TemplateObject, TextObject } from '../template.ts'
import { hasGlyph } from './text-width.ts'

export interface LaidOutLabel {
  label: DrawnLabel
  /** What a person should know before printing: text cut off, code small. */
  warnings: string[]
}

interface Sheet {
  context: Record<string, unknown>
  /** Millimetres to whole dots; the only place where anything is rounded. */
  dots: (millimetres: number) => number
  warn: (warning: string) => void
}

/** A template filled with data, in the dots of one printer. */
export function layOut(
  { record, objects }: TemplateDocument,
  context: Record<string, unknown>,
  dotsPerMm: number,
): LaidOutLabel {
  const warnings: string[] = []
  const dots = (millimetres: number): number => Math.round(millimetres * dotsPerMm)
  const sheet: Sheet = { context, dots, warn: (warning) => warnings.push(warning) }
  const steps = objects.map((object) => layOutObject(object, sheet)).filter((step) => step !== null)
  return { label: { widthDots: dots(record.width), heightDots: dots(record.height), dotsPerMm, steps }, warnings }
}

function layOutObject(object: TemplateObject, sheet: Sheet): DrawStep | null {
  if (object.kind === 'text') return layOutText(object, sheet)
  if (object.kind === 'barcode') return layOutBarcode(object, sheet)
  return object.kind === 'line' ? layOutLine(object, sheet) : layOutBox(object, sheet)
}

function layOutText(object: TextObject, sheet: Sheet): TextStep | null {
  const text = renderText(object.text, sheet.context)
  if (text === '') return null
  const area = areaOf(object, sheet)
  const largestDots = sheet.dots(object.largestMm)
  const smallestDots = sheet.dots(object.smallestMm)
  const fitted = fitText(text, { ...area, largestDots, smallestDots, lines: object.lines })
  if (fitted.isShortened) sheet.warn(`"${text}" is too long for its place and was cut off.`)
  if (!Array.from(text).every(hasGlyph)) sheet.warn(`"${text}" has letters that printers usually cannot draw.`)
  const free = area.heightDots - fitted.lines.length * fitted.fontHeightDots
  return {
    kind: 'text',
    x: area.x,
    rotation: 0,
    y: area.y + Math.max(0, Math.floor(free / 2)),
    widthDots: area.widthDots,
    fontHeightDots: fitted.fontHeightDots,
    fontWidthDots: fitted.fontHeightDots,
    lines: fitted.lines.length,
    align: object.align,
    text: fitted.lines.join('\n'),
  }
}

/** Below this, hand scanners need to be brought close. */
const COMFORTABLE_MODULE_MM = 0.33
const SMALLEST_MODULE_DOTS = 2

function layOutBarcode(object: BarcodeObject, sheet: Sheet): BarcodeStep {
  const data = renderText(object.data, sheet.context)
  if (data === '')
    throw new AppError('RENDER_FAILED', `The code of the label has no data: "${object.data}" is empty for this object.`)
  const area = areaOf(object, sheet)
  const size = sizeOf(object.symbology, data)
  const isMatrix = object.symbology !== 'code128'
  const across = Math.floor(area.widthDots / size.widthModules)
  const moduleDots = isMatrix ? Math.min(across, Math.floor(area.heightDots / size.heightModules)) : across
  if (moduleDots < SMALLEST_MODULE_DOTS)
    throw new AppError('RENDER_FAILED', `The code "${data}" does not fit on the label. Use a larger label.`)
  if (moduleDots < sheet.dots(COMFORTABLE_MODULE_MM))
    sheet.warn(`The code "${data}" is small; scanners must come close.`)
  const inner = {
    width: size.innerWidth * moduleDots,
    height: isMatrix ? size.innerHeight * moduleDots : area.heightDots,
  }
  return {
    kind: 'barcode',
    symbology: object.symbology,
    rotation: 0,
    errorCorrection: object.symbology === 'qr' ? 'M' : null,
    x: area.x + Math.floor((area.widthDots - inner.width) / 2),
    y: area.y + Math.floor((area.heightDots - inner.height) / 2),
    moduleDots,
    heightDots: isMatrix ? 0 : area.heightDots,
    data,
  }
}

/** In modules, without and with the white around it. */
function sizeOf(symbology: BarcodeStep['symbology'], data: string) {
  const symbol = symbolOf(symbology, data)
  const quiet = 2 * QUIET_ZONE[symbology]
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

function layOutLine(object: LineObject, { dots }: Sheet): BoxStep {
  const thicknessDots = Math.max(1, dots(object.thicknessMm))
  const length = Math.max(thicknessDots, dots(object.lengthMm))
  const isAcross = object.direction === 'across'
  return {
    kind: 'box',
    x: dots(object.xMm),
    y: dots(object.yMm),
    widthDots: isAcross ? length : thicknessDots,
    heightDots: isAcross ? thicknessDots : length,
    thicknessDots,
  }
}

function layOutBox(object: BoxObject, sheet: Sheet): BoxStep {
  const area = areaOf(object, sheet)
  const thickness = Math.max(1, sheet.dots(object.thicknessMm))
  return { kind: 'box', ...area, thicknessDots: Math.min(thickness, area.widthDots, area.heightDots) }
}

/** Edges are rounded, not sizes: areas that touch in millimetres touch in dots. */
function areaOf(object: { xMm: number; yMm: number; widthMm: number; heightMm: number }, { dots }: Sheet) {
  const x = dots(object.xMm)
  const y = dots(object.yMm)
  return { x, y, widthDots: dots(object.xMm + object.widthMm) - x, heightDots: dots(object.yMm + object.heightMm) - y }
}
