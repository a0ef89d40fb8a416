import { isWhite } from '../raster.ts'
import type { BrotherMedia } from './media.ts'
import { bytesOfHead } from './models.ts'
import type { BrotherModel } from './models.ts'
import { mostPacked, packBitsInto } from './pack-bits.ts'

/** One label with the full state of the printer. */
export interface BrotherJob {
  model: BrotherModel
  media: BrotherMedia
  rowCount: number
  /** In the order they are printed, each as wide as the head and from right to left; null is once more the one before. */
  rows: Iterable<Uint8Array | null>
  isCut: boolean
  /** The roll in it prints black and red; then both colours are sent for every row. */
  isTwoColor: boolean
}

const ESC = 0x1b
const I = 0x69

export function writeJob(job: BrotherJob): Uint8Array {
  const { model, media } = job
  return joined([
    new Uint8Array(model.invalidateBytes),
    [ESC, 0x40],
    model.hasModeSwitch ? [ESC, I, 0x61, 1] : [],
    // Let it speak by itself: that is how it tells that a label is out.
    model.hasModeSwitch ? [ESC, I, 0x21, 0] : [],
    printInformation(job),
    model.hasCutter ? cutting(job) : [],
    [ESC, I, 0x64, media.feedDots & 0xff, media.feedDots >> 8],
    model.hasPackBits ? [0x4d, 2] : model.hasModeSwitch ? [0x4d, 0] : [],
    rowsOf(job),
    [0x1a],
  ])
}

const MEDIA_TYPES: Readonly<Record<BrotherMedia['kind'], number>> = { endless: 0x0a, 'die-cut': 0x0b, tape: 0x00 }

/** `ESC i z`: the printer refuses the job when another roll is in it. */
function printInformation({ model, media, rowCount }: BrotherJob): number[] {
  const valid = model.family === 'PT' ? 0x84 : 0xce
  const count = [0, 8, 16, 24].map((shift) => (rowCount >> shift) & 0xff)
  return [ESC, I, 0x7a, valid, MEDIA_TYPES[media.kind], media.widthCode, media.lengthMm ?? 0, ...count, 0, 0]
}

/** Automatic cut, after every label, and the expanded mode: cut at the end (QL), no waiting for a next label (PT). */
function cutting({ model, isCut, isTwoColor }: BrotherJob): number[] {
  const every = model.family === 'QL' && isCut ? [ESC, I, 0x41, 1] : []
  const expanded = (isCut ? 0x08 : 0) | (isTwoColor ? 0x01 : 0)
  return [ESC, I, 0x4d, isCut ? 0x40 : 0, ...every, ESC, I, 0x4b, expanded]
}

/** Kept from label to label: so much fresh memory costs more than to fill it. */
let scratch = new Uint8Array(0)

/** All rows in one piece, to be copied before the next label: there are a thousand of them, and each is short. */
function rowsOf({ model, rowCount, rows, isTwoColor }: BrotherJob): Uint8Array {
  const most = rowCount * (isTwoColor ? 2 : 1) * (HEAD_BYTES + mostPacked(bytesOfHead(model)))
  if (scratch.length < most) scratch = new Uint8Array(most)
  const bytes = scratch
  const write = isTwoColor ? writeTwoColors : writeRow
  let [start, end] = [0, 0]
  for (const row of rows) {
    const before = start
    start = end
    end = row === null ? start + (start - before) : write(bytes, start, row, model)
    if (row === null) bytes.copyWithin(start, before, start)
  }
  return bytes.subarray(0, end)
}

const HEAD_BYTES = 3

/** Writes a row at a place; gives the place behind it. */
type RowWriter = (bytes: Uint8Array, at: number, row: Uint8Array, model: BrotherModel) => number

const writeRow: RowWriter = (bytes, at, row, model) => {
  if (model.hasPackBits && isWhite(row)) {
    bytes[at] = 0x5a
    return at + 1
  }
  const end = writeData(bytes, at + HEAD_BYTES, row, model)
  const length = end - at - HEAD_BYTES
  const isTape = model.family === 'PT'
  bytes[at] = isTape ? 0x47 : 0x67
  bytes[at + 1] = isTape ? length & 0xff : 0
  bytes[at + 2] = isTape ? length >> 8 : length
  return end
}

const writeTwoColors: RowWriter = (bytes, at, row, model) => {
  const black = writeColor(1, bytes, at, { row, model })
  return writeColor(2, bytes, black, { row: new Uint8Array(bytesOfHead(model)), model })
}

function writeColor(
  color: 1 | 2,
  bytes: Uint8Array,
  at: number,
  { row, model }: { row: Uint8Array; model: BrotherModel },
): number {
  const end = writeData(bytes, at + HEAD_BYTES, row, model)
  bytes[at] = 0x77
  bytes[at + 1] = color
  bytes[at + 2] = end - at - HEAD_BYTES
  return end
}

function writeData(bytes: Uint8Array, at: number, row: Uint8Array, { hasPackBits }: BrotherModel): number {
  if (hasPackBits) return packBitsInto(bytes, at, row)
  bytes.set(row, at)
  return at + row.length
}

function joined(parts: (Uint8Array | number[])[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
