import type { BarcodeStep, DrawnLabel, DrawStep, Rotation } from '@scanbench/plugin/machine'
import { readImage } from '../../protocols/dpl/image.ts'
import { DplStream } from '../../protocols/dpl/stream.ts'
import type { Raster } from '../../protocols/raster.ts'
import { lineWidthDots } from '../../protocols/triumvirate.ts'
import { codeWidthDots } from './encode.ts'
import { bitmapStep } from '../common/label-raster.ts'

/** The labels that these bytes draw, as far as they are made of what we write ourselves. */
export function decodeLabels(bytes: Uint8Array, dotsPerMm: number): DrawnLabel[] {
  const images = new Map<string, Raster>()
  const labels: DrawnLabel[] = []
  for (const piece of new DplStream().push(bytes)) {
    if (piece.kind === 'image') images.set(piece.name, readImage(piece.records))
    if (piece.kind === 'label') labels.push(readLabel(piece.lines, images, dotsPerMm))
  }
  return labels
}

/** Records and commands of labels that are not understood here, each kind once. */
export function unknownCommands(bytes: Uint8Array): string[] {
  const lines = new DplStream().push(bytes).flatMap((piece) => (piece.kind === 'label' ? piece.lines : []))
  const unknown = lines.flatMap((line) => {
    const letter = RECORD.exec(line)?.[2]
    if (letter === undefined) return /^[ACDHPQRS]/.test(line) ? [] : [line.slice(0, 1)]
    return letter in READERS || line.endsWith(' ') ? [] : [`record ${letter}`]
  })
  return [...new Set(unknown)]
}

/** A record is fifteen characters and its data. */
interface DplRecord {
  rotation: Rotation
  letter: string
  wide: number
  narrow: number
  height: string
  /** Dots from the lower edge and from the left one. */
  row: number
  column: number
  data: string
}

const RECORD = /^([1-4])(.)(.)(.)(...)(\d{4})(\d{4})(.*)$/
const TURNS: Readonly<Record<string, Rotation>> = { 1: 0, 2: 90, 3: 180, 4: 270 }

function readLabel(lines: readonly string[], images: ReadonlyMap<string, Raster>, dotsPerMm: number): DrawnLabel {
  const records = lines.flatMap((line) => recordOf(line, dotsPerMm) ?? [])
  // The blank at the upper right corner that we write; labels of other programs do not say their size.
  const size = records.find(({ letter, data }) => letter === '2' && data === ' ')
  const label: DrawnLabel = {
    widthDots: size?.column ?? Math.round(100 * dotsPerMm),
    heightDots: size?.row ?? Math.round(50 * dotsPerMm),
    dotsPerMm,
    steps: [],
  }
  for (const record of records) {
    const step = record === size ? null : (READERS[record.letter]?.(record, label, images) ?? null)
    if (step !== null) label.steps.push(step)
  }
  return label
}

function recordOf(line: string, dotsPerMm: number): DplRecord | null {
  const [, turn = '', letter = '', wide = '', narrow = '', height = '', row, column, data = ''] =
    RECORD.exec(line) ?? []
  if (row === undefined || column === undefined) return null
  return {
    rotation: TURNS[turn] ?? 0,
    letter,
    wide: scaleOf(wide),
    narrow: scaleOf(narrow),
    height,
    row: dotsOf(row, dotsPerMm),
    column: dotsOf(column, dotsPerMm),
    data,
  }
}

type Reader = (record: DplRecord, label: DrawnLabel, images: ReadonlyMap<string, Raster>) => DrawStep | null

const READERS: Readonly<Record<string, Reader>> = {
  '9': readText,
  X: readShape,
  Y: ({ row, column, data }, label, images) => {
    const image = images.get(data)
    return image === undefined ? null : bitmapStep(image, column, label.heightDots - row - image.heightDots)
  },
  e: readCode128,
  a: (record, label) => bars(record, label, 'code39', record.data),
}

function readText(record: DplRecord, label: DrawnLabel): DrawStep | null {
  const [, height = '', width = '', text = ''] = /^(\d{4})(\d{4})(.*)$/.exec(record.data) ?? []
  if (!record.height.startsWith('S') || text === '') return null
  const fontHeightDots = Number(height)
  const fontWidthDots = Number(width)
  const widthDots = lineWidthDots(text, fontWidthDots) ?? 0
  return {
    kind: 'text',
    ...cornerOf(record, widthDots, fontHeightDots, label),
    rotation: record.rotation,
    widthDots,
    fontHeightDots,
    fontWidthDots,
    lines: 1,
    align: 'left',
    text,
  }
}

function readShape({ row, column, data }: DplRecord, label: DrawnLabel): DrawStep | null {
  const [, letter, width, height, thickness] = /^([lb])(\d{4})(\d{4})(\d{4})?/.exec(data) ?? []
  if (width === undefined || height === undefined) return null
  const widthDots = dotsOf(width, label.dotsPerMm)
  const heightDots = dotsOf(height, label.dotsPerMm)
  const filled = Math.min(widthDots, heightDots)
  const thicknessDots = letter === 'l' || thickness === undefined ? filled : dotsOf(thickness, label.dotsPerMm)
  const y = label.heightDots - row - heightDots
  return { kind: 'box', x: column, y, widthDots, heightDots, thicknessDots }
}

function readCode128(record: DplRecord, label: DrawnLabel): DrawStep | null {
  const isGs1 = /^[BC]&G/.test(record.data)
  const text = record.data.replace(/^[ABC](?:&G)?/, '').replaceAll('&G', '\u001d')
  return bars(record, label, isGs1 ? 'gs1-128' : 'code128', text.replaceAll(/&[DE]/g, ''))
}

function bars(
  record: DplRecord,
  label: DrawnLabel,
  symbology: BarcodeStep['symbology'],
  data: string,
): BarcodeStep | null {
  const heightDots = dotsOf(record.height, label.dotsPerMm)
  if (data === '' || record.narrow === 0) return null
  const code = {
    kind: 'barcode',
    symbology,
    errorCorrection: null,
    moduleDots: record.narrow,
    heightDots,
    data,
  } as const
  const step: BarcodeStep = { ...code, rotation: record.rotation, x: 0, y: 0 }
  return { ...step, ...cornerOf(record, codeWidthDots(step), heightDots, label) }
}

/** The upper left corner as it lies on the label after turning. */
function cornerOf({ row, column, rotation }: DplRecord, width: number, height: number, label: DrawnLabel) {
  const bottom = label.heightDots - row
  const corners = {
    0: [column, bottom - height],
    90: [column, bottom],
    180: [column - width, bottom],
    270: [column - height, bottom - width],
  } as const
  const [x, y] = corners[rotation]
  return { x, y }
}

function dotsOf(tenths: string, dotsPerMm: number): number {
  return /^\d+$/.test(tenths) ? Math.round((Number(tenths) * dotsPerMm) / 10) : 0
}

function scaleOf(character: string): number {
  return /^\d$/.test(character) ? Number(character) : Math.max(0, character.charCodeAt(0) - 0x41 + 10)
}
