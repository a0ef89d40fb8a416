import type { BarcodeStep, BitmapStep, DrawnLabel, DrawStep, Rotation } from '@scanbench/plugin/machine'
import { parseCommands } from '../../protocols/sbpl/commands.ts'
import { SbplStream } from '../../protocols/sbpl/stream.ts'
import { lineWidthDots } from '../../protocols/triumvirate.ts'
import { codeWidthDots } from './encode.ts'

/** The labels that these bytes draw, as far as they are made of what we write ourselves. */
export function decodeLabels(bytes: Uint8Array, dotsPerMm: number): DrawnLabel[] {
  const jobs = new SbplStream().push(bytes).filter((piece) => piece.kind === 'job')
  return jobs.flatMap(({ bytes: job }) => decodeJob(job, dotsPerMm) ?? [])
}

/** Commands that draw something which is not understood here, each once. */
export function unknownCommands(bytes: Uint8Array): string[] {
  const jobs = new SbplStream().push(bytes).filter((piece) => piece.kind === 'job')
  const commands = jobs.flatMap(({ bytes: job }) => parseCommands(job))
  const unknown = commands.filter(({ name }) => !(name in COMMANDS) && !DRAWS_NOTHING.has(name))
  return [...new Set(unknown.map(({ parameters }) => parameters.slice(0, 2)))]
}

/** How it is printed, and not what. */
const DRAWS_NOTHING = new Set(['A', 'Z', 'A3', 'CS', '#E', 'IG', 'CT'])

interface Page {
  label: DrawnLabel
  x: number
  y: number
  rotation: Rotation
  isPrinted: boolean
  qr: Pick<BarcodeStep, 'moduleDots' | 'errorCorrection'>
}

function decodeJob(job: Uint8Array, dotsPerMm: number): DrawnLabel | null {
  const page: Page = {
    label: { widthDots: Math.round(100 * dotsPerMm), heightDots: Math.round(50 * dotsPerMm), dotsPerMm, steps: [] },
    x: 0,
    y: 0,
    rotation: 0,
    isPrinted: false,
    qr: { moduleDots: 3, errorCorrection: 'M' },
  }
  for (const { name, parameters } of parseCommands(job)) COMMANDS[name]?.(page, parameters)
  return page.isPrinted ? page.label : null
}

const TURNS: Readonly<Record<string, Rotation>> = { 0: 0, 1: 270, 2: 180, 3: 90 }

const COMMANDS: Readonly<Record<string, (page: Page, parameters: string) => void>> = {
  A1: ({ label }, parameters) => {
    label.heightDots = numberOf(parameters.slice(0, 4), label.heightDots)
    label.widthDots = numberOf(parameters.slice(4, 8), label.widthDots)
  },
  V: (page, parameters) => (page.y = Math.max(0, numberOf(parameters, 1) - 1)),
  H: (page, parameters) => (page.x = Math.max(0, numberOf(parameters, 1) - 1)),
  '%': (page, parameters) => (page.rotation = TURNS[parameters] ?? 0),
  Q: (page) => (page.isPrinted = true),
  RDB00: readText,
  FW: readBox,
  GH: (page, parameters) => readBitmap(page, parameters, bytesOfHexadecimal),
  GB: (page, parameters) => readBitmap(page, parameters, (data) => Uint8Array.from(data, (one) => one.charCodeAt(0))),
  BG: (page, parameters) => addBars(page, parameters, readCode128),
  B1: (page, parameters) =>
    addBars(page, parameters, (data) => ({ symbology: 'code39', data: data.replaceAll('*', '') })),
  '2D30': (page, parameters) => {
    const [, correction = '', module = ''] = parameters.split(',')
    page.qr = { moduleDots: numberOf(module, 3), errorCorrection: isCorrection(correction) ? correction : 'M' }
  },
  DN: (page, parameters) => add(page, { ...codeOf('qr', parameters.slice(5)), ...page.qr }, 0, 0),
}

function isCorrection(letter: string): letter is 'L' | 'M' | 'Q' | 'H' {
  return ['L', 'M', 'Q', 'H'].includes(letter)
}

function codeOf(symbology: BarcodeStep['symbology'], data: string): BarcodeStep {
  return {
    kind: 'barcode',
    symbology,
    x: 0,
    y: 0,
    rotation: 0,
    moduleDots: 1,
    heightDots: 0,
    errorCorrection: null,
    data,
  }
}

/** Puts it where its upper left corner lies after turning. */
function add(page: Page, step: DrawStep, width: number, height: number): void {
  const { x, y, rotation } = page
  const corners = { 0: [x, y], 90: [x - height, y], 180: [x - width, y - height], 270: [x, y - width] } as const
  const [cornerX, cornerY] = corners[rotation]
  const turned = step.kind === 'text' || step.kind === 'barcode' ? { rotation } : {}
  page.label.steps.push({ ...step, ...turned, x: cornerX, y: cornerY })
}

function readText(page: Page, parameters: string): void {
  const [, width = '', height = '', text = ''] = /^,(\d+),(\d+),([^]*)$/.exec(parameters) ?? []
  const fontWidthDots = numberOf(width, 0)
  const fontHeightDots = numberOf(height, 0)
  const widthDots = lineWidthDots(text, fontWidthDots) ?? 0
  if (text === '' || fontHeightDots === 0) return
  const step = { kind: 'text', x: 0, y: 0, rotation: 0, widthDots, fontHeightDots, fontWidthDots } as const
  add(page, { ...step, lines: 1, align: 'left', text }, widthDots, fontHeightDots)
}

function readBox(page: Page, parameters: string): void {
  const [, thickness, line, length] = /^(\d\d)([HV])(\d+)$/.exec(parameters) ?? []
  const [, sides, height, width] = /^(\d\d)\d\dV(\d+)H(\d+)$/.exec(parameters) ?? []
  const thicknessDots = numberOf(thickness ?? sides ?? '', 1)
  const box = (widthDots: number, heightDots: number): void =>
    add({ ...page, rotation: 0 }, { kind: 'box', x: 0, y: 0, widthDots, heightDots, thicknessDots }, 0, 0)
  if (line === 'H') box(numberOf(length ?? '', 1), thicknessDots)
  if (line === 'V') box(thicknessDots, numberOf(length ?? '', 1))
  if (sides !== undefined) box(numberOf(width ?? '', 1), numberOf(height ?? '', 1))
}

function readBitmap(page: Page, parameters: string, bytesOf: (data: string) => Uint8Array): void {
  const columns = numberOf(parameters.slice(0, 3), 0)
  const rows = numberOf(parameters.slice(3, 6), 0) * 8
  const bits = new Uint8Array(columns * rows)
  if (bits.length === 0) return
  bits.set(bytesOf(parameters.slice(6)).subarray(0, bits.length))
  const step: BitmapStep = { kind: 'bitmap', x: 0, y: 0, widthDots: columns * 8, heightDots: rows, bits }
  add({ ...page, rotation: 0 }, step, 0, 0)
}

function bytesOfHexadecimal(data: string): Uint8Array {
  const pairs = data.match(/[0-9A-F]{2}/gi) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}

function readCode128(data: string): Pick<BarcodeStep, 'symbology' | 'data'> {
  const isGs1 = /^>[HI]>F/.test(data)
  const text = data.slice(isGs1 ? 4 : 0).replaceAll('>F', '\u001d')
  return { symbology: isGs1 ? 'gs1-128' : 'code128', data: text.replaceAll(/>[A-I]/g, '') }
}

function addBars(
  page: Page,
  parameters: string,
  read: (data: string) => Pick<BarcodeStep, 'symbology' | 'data'>,
): void {
  const { symbology, data } = read(parameters.slice(5))
  const moduleDots = numberOf(parameters.slice(0, 2), 1)
  const heightDots = numberOf(parameters.slice(2, 5), 0)
  const step = { ...codeOf(symbology, data), moduleDots, heightDots }
  if (data !== '') add(page, step, codeWidthDots(step), heightDots)
}

function numberOf(digits: string, otherwise: number): number {
  return /^\d+$/.test(digits) ? Number(digits) : otherwise
}
