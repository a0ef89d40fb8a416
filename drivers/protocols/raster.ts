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
  const { widthDots: width, heightDots: height } = source
  const target = degrees === 180 ? blankRaster(width, height) : blankRaster(height, width)
  for (let y = 0; y < height; y++) TURN_ROW[degrees](source, y, target)
  return target
}

/** A row becomes a column, whose dots are the same bit of a byte in each row; or it is written from its end. */
const TURN_ROW: Readonly<Record<90 | 180 | 270, (source: Raster, y: number, target: Raster) => void>> = {
  90: (source, y, target) => {
    const column = source.heightDots - 1 - y
    const rowBytes = bytesPerRow(target.widthDots)
    writeColumn(source, y, target, { at: column >> 3, rowBytes, mask: 0x80 >> (column & 7) })
  },
  180: ({ widthDots, heightDots, bits }, y, target) => {
    const length = bytesPerRow(widthDots)
    const start = (heightDots - 1 - y) * length
    for (let x = 0; x < widthDots; x++) {
      if ((bits[y * length + (x >> 3)]! & (0x80 >> (x & 7))) === 0) continue
      const to = widthDots - 1 - x
      target.bits[start + (to >> 3)]! |= 0x80 >> (to & 7)
    }
  },
  270: (source, y, target) => {
    const rowBytes = bytesPerRow(target.widthDots)
    const at = (source.widthDots - 1) * rowBytes + (y >> 3)
    writeColumn(source, y, target, { at, rowBytes: -rowBytes, mask: 0x80 >> (y & 7) })
  },
}

interface Column {
  /** Byte of the first dot. */
  at: number
  /** From there to the byte of the next dot. */
  rowBytes: number
  mask: number
}

function writeColumn({ widthDots, bits }: Raster, y: number, target: Raster, { at, rowBytes, mask }: Column): void {
  const length = bytesPerRow(widthDots)
  const into = target.bits
  for (let index = 0; index < length; index++) {
    const byte = bits[y * length + index]!
    if (byte === 0) continue
    const most = Math.min(8, widthDots - index * 8)
    for (let bit = 0; bit < most; bit++)
      if ((byte & (0x80 >> bit)) !== 0) into[at + (index * 8 + bit) * rowBytes]! |= mask
  }
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

/** Each row from right to left; rows are whole bytes. */
export function mirrored({ widthDots, heightDots, bits }: Raster): Raster {
  const target = blankRaster(widthDots, heightDots)
  const length = bytesPerRow(widthDots)
  for (let start = 0; start < bits.length; start += length) {
    const last = start + length - 1
    for (let at = 0; at < length; at++) {
      const byte = bits[start + at]!
      if (byte !== 0) target.bits[last - at] = REVERSED[byte]!
    }
  }
  return target
}

/** How many of the first and of the last rows are white; all of them first where nothing is black. */
export function whiteEdges(source: Raster): { top: number; bottom: number } {
  let top = 0
  while (top < source.heightDots && isWhite(rowOf(source, top))) top++
  let bottom = 0
  while (bottom < source.heightDots - top && isWhite(rowOf(source, source.heightDots - 1 - bottom))) bottom++
  return { top, bottom }
}
