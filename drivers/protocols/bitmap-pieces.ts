/** Dots as a printer gets them: rows of whole bytes. */
export interface BitmapPiece {
  x: number
  y: number
  widthBytes: number
  heightDots: number
  bits: Uint8Array
}

export interface BitmapRules {
  /** The byte of eight white dots. */
  white: 0x00 | 0xff
  /** Two bytes that the printer may take for a command wherever they stand one after the other. */
  forbidden: readonly (readonly [number, number])[]
}

/** About what one more command costs; so many white bytes are better left out. */
const COMMAND_BYTES = 32

/**
 * A bitmap in the pieces that are sent: white edges and white bands are left out, and what could be read as a command is
 * cut apart. Together the pieces draw what the bitmap draws.
 */
export function bitmapPieces(bitmap: BitmapPiece, rules: BitmapRules): BitmapPiece[] {
  return bandsOf(trimmed(bitmap, rules.white), rules.white).flatMap((band) => {
    const piece = trimmed(band, rules.white)
    const cut = forbiddenAt(piece.bits, rules.forbidden)
    return cut === -1 ? [piece] : halves(piece, cut + 1).flatMap((half) => bitmapPieces(half, rules))
  })
}

/** Without the white columns of bytes and the white rows around it. */
function trimmed(bitmap: BitmapPiece, white: number): BitmapPiece {
  const { widthBytes, heightDots, bits } = bitmap
  let [left, right, top, bottom] = [widthBytes, -1, heightDots, -1]
  for (let row = 0; row < heightDots; row++) {
    const start = row * widthBytes
    let first = 0
    while (first < widthBytes && bits[start + first] === white) first++
    if (first === widthBytes) continue
    let last = widthBytes - 1
    while (bits[start + last] === white) last--
    left = Math.min(left, first)
    right = Math.max(right, last)
    top = Math.min(top, row)
    bottom = row
  }
  return bottom === -1 ? cutOut(bitmap, 0, 0, 0, 0) : cutOut(bitmap, left, top, right + 1, bottom + 1)
}

function cutOut(bitmap: BitmapPiece, left: number, top: number, right: number, bottom: number): BitmapPiece {
  const { x, y, widthBytes, heightDots, bits } = bitmap
  if (left === 0 && top === 0 && right === widthBytes && bottom === heightDots) return bitmap
  const width = right - left
  const cut = new Uint8Array(width * (bottom - top))
  for (let row = top; row < bottom; row++)
    cut.set(bits.subarray(row * widthBytes + left, row * widthBytes + right), (row - top) * width)
  return { x: x + left * 8, y: y + top, widthBytes: width, heightDots: bottom - top, bits: cut }
}

function bandsOf(bitmap: BitmapPiece, white: number): BitmapPiece[] {
  const { widthBytes, heightDots, bits } = bitmap
  const bands: BitmapPiece[] = []
  let top = 0
  let bottom = 0
  for (let row = 0; row < heightDots; row++) {
    if (isWhite(bits, row * widthBytes, widthBytes, white)) continue
    if ((row - bottom) * widthBytes > COMMAND_BYTES) {
      bands.push(cutOut(bitmap, 0, top, widthBytes, bottom))
      top = row
    }
    bottom = row + 1
  }
  return bottom === 0 ? bands : [...bands, cutOut(bitmap, 0, top, widthBytes, bottom)]
}

function isWhite(bits: Uint8Array, start: number, length: number, white: number): boolean {
  for (let at = start; at < start + length; at++) if (bits[at] !== white) return false
  return true
}

function forbiddenAt(bits: Uint8Array, forbidden: BitmapRules['forbidden']): number {
  const places = forbidden.map(([first, second]) => pairAt(bits, first, second)).filter((at) => at !== -1)
  return places.length === 0 ? -1 : Math.min(...places)
}

function pairAt(bits: Uint8Array, first: number, second: number): number {
  let at = bits.indexOf(first)
  while (at !== -1 && bits[at + 1] !== second) at = bits.indexOf(first, at + 1)
  return at
}

/** Cut before a byte: beside it, or above its row where it begins one. */
function halves(piece: BitmapPiece, at: number): BitmapPiece[] {
  const { widthBytes, heightDots } = piece
  const row = Math.floor(at / widthBytes)
  const column = at % widthBytes
  if (column === 0) return [cutOut(piece, 0, 0, widthBytes, row), cutOut(piece, 0, row, widthBytes, heightDots)]
  return [cutOut(piece, 0, 0, column, heightDots), cutOut(piece, column, 0, widthBytes, heightDots)]
}

/** Rows of 1 = black, the bits behind the last dot made white, as a printer with this byte for white wants them. */
export function printerBits(bits: Uint8Array, widthDots: number, white: 0x00 | 0xff): Uint8Array {
  const widthBytes = Math.ceil(widthDots / 8)
  const lastMask = (0xff << ((8 - (widthDots % 8)) % 8)) & 0xff
  const sent = new Uint8Array(bits.length)
  for (let at = 0; at < bits.length; at++) sent[at] = (bits[at] ?? 0) ^ white
  if (lastMask === 0xff) return sent
  for (let at = widthBytes - 1; at < bits.length; at += widthBytes) sent[at] = ((bits[at] ?? 0) & lastMask) ^ white
  return sent
}
