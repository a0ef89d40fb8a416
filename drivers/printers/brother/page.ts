import type { BitmapStep, DrawnLabel } from '@scanbench/plugin/machine'
import type { BrotherMedia } from '../../protocols/brother-raster/media.ts'
import { bytesOfHead } from '../../protocols/brother-raster/models.ts'
import type { BrotherModel } from '../../protocols/brother-raster/models.ts'
import { addMirrored, blankRaster, isAsAbove, isWhite, keepColumns, rowOf, turned } from '../../protocols/raster.ts'
import type { Raster } from '../../protocols/raster.ts'
import { bitmapsOf } from '../common/label-raster.ts'

/** A label as it lies on the roll. Its rows are put together one by one: the whole of it would be a hundred thousand bytes. */
export interface Page {
  widthDots: number
  heightDots: number
  pieces: readonly Piece[]
}

interface Piece extends Raster {
  x: number
  y: number
}

/** The first row that comes out is the end of the line, so that a strip is read with the cut edge at the left. */
export function pageOf(label: DrawnLabel, isAlong: boolean): Page {
  const { widthDots, heightDots } = label
  const bitmaps = bitmapsOf(label)
  if (!isAlong) return { widthDots, heightDots, pieces: bitmaps }
  const pieces = bitmaps.map((step) => ({ ...turnedOnce(step), x: step.y, y: widthDots - step.x - step.widthDots }))
  return { widthDots: heightDots, heightDots: widthDots, pieces }
}

const turnedBits = new WeakMap<Uint8Array, Raster>()

/** Dots of steps are never changed, and what all labels of a job have is the same step. */
function turnedOnce(step: BitmapStep): Raster {
  const known = turnedBits.get(step.bits)
  if (known?.heightDots === step.widthDots && known.widthDots === step.heightDots) return known
  const raster = turned(step, 270)
  turnedBits.set(step.bits, raster)
  return raster
}

/** How many of the first and of the last rows are white; all of them first where nothing is black. */
export function whiteEdges({ heightDots, pieces }: Page): { top: number; bottom: number } {
  let [first, last] = [heightDots, -1]
  for (const piece of pieces) {
    const [start, end] = [Math.max(0, -piece.y), Math.min(piece.heightDots, heightDots - piece.y)]
    let top = start
    while (top < end && isWhite(rowOf(piece, top))) top++
    if (top >= end) continue
    let bottom = end - 1
    while (isWhite(rowOf(piece, bottom))) bottom--
    first = Math.min(first, piece.y + top)
    last = Math.max(last, piece.y + bottom)
  }
  return last === -1 ? { top: heightDots, bottom: 0 } : { top: first, bottom: heightDots - 1 - last }
}

/**
 * Rows of the whole head from right to left: the middle of the label is in the middle of what the roll can take. Null is once
 * more the row before, as many are: bars are high, and a dot of a code has several rows.
 */
export function* headRows(
  page: Page,
  part: { y: number; heightDots: number },
  media: BrotherMedia,
  model: BrotherModel,
): Generator<Uint8Array | null, void> {
  const head = blankRaster(bytesOfHead(model) * 8, 1)
  const right = model.rightOffsetDots + media.rightOffsetDots
  const left = model.headDots - right - media.printableDots
  // Where the left edge of the label is, and it may be beyond that of the roll.
  const edge = left - Math.round((page.widthDots - media.printableDots) / 2)
  const from = Math.max(right, head.widthDots - edge - page.widthDots)
  const to = head.widthDots - Math.max(left, edge)
  for (let y = part.y; y < part.y + part.heightDots; y++) {
    if (y > part.y && isAsBefore(page, y)) yield null
    else {
      head.bits.fill(0)
      if (y >= 0 && y < page.heightDots)
        for (const piece of page.pieces) addMirrored(head.bits, piece, y - piece.y, edge + piece.x)
      keepColumns(head, from, to)
      yield head.bits
    }
  }
}

function isAsBefore({ heightDots, pieces }: Page, y: number): boolean {
  // Pieces may reach beyond the page, where everything is white.
  if (y < 0 || y > heightDots) return true
  if (y === 0 || y === heightDots) return false
  for (const piece of pieces) if (!isAsAbove(piece, y - piece.y)) return false
  return true
}
