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
  return row.every((byte) => byte === 0)
}

/** Draws the black dots of one into another, its upper left corner at (x, y); what lies outside is cut off. */
export function paste(target: Raster, source: Raster, x: number, y: number): void {
  const first = Math.max(0, -y)
  const last = Math.min(source.heightDots, target.heightDots - y)
  for (let row = first; row < last; row++) pasteRow(target, y + row, source, row, x)
}

function pasteRow(target: Raster, targetY: number, source: Raster, sourceY: number, x: number): void {
  const into = rowOf(target, targetY)
  const from = rowOf(source, sourceY)
  const shift = ((x % 8) + 8) % 8
  const start = (x - shift) / 8
  const lastMask = paddingMask(source.widthDots)
  for (let index = 0; index < from.length; index++) {
    const dots = from[index]! & (index === from.length - 1 ? lastMask : 0xff)
    if (dots === 0) continue
    const at = start + index
    if (at >= 0 && at < into.length) into[at]! |= dots >> shift
    if (shift > 0 && at + 1 >= 0 && at + 1 < into.length) into[at + 1]! |= (dots << (8 - shift)) & 0xff
  }
  if (into.length > 0) into[into.length - 1]! &= paddingMask(target.widthDots)
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

/** Turned clockwise. */
export function turned(source: Raster, degrees: 0 | 90 | 180 | 270): Raster {
  if (degrees === 0) return source
  const { widthDots: width, heightDots: height } = source
  const target = degrees === 180 ? blankRaster(width, height) : blankRaster(height, width)
  const place = {
    90: (x: number, y: number) => [height - 1 - y, x] as const,
    180: (x: number, y: number) => [width - 1 - x, height - 1 - y] as const,
    270: (x: number, y: number) => [y, width - 1 - x] as const,
  }[degrees]
  const length = bytesPerRow(target.widthDots)
  forEachBlackDot(source, (x, y) => {
    const [toX, toY] = place(x, y)
    target.bits[toY * length + (toX >> 3)]! |= 0x80 >> (toX & 7)
  })
  return target
}

function forEachBlackDot(source: Raster, take: (x: number, y: number) => void): void {
  for (let y = 0; y < source.heightDots; y++)
    for (const [index, byte] of rowOf(source, y).entries()) {
      if (byte === 0) continue
      for (let bit = 0; bit < 8; bit++) {
        const x = index * 8 + bit
        if ((byte & (0x80 >> bit)) !== 0 && x < source.widthDots) take(x, y)
      }
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

/** How many of the first and of the last rows are white; all of them first where nothing is black. */
export function whiteEdges(source: Raster): { top: number; bottom: number } {
  let top = 0
  while (top < source.heightDots && isWhite(rowOf(source, top))) top++
  let bottom = 0
  while (bottom < source.heightDots - top && isWhite(rowOf(source, source.heightDots - 1 - bottom))) bottom++
  return { top, bottom }
}
