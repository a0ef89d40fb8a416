import { hexadecimalOf } from '../hexadecimal.ts'
import { blankRaster, bytesPerRow, isAsAbove, rowOf } from '../raster.ts'
import type { Raster } from '../raster.ts'

/** A row has at most 255 bytes, told by two hexadecimal digits. */
export const WIDEST_IMAGE_DOTS = 255 * 8

/** The 7-bit form: `80`, bytes in the row, the row; `0000FF` and how often it is repeated; `FFFF` at the end. */
export function writeImage(raster: Raster): string[] {
  const records: string[] = []
  let repeats = 0
  const flush = (): void => {
    if (repeats > 0) records.push(`0000FF${hexadecimalOf(Uint8Array.of(repeats))}`)
    repeats = 0
  }
  const length = hexadecimalOf(Uint8Array.of(bytesPerRow(raster.widthDots)))
  for (let y = 0; y < raster.heightDots; y++) {
    if (y > 0 && repeats < 255 && isAsAbove(raster, y)) repeats++
    else {
      flush()
      records.push(`80${length}${hexadecimalOf(rowOf(raster, y))}`)
    }
  }
  flush()
  return [...records, 'FFFF']
}

/** The picture of these records without the last; rows that are none are left out. */
export function readImage(records: readonly string[]): Raster {
  const rows: Uint8Array[] = []
  for (const record of records) {
    const [, repeats] = /^0000FF([0-9A-F]{2})$/i.exec(record) ?? []
    const [, data] = /^80[0-9A-F]{2}((?:[0-9A-F]{2})*)$/i.exec(record) ?? []
    const last = rows.at(-1)
    if (repeats !== undefined && last !== undefined)
      for (let times = Number.parseInt(repeats, 16); times > 0; times--) rows.push(last)
    else if (data !== undefined) rows.push(bytesOf(data))
  }
  const raster = blankRaster(8 * Math.max(0, ...rows.map((row) => row.length)), rows.length)
  for (const [y, row] of rows.entries()) rowOf(raster, y).set(row)
  return raster
}

function bytesOf(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  )
}
