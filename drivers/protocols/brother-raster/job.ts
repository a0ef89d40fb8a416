import type { BrotherMedia } from './media.ts'
import { bytesOfHead } from './models.ts'
import type { BrotherModel } from './models.ts'
import { packBits } from './pack-bits.ts'

/** One label with the full state of the printer. */
export interface BrotherJob {
  model: BrotherModel
  media: BrotherMedia
  /** In the order they are printed, each as wide as the head and from right to left. */
  rows: readonly Uint8Array[]
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
    ...rowsOf(job),
    [0x1a],
  ])
}

const MEDIA_TYPES: Readonly<Record<BrotherMedia['kind'], number>> = { endless: 0x0a, 'die-cut': 0x0b, tape: 0x00 }

/** `ESC i z`: the printer refuses the job when another roll is in it. */
function printInformation({ model, media, rows }: BrotherJob): number[] {
  const valid = model.family === 'PT' ? 0x84 : 0xce
  const count = [0, 8, 16, 24].map((shift) => (rows.length >> shift) & 0xff)
  return [ESC, I, 0x7a, valid, MEDIA_TYPES[media.kind], media.widthCode, media.lengthMm ?? 0, ...count, 0, 0]
}

/** Automatic cut, after every label, and the expanded mode: cut at the end (QL), no waiting for a next label (PT). */
function cutting({ model, isCut, isTwoColor }: BrotherJob): number[] {
  const every = model.family === 'QL' && isCut ? [ESC, I, 0x41, 1] : []
  const expanded = (isCut ? 0x08 : 0) | (isTwoColor ? 0x01 : 0)
  return [ESC, I, 0x4d, isCut ? 0x40 : 0, ...every, ESC, I, 0x4b, expanded]
}

function rowsOf({ model, rows, isTwoColor }: BrotherJob): Iterable<Uint8Array | number[]> {
  if (isTwoColor) return rows.flatMap((row) => twoColors(model, row))
  const head = (length: number): number[] =>
    model.family === 'PT' ? [0x47, length & 0xff, length >> 8] : [0x67, 0, length]
  return rows.flatMap((row) => {
    if (!model.hasPackBits) return [head(row.length), row]
    if (row.every((byte) => byte === 0)) return [[0x5a]]
    const packed = packBits(row)
    return [head(packed.length), packed]
  })
}

function twoColors(model: BrotherModel, row: Uint8Array): (Uint8Array | number[])[] {
  const [black, red] = [row, new Uint8Array(bytesOfHead(model))].map((data) =>
    model.hasPackBits ? packBits(data) : data,
  ) as [Uint8Array, Uint8Array]
  return [[0x77, 1, black.length], black, [0x77, 2, red.length], red]
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
