import { AppError } from '@scanbench/plugin'
import type { BarcodeStep, BitmapStep, BoxStep, DrawnLabel, DrawStep, TextStep } from '@scanbench/plugin/machine'
import { code128Modules, code128Runs, gs1Runs, spelledRuns } from '../../protocols/code128-runs.ts'
import type { RunWords } from '../../protocols/code128-runs.ts'
import { WIDEST_IMAGE_DOTS, writeImage } from '../../protocols/dpl/image.ts'
import { cropped } from '../../protocols/raster.ts'
import { commandsOnce } from '../common/commands-once.ts'
import { linesOfText, refuseLines } from '../common/text-lines.ts'

/** Printer state that each job sets, so that nothing is left of the job before. */
export interface DplPrinterState {
  heat: number
  /** Inches a second. */
  speed: number
  /** Null: as set on the printer. */
  media: 'gap' | 'mark' | 'continuous' | null
}

const encoder = new TextEncoder()
const STX = '\u0002'
const SMALLEST_FONT = 16
const LARGEST_FONT = 2817
const LONGEST_TEXT = 255

export function encodeLabel(label: DrawnLabel, state: DplPrinterState): Uint8Array {
  const pictures = label.steps.filter((step) => step.kind === 'bitmap').map((step) => insideOf(step, label))
  let picture = 0
  const records = label.steps.flatMap((step) => {
    if (step.kind !== 'bitmap') return encodeStep(step, label)
    const inside = pictures[picture]
    picture += 1
    return inside === undefined || inside === null ? [] : [imageRecord(inside, picture, label)]
  })
  const lines = [
    `${STX}m`,
    ...mediaOf(label, state),
    ...pictures.flatMap((image, index) => (image === null ? [] : storeImage(image, index + 1))),
    `${STX}L`,
    'D11',
    // Each mark on its own: without this, what overlaps turns white.
    'A2',
    `H${digits(state.heat, 2)}`,
    `P${speedLetter(state.speed)}`,
    'R0000',
    'C0000',
    sizeRecord(label),
    ...records,
    'Q0001',
    'E',
  ]
  return encoder.encode(`${lines.join('\r')}\r`)
}

/** Letters stand for half inches a second. */
function speedLetter(speed: number): string {
  return String.fromCharCode(0x41 + Math.max(0, Math.min(25, (speed - 1) * 2)))
}

function mediaOf(label: DrawnLabel, { media }: DplPrinterState): string[] {
  if (media === 'continuous') return [`${STX}c${tenths(label.heightDots, label)}`]
  if (media === null) return []
  return [`${STX}c0000`, `${STX}${media === 'gap' ? 'e' : 'r'}`]
}

/** DPL has no size of a label: a blank at its upper right corner tells it to whoever reads the job back. */
function sizeRecord(label: DrawnLabel): string {
  return `1211000${tenths(label.heightDots, label)}${tenths(label.widthDots, label)} `
}

/** Why DPL cannot do it by a command; null when it can. */
export function refusal(step: DrawStep): string | null {
  const refuse: ((step: never) => string | null) | undefined = REFUSALS[step.kind]
  return refuse(step as never)
}

const REFUSALS: { readonly [K in DrawStep['kind']]: (step: Extract<DrawStep, { kind: K }>) => string | null } = {
  text: refuseText,
  barcode: (step) =>
    CODES[step.symbology]?.refuse(step) ??
    (CODES[step.symbology] === undefined ? `This code is drawn as dots on Datamax printers: ${step.symbology}` : null),
  box: () => null,
  ellipse: () => 'Ellipses are drawn as dots on Datamax printers',
  bitmap: ({ widthDots }) => (widthDots > WIDEST_IMAGE_DOTS ? 'DPL has no pictures that wide' : null),
}

function refuseText(step: TextStep): string | null {
  const reason = refuseLines(step, 'Datamax')
  if (reason !== null) return reason
  if (step.text.length > LONGEST_TEXT) return `DPL has no text longer than ${LONGEST_TEXT} characters`
  const sizes = [step.fontHeightDots, step.fontWidthDots]
  if (sizes.some((size) => size < SMALLEST_FONT || size > LARGEST_FONT))
    return `Letters of Datamax printers have ${SMALLEST_FONT} to ${LARGEST_FONT} dots`
  return null
}

function encodeStep(step: Exclude<DrawStep, BitmapStep>, label: DrawnLabel): string[] {
  const reason = refusal(step)
  if (reason !== null || step.kind === 'ellipse')
    throw new AppError('RENDER_FAILED', `This printer cannot draw a ${step.kind} by itself: ${reason}.`)
  if (step.kind === 'text') return linesOfText(step).map((line) => encodeLine(line, label))
  return [step.kind === 'box' ? encodeBox(step, label) : encodeBarcode(step, label)]
}

const TURNS = { 0: '1', 90: '2', 180: '3', 270: '4' } as const

/**
 * Row and column. A field begins at its own lower left corner and turns about it; rows are counted from the lower edge of
 * the label.
 */
function place(step: TextStep | BarcodeStep, width: number, height: number, label: DrawnLabel): string {
  const { x, y, rotation } = step
  const corners = { 0: [x, y + height], 90: [x, y], 180: [x + width, y], 270: [x + height, y + width] } as const
  const [column, bottom] = corners[rotation]
  return placeOf(column, bottom, label)
}

function placeOf(column: number, bottom: number, label: DrawnLabel): string {
  if (bottom > label.heightDots || column < 0)
    throw new AppError(
      'RENDER_FAILED',
      'Something lies across the lower or the left edge of the label, where this printer has no place. Move it in the template.',
    )
  return `${tenths(label.heightDots - bottom, label)}${tenths(column, label)}`
}

function encodeLine(step: TextStep, label: DrawnLabel): string {
  const size = `${digits(step.fontHeightDots, 4)}${digits(step.fontWidthDots, 4)}`
  return `${TURNS[step.rotation]}911S01${place(step, step.widthDots, step.fontHeightDots, label)}${size}${step.text}`
}

function encodeBox({ x, y, widthDots, heightDots, thicknessDots }: BoxStep, label: DrawnLabel): string {
  const head = `1X11000${placeOf(x, y + heightDots, label)}`
  const size = `${tenths(widthDots, label)}${tenths(heightDots, label)}`
  if (thicknessDots >= Math.min(widthDots, heightDots)) return `${head}l${size}`
  return `${head}b${size}${tenths(thicknessDots, label).repeat(2)}`
}

/** What of it lies on the label: a picture below the lower edge has no row. */
function insideOf(step: BitmapStep, label: DrawnLabel): BitmapStep | null {
  const left = Math.max(0, step.x)
  const top = Math.max(0, step.y)
  const widthDots = Math.min(step.x + step.widthDots, label.widthDots) - left
  const heightDots = Math.min(step.y + step.heightDots, label.heightDots) - top
  if (widthDots <= 0 || heightDots <= 0) return null
  if (widthDots === step.widthDots && heightDots === step.heightDots) return step
  const area = { x: left - step.x, y: top - step.y, widthDots, heightDots }
  return { kind: 'bitmap', x: left, y: top, ...cropped(step, area) }
}

/** One of the same name is deleted first; the module D is the memory that is always there. */
function storeImage(image: BitmapStep, number: number): string[] {
  const dots = commandsOnce(image, 'dpl', () => writeImage(image).join('\r'))
  return [`${STX}xDG${imageName(number)}`, `${STX}IDF${imageName(number)}`, dots]
}

function imageRecord(image: BitmapStep, number: number, label: DrawnLabel): string {
  return `1Y11000${placeOf(image.x, image.y + image.heightDots, label)}${imageName(number)}`
}

function imageName(number: number): string {
  return `SB${number}`
}

interface DplCode {
  refuse: (step: BarcodeStep) => string | null
  /** Dots from the first bar to the last. */
  width: (step: BarcodeStep) => number
  /** Letter, and the widths of wide and narrow bars. */
  head: (step: BarcodeStep) => string
  data: (data: string) => string
}

const CODES: Readonly<Partial<Record<BarcodeStep['symbology'], DplCode>>> = {
  code128: {
    refuse: ({ data, ...step }) => {
      if (code128Runs(data) === null) return 'Code 128 of Datamax printers carries printable ASCII alone'
      return data.includes('&') ? RESERVED : refuseBars(step, MOST_MODULE_DOTS)
    },
    width: ({ data, moduleDots }) => code128Modules(code128Runs(data) ?? [], 0) * moduleDots,
    head: ({ moduleDots }) => `e${scale(moduleDots)}${scale(moduleDots)}`,
    data: (data) => spelledRuns(code128Runs(data) ?? [], WORDS, { isGs1: false }),
  },
  'gs1-128': {
    refuse: ({ data, ...step }) =>
      /^[ -%'-~]+$/.test(data.replaceAll(GS, '')) ? refuseBars(step, MOST_MODULE_DOTS) : RESERVED,
    width: ({ data, moduleDots }) => code128Modules(gs1Runs(data), 1) * moduleDots,
    head: ({ moduleDots }) => `e${scale(moduleDots)}${scale(moduleDots)}`,
    data: (data) => spelledRuns(gs1Runs(data), WORDS, { isGs1: true }),
  },
  code39: {
    refuse: ({ data, ...step }) =>
      /^[\dA-Z .$/+%-]+$/.test(data) ? refuseBars(step, MOST_MODULE_DOTS / 3) : 'Code 39 has no such characters',
    width: ({ data, moduleDots }) => (16 * (data.length + 2) - 1) * moduleDots,
    head: ({ moduleDots }) => `a${scale(3 * moduleDots)}${scale(moduleDots)}`,
    data: (data) => data,
  },
}

const RESERVED = 'Datamax printers take & in Code 128 for the beginning of a command'

/** By themselves these printers change the subset only before the last of an odd number of digits. */
const WORDS: RunWords = { start: { B: 'B', C: 'C' }, change: { B: '&E', C: '&D' }, fnc1: '&G' }
const GS = '\u001d'

/** Widths are one character: 1 to 9, then A to O. */
const MOST_MODULE_DOTS = 24

function refuseBars(step: Omit<BarcodeStep, 'data'>, mostModuleDots: number): string | null {
  return step.moduleDots > mostModuleDots || step.heightDots > 790 || step.heightDots < 1
    ? 'DPL has no bars that large'
    : null
}

function scale(dots: number): string {
  return dots < 10 ? String(dots) : String.fromCharCode(0x41 + dots - 10)
}

function encodeBarcode(step: BarcodeStep, label: DrawnLabel): string {
  const code = CODES[step.symbology]
  if (code === undefined) return ''
  const where = place(step, code.width(step), step.heightDots, label)
  const height = tenths(step.heightDots, label).slice(-3)
  return `${TURNS[step.rotation]}${code.head(step)}${height}${where}${code.data(step.data)}`
}

/** Dots along the bars' row, for the way back. */
export function codeWidthDots(step: BarcodeStep): number {
  return CODES[step.symbology]?.width(step) ?? 0
}

/** Tenths of millimetres in four digits: finer than a dot at 203 dpi, a little coarser above. */
function tenths(dots: number, { dotsPerMm }: DrawnLabel): string {
  return digits(Math.round((dots * 10) / dotsPerMm), 4)
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
