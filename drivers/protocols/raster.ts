/** Dots in rows from the top, each padded to whole bytes with 0; 1 is black, the first dot is the highest bit. */
export interface Raster {
  widthDots: number
  heightDots: number
  bits: Uint8Array
}

export function bytesPerRow(widthDots: number): number {
  return Math.ceil(widthDots / 8)
}

export function blankRaster(widthDots: number, heightDots: number): Raster {
  return { widthDots, heightDots, bits: new Uint8Array(bytesPerRow(widthDots) * heightDots) }
}

/** The bytes of one row, as a view. */
export function rowOf({ widthDots, bits }: Raster, y: number): Uint8Array {
  const length = bytesPerRow(widthDots)
  return bits.subarray(y * length, (y + 1) * length)
}

export function isWhite(row: Uint8Array): boolean {
  for (let at = 0; at < row.length; at++) if (row[at] !== 0) return false
  return true
}

/** Draws the black dots of one into another, its upper left corner at (x, y); what lies outside is cut off. */
export function paste(target: Raster, source: Raster, x: number, y: number): void {
  const first = Math.max(0, -y)
  const last = Math.min(source.heightDots, target.heightDots - y)
  for (let row = first; row < last; row++) pasteRow(target, y + row, source, row, x)
}

function pasteRow(target: Raster, targetY: number, source: Raster, sourceY: number, x: number): void {
  const [into, from] = [target.bits, source.bits]
  const [intoLength, fromLength] = [bytesPerRow(target.widthDots), bytesPerRow(source.widthDots)]
  const [intoStart, fromStart] = [targetY * intoLength, sourceY * fromLength]
  const shift = ((x % 8) + 8) % 8
  const start = (x - shift) / 8
  const lastMask = paddingMask(source.widthDots)
  const first = Math.max(0, -start - 1)
  const end = Math.min(fromLength, intoLength - start)
  for (let index = first; index < end; index++) {
    const byte = from[fromStart + index]!
    if (byte === 0) continue
    const dots = index === fromLength - 1 ? byte & lastMask : byte
    const at = start + index
    if (at >= 0) into[intoStart + at]! |= dots >> shift
    if (shift > 0 && at + 1 < intoLength) into[intoStart + at + 1]! |= (dots << (8 - shift)) & 0xff
  }
  if (intoLength > 0) into[intoStart + intoLength - 1]! &= paddingMask(target.widthDots)
}

/** The bits of the last byte of a row that are dots. */
function paddingMask(widthDots: number): number {
  const used = widthDots % 8
  return used === 0 ? 0xff : (0xff << (8 - used)) & 0xff
}

/** A piece of it; what lies outside is white. */
export function cropped(source: Raster, area: { x: number; y: number; widthDots: number; heightDots: number }): Raster {
  const piece = blankRaster(area.widthDots, area.heightDots)
  paste(piece, source, -area.x, -area.y)
  return piece
}

/** Makes everything white but the columns from one up to another. */
export function keepColumns({ widthDots, heightDots, bits }: Raster, from: number, to: number): void {
  const length = bytesPerRow(widthDots)
  const first = from >> 3
  const last = to >> 3
  for (let start = 0; start < heightDots * length; start += length) {
    bits.fill(0, start, start + Math.min(first, length))
    if (first < length) bits[start + first]! &= 0xff >> (from & 7)
    if (last < length) bits[start + last]! &= (0xff00 >> (to & 7)) & 0xff
    bits.fill(0, start + Math.min(last + 1, length), start + length)
  }
}

/** Turned clockwise. */
export function turned(source: Raster, degrees: 0 | 90 | 180 | 270): Raster {
  if (degrees === 0) return source
  if (degrees === 180) return quarterTurned(quarterTurned(source, 90), 90)
  return quarterTurned(source, degrees)
}

/** Eight rows at a time become a column of bytes. */
function quarterTurned({ widthDots, heightDots, bits }: Raster, degrees: 90 | 270): Raster {
  const target = blankRaster(heightDots, widthDots)
  const [fromLength, intoLength] = [bytesPerRow(widthDots), bytesPerRow(heightDots)]
  // Clockwise, the first column is the last row; the other way, the first row is the last column.
  const [firstRow, nextRow] = degrees === 90 ? [heightDots - 1, -1] : [0, 1]
  const [firstInto, nextInto] = degrees === 90 ? [0, intoLength] : [(widthDots - 1) * intoLength, -intoLength]
  const block = new Uint8Array(8)
  for (let column = 0; column < intoLength; column++) {
    const start = (firstRow + column * 8 * nextRow) * fromLength
    const rows = Math.min(8, heightDots - column * 8)
    for (let index = 0; index < fromLength; index++) {
      let black = 0
      for (let row = 0; row < 8; row++)
        black |= block[row] = row < rows ? bits[start + row * nextRow * fromLength + index]! : 0
      if (black === 0) continue
      swapRowsAndColumns(block)
      const into = firstInto + index * 8 * nextInto + column
      const dots = Math.min(8, widthDots - index * 8)
      for (let dot = 0; dot < dots; dot++) target.bits[into + dot * nextInto] = block[dot]!
    }
  }
  return target
}

/** Of 8 x 8 dots: first of each pair of dots, then of each 2 x 2, then of the four quarters (Warren, Hacker's Delight, 7-3). */
function swapRowsAndColumns(block: Uint8Array): void {
  const upper = swappedWithin((block[0]! << 24) | (block[1]! << 16) | (block[2]! << 8) | block[3]!)
  const lower = swappedWithin((block[4]! << 24) | (block[5]! << 16) | (block[6]! << 8) | block[7]!)
  const left = (upper & 0xf0f0f0f0) | ((lower >>> 4) & 0x0f0f0f0f)
  const right = ((upper << 4) & 0xf0f0f0f0) | (lower & 0x0f0f0f0f)
  for (let row = 0; row < 4; row++) {
    block[row] = left >>> (24 - 8 * row)
    block[row + 4] = right >>> (24 - 8 * row)
  }
}

function swappedWithin(rows: number): number {
  const pairs = (rows ^ (rows >>> 7)) & 0x00aa00aa
  const swapped = rows ^ pairs ^ (pairs << 7)
  const fours = (swapped ^ (swapped >>> 14)) & 0x0000cccc
  return swapped ^ fours ^ (fours << 14)
}

const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let reversed = 0
  for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) reversed |= 0x80 >> bit
  return reversed
})

/** A row of whole bytes from right to left. */
export function mirroredRow(row: Uint8Array): Uint8Array {
  const mirrored = new Uint8Array(row.length)
  for (let at = 0; at < row.length; at++) mirrored[row.length - 1 - at] = REVERSED[row[at]!]!
  return mirrored
}

/** Adds a row to whole bytes from right to left, its first dot so many dots before their end; what lies outside is cut off. */
export function addMirrored(target: Uint8Array, source: Raster, y: number, dotsBefore: number): void {
  if (y < 0 || y >= source.heightDots) return
  const { bits } = source
  const length = bytesPerRow(source.widthDots)
  const lastMask = paddingMask(source.widthDots)
  const shift = ((-dotsBefore % 8) + 8) % 8
  const last = target.length - 1 - (dotsBefore + shift) / 8
  for (let index = 0; index < length; index++) {
    const byte = bits[y * length + index]!
    if (byte === 0) continue
    const at = last - index
    const dots = REVERSED[index === length - 1 ? byte & lastMask : byte]!
    if (at >= 0 && at < target.length) target[at]! |= dots >> shift
    if (shift > 0 && at >= -1 && at + 1 < target.length) target[at + 1]! |= (dots << (8 - shift)) & 0xff
  }
}

/** Whether a row looks like the one above it; what lies outside is white. */
export function isAsAbove(source: Raster, y: number): boolean {
  const { widthDots, heightDots, bits } = source
  if (y < 0 || y > heightDots) return true
  if (y === 0 || y === heightDots) return isWhite(rowOf(source, y === 0 ? 0 : y - 1))
  const length = bytesPerRow(widthDots)
  const end = (y + 1) * length
  for (let at = y * length; at < end; at++) if (bits[at] !== bits[at - length]) return false
  return true
}
