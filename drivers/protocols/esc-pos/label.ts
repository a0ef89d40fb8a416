import { bytesPerRow } from '../raster.ts'
import type { Raster } from '../raster.ts'
import { withoutRealTime } from './real-time.ts'

/** What the printer does when a label is out. */
export type EscPosEnding = 'partial' | 'full' | 'legacy' | 'tear' | 'label'

export interface EscPosLabel {
  raster: Raster
  ending: EscPosEnding
  /** Lines fed before paper is torn off or cut by the old command, which feeds nothing by itself. */
  feedLines: number
  /** From -6 to 8; 0 leaves it as it is set on the printer. */
  density: number
}

/** Buffers of small printers hold no more rows at once. */
const BAND_ROWS = 256

const ESC = 0x1b
const GS = 0x1d

/** One label with the full state of the printer: no job before it can move it. */
export function writeLabel({ raster, ending, feedLines, density }: EscPosLabel): Uint8Array {
  const { widthDots } = raster
  return joined([
    [ESC, 0x40],
    // It must not speak by itself between the answers to questions.
    [GS, 0x61, 0],
    [ESC, 0x61, 0],
    [GS, 0x4c, 0, 0],
    [GS, 0x57, widthDots & 0xff, widthDots >> 8],
    density === 0 ? [] : [GS, 0x28, 0x4b, 2, 0, 0x31, density & 0xff],
    ...bandsOf(raster),
    ENDINGS[ending](feedLines),
  ])
}

const ENDINGS: Readonly<Record<EscPosEnding, (feedLines: number) => number[]>> = {
  partial: () => [GS, 0x56, 66, 0],
  full: () => [GS, 0x56, 65, 0],
  legacy: (lines) => [...(lines === 0 ? [] : [ESC, 0x4a, Math.min(255, lines * 30)]), ESC, 0x6d],
  tear: (lines) => [ESC, 0x64, lines],
  label: () => [GS, 0x0c],
}

/** `GS v 0`: rows are sent as far as their last black dot. */
function bandsOf(raster: Raster): (number[] | Uint8Array)[] {
  const bands: (number[] | Uint8Array)[] = []
  for (let y = 0; y < raster.heightDots; y += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, raster.heightDots - y)
    const data = narrowed(raster, y, rows)
    const width = data.length / rows
    bands.push([GS, 0x76, 0x30, 0, width & 0xff, width >> 8, rows & 0xff, rows >> 8], withoutRealTime(data))
  }
  return bands
}

function narrowed({ widthDots, bits }: Raster, y: number, rows: number): Uint8Array {
  const length = bytesPerRow(widthDots)
  const band = bits.subarray(y * length, (y + rows) * length)
  const width = Math.max(1, usedBytes(band, length))
  if (width === length) return band.slice()
  const data = new Uint8Array(width * rows)
  for (let row = 0; row < rows; row++) data.set(band.subarray(row * length, row * length + width), row * width)
  return data
}

function usedBytes(band: Uint8Array, length: number): number {
  let used = 0
  for (const [at, byte] of band.entries()) if (byte !== 0 && at % length >= used) used = (at % length) + 1
  return used
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
