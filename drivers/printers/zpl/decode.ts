import type { DrawnLabel, DrawStep, Rotation, TextStep } from '@scanbench/plugin/machine'
import type { Compression } from '../../protocols/compression.ts'
import type { Raster } from '../../protocols/raster.ts'
import { parseCommands } from '../../protocols/zpl/commands.ts'
import type { ZplCommand } from '../../protocols/zpl/commands.ts'
import { unescapeBlock, unescapeFieldData } from '../../protocols/zpl/field-data.ts'
import { readGraphic } from '../../protocols/zpl/graphic.ts'
import { ZplStream } from '../../protocols/zpl/stream.ts'
import { numberAt } from './numbers.ts'
import { SYMBOL_READERS } from './symbols.ts'

interface Reading {
  dotsPerMm: number
  compression: Compression | null
}

/** The labels that these bytes draw, as far as they are made of what we write ourselves. */
export function decodeLabels(bytes: Uint8Array, reading: Reading): DrawnLabel[] {
  const formats = new ZplStream().push(bytes).filter((piece) => piece.kind === 'format')
  return formats.map((format) => decodeFormat(parseCommands(format.bytes), reading))
}

/** Is there a reader for commands of this name? */
export function isDecoded(name: string): boolean {
  return name in COMMANDS || name in SYMBOL_READERS
}

/** What a printer remembers until ^FS, and the values that stay beyond it. */
interface Field {
  x: number
  y: number
  /** The place is that of the base line (^FT), not of the upper edge. */
  isOnBaseLine: boolean
  font: Font | null
  block: { width: number; lines: number; align: TextStep['align'] } | null
  symbol: ZplCommand | null
  shape: ZplCommand | null
  data: string | null
}

interface Font {
  height: number
  width: number
  rotation: Rotation
}

interface Page {
  label: DrawnLabel
  moduleDots: number
  barHeight: number
  home: { x: number; y: number }
  rotation: Rotation
  font: Font | null
  compression: Compression | null
  field: Field
}

const EMPTY_FIELD: Field = {
  x: 0,
  y: 0,
  isOnBaseLine: false,
  font: null,
  block: null,
  symbol: null,
  shape: null,
  data: null,
}

const ALIGN: Readonly<Record<string, TextStep['align']>> = { L: 'left', C: 'center', R: 'right' }
const ROTATIONS: Readonly<Record<string, Rotation>> = { N: 0, R: 90, I: 180, B: 270 }

/** A label that does not say its size is printed in that of the roll, which nobody here knows. */
function sizeWithoutCommands(dotsPerMm: number): Pick<DrawnLabel, 'widthDots' | 'heightDots'> {
  return { widthDots: Math.round(100 * dotsPerMm), heightDots: Math.round(50 * dotsPerMm) }
}

function decodeFormat(commands: ZplCommand[], { dotsPerMm, compression }: Reading): DrawnLabel {
  const page: Page = {
    label: { ...sizeWithoutCommands(dotsPerMm), dotsPerMm, steps: [] },
    moduleDots: 2,
    barHeight: 10,
    home: { x: 0, y: 0 },
    rotation: 0,
    font: null,
    compression,
    field: { ...EMPTY_FIELD },
  }
  for (const command of commands) {
    if (command.name in SYMBOL_READERS) page.field.symbol = command
    else COMMANDS[command.name]?.(page, command)
  }
  return page.label
}

const COMMANDS: Readonly<Record<string, (page: Page, command: ZplCommand) => void>> = {
  PW: (page, command) => (page.label.widthDots = numberAt(command, 0, page.label.widthDots)),
  LL: (page, command) => (page.label.heightDots = numberAt(command, 0, page.label.heightDots)),
  LH: (page, command) => (page.home = { x: numberAt(command, 0, 0), y: numberAt(command, 1, 0) }),
  FW: (page, command) => (page.rotation = ROTATIONS[command.parameters[0] ?? 'N'] ?? 0),
  CF: (page, command) => {
    const height = numberAt(command, 1, 9)
    page.font = { height, width: numberAt(command, 2, height), rotation: page.rotation }
  },
  BY: (page, command) => {
    page.moduleDots = numberAt(command, 0, page.moduleDots)
    page.barHeight = numberAt(command, 2, page.barHeight)
  },
  FO: (page, command) => place(page, command, false),
  FT: (page, command) => place(page, command, true),
  A: (page, command) => {
    const height = numberAt(command, 1, 0)
    const rotation = ROTATIONS[command.parameters[0]?.[1] ?? ''] ?? page.rotation
    page.field.font = height === 0 ? null : { height, width: numberAt(command, 2, height), rotation }
  },
  FB: ({ field }, command) => {
    const align = ALIGN[command.parameters[3] ?? 'L'] ?? 'left'
    field.block = { width: numberAt(command, 0, 0), lines: numberAt(command, 1, 1), align }
  },
  GB: ({ field }, command) => (field.shape = command),
  GE: ({ field }, command) => (field.shape = command),
  GC: ({ field }, command) => (field.shape = command),
  GF: ({ field }, command) => (field.shape = command),
  FD: ({ field }, command) => (field.data = command.data),
  FV: ({ field }, command) => (field.data = command.data),
  FS: (page) => {
    const step = stepOf(page)
    if (step !== null) page.label.steps.push(step)
    page.field = { ...EMPTY_FIELD }
  },
}

function place({ field, home }: Page, command: ZplCommand, isOnBaseLine: boolean): void {
  field.x = home.x + numberAt(command, 0, 0)
  field.y = home.y + numberAt(command, 1, 0)
  field.isOnBaseLine = isOnBaseLine
}

function stepOf(page: Page): DrawStep | null {
  const { field } = page
  if (field.shape !== null) return SHAPES[field.shape.name]?.(field, field.shape, page) ?? null
  if (field.data === null) return null
  if (field.symbol !== null) return symbolStep(page, field.symbol, field.data)
  const font = field.font ?? page.font
  return font === null ? null : textStep(page, font, field.data)
}

const SHAPES: Readonly<Record<string, (field: Field, command: ZplCommand, page: Page) => DrawStep | null>> = {
  GB: ({ x, y }, command) => {
    const thicknessDots = numberAt(command, 2, 1)
    const widthDots = Math.max(numberAt(command, 0, thicknessDots), thicknessDots)
    const heightDots = Math.max(numberAt(command, 1, thicknessDots), thicknessDots)
    return { kind: 'box', x, y, widthDots, heightDots, thicknessDots }
  },
  GE: ({ x, y }, command) => {
    const [widthDots, heightDots] = [numberAt(command, 0, 3), numberAt(command, 1, 3)]
    return { kind: 'ellipse', x, y, widthDots, heightDots, thicknessDots: numberAt(command, 2, 1) }
  },
  GC: ({ x, y }, command) => {
    const diameter = numberAt(command, 0, 3)
    return { kind: 'ellipse', x, y, widthDots: diameter, heightDots: diameter, thicknessDots: numberAt(command, 1, 1) }
  },
  GF: ({ x, y }, command, { compression }) => {
    const raster = graphicOf(command, compression)
    return raster === null ? null : { kind: 'bitmap', x, y, ...raster }
  },
}

/** The dots of ^GF; null for forms that are not read here. */
export function graphicOf(command: ZplCommand, compression: Compression | null): Raster | null {
  if (command.parameters[0] !== 'A') return null
  const size = { rowBytes: numberAt(command, 3, 0), totalBytes: numberAt(command, 2, 0) }
  return readGraphic(command.data, size, compression)
}

/** Of the height of the font: where its letters stand. */
const BASE_LINE = 0.75

function textStep({ label, field }: Page, font: Font, data: string): DrawStep {
  const block = field.block ?? { width: Math.max(0, label.widthDots - field.x), lines: 1, align: 'left' as const }
  const above = field.isOnBaseLine ? Math.round(font.height * (block.lines - 1 + BASE_LINE)) : 0
  return {
    kind: 'text',
    x: field.x,
    y: field.y - above,
    rotation: font.rotation,
    widthDots: block.width,
    fontHeightDots: font.height,
    fontWidthDots: font.width,
    lines: block.lines,
    align: block.align,
    text: field.block === null ? unescapeFieldData(data) : unescapeBlock(data),
  }
}

function symbolStep(
  { field, moduleDots, barHeight, rotation }: Page,
  command: ZplCommand,
  data: string,
): DrawStep | null {
  const facts = SYMBOL_READERS[command.name]?.({ command, moduleDots, barHeight, data })
  if (facts === undefined) return null
  const { dropDots = 0, ...known } = facts
  const height = known.heightDots ?? barHeight
  return {
    kind: 'barcode',
    rotation: ROTATIONS[command.parameters[0] ?? ''] ?? rotation,
    errorCorrection: null,
    moduleDots,
    heightDots: height,
    ...known,
    x: field.x,
    y: field.y + dropDots - (field.isOnBaseLine ? height : 0),
  }
}
