import type { Compression } from '../compression.ts'
import { hexadecimalOf } from '../hexadecimal.ts'
import { blankRaster, bytesPerRow, rowOf } from '../raster.ts'
import type { Raster } from '../raster.ts'
import { isEncodedGraphic, readEncodedGraphic } from './encoded-graphic.ts'

/**
 * The text of ^GFA with run lengths: `G`..`Y` are 1..19 and `g`..`z` 20..400 times the digit that follows, `,` fills a row
 * with white, `:` repeats the row above. `!` (fill with black) is read, but not written: readers differ in it.
 */
export function writeGraphic({ widthDots, heightDots, bits }: Raster): string {
  const length = bytesPerRow(widthDots)
  const rows: string[] = []
  for (let start = 0; start < heightDots * length; start += length)
    rows.push(start > 0 && isLikeAbove(bits, start, length) ? ':' : writeRow(bits, start, length))
  return rows.join('')
}

function isLikeAbove(bits: Uint8Array, start: number, length: number): boolean {
  for (let at = start; at < start + length; at++) if (bits[at] !== bits[at - length]) return false
  return true
}

function writeRow(bits: Uint8Array, start: number, length: number): string {
  let end = start + length
  while (end > start && bits[end - 1] === 0) end--
  let text = ''
  let digit = -1
  let count = 0
  for (let at = start; at < end; at++) {
    const byte = bits[at]!
    const [high, low] = [byte >> 4, byte & 15]
    if (high === digit) count++
    else {
      text += writeRun(count, digit)
      digit = high
      count = 1
    }
    if (low === digit) count++
    else {
      text += writeRun(count, digit)
      digit = low
      count = 1
    }
  }
  // What is white at the end is filled by the comma.
  if (digit !== 0) text += writeRun(count, digit)
  return end === start + length && digit !== 0 ? text : `${text},`
}

const DIGITS = '0123456789ABCDEF'
const MOST_AT_ONCE = 400 + 19

const ones = (count: number): string => (count === 0 ? '' : String.fromCharCode(70 + count))
const twenties = (count: number): string => (count === 0 ? '' : String.fromCharCode(102 + count))

/** What stands before a digit for so many of it. */
const COUNTS = Array.from(
  { length: MOST_AT_ONCE + 1 },
  (_, count) => twenties(Math.floor(count / 20)) + ones(count % 20),
)

function writeRun(count: number, value: number): string {
  if (count === 0) return ''
  const digit = DIGITS[value]!
  if (count <= 2) return count === 1 ? digit : digit + digit
  return count > MOST_AT_ONCE
    ? COUNTS[MOST_AT_ONCE]! + digit + writeRun(count - MOST_AT_ONCE, value)
    : COUNTS[count]! + digit
}

/** The text of ^GFA with two digits for every eight dots, which whatever speaks ZPL reads. */
export function writeHexadecimal({ bits }: Pick<Raster, 'bits'>): string {
  return hexadecimalOf(bits)
}

/** The dots of ^GFA; null for what cannot be read. What is missing is white. */
export function readGraphic(
  text: string,
  { rowBytes, totalBytes }: GraphicSize,
  compression: Compression | null,
): Raster | null {
  if (rowBytes < 1 || rowBytes > MOST_ROW_BYTES || totalBytes < 1 || totalBytes > MOST_BYTES) return null
  const raster = blankRaster(rowBytes * 8, Math.ceil(totalBytes / rowBytes))
  if (isEncodedGraphic(text)) return readEncodedGraphic(text, raster, compression)
  new GraphicReader(raster).read(text)
  return raster
}

export interface GraphicSize {
  rowBytes: number
  totalBytes: number
}

/** Larger than any label: such numbers are a mistake. */
const MOST_BYTES = 8_000_000
const MOST_ROW_BYTES = 1000

class GraphicReader {
  readonly #raster: Raster
  readonly #digitsInRow: number
  #row = 0
  #column = 0

  constructor(raster: Raster) {
    this.#raster = raster
    this.#digitsInRow = bytesPerRow(raster.widthDots) * 2
  }

  read(text: string): void {
    let count = 0
    for (const character of text) {
      if (this.#row >= this.#raster.heightDots) return
      const counted = countOf(character)
      if (counted > 0) {
        count += counted
        continue
      }
      this.#take(character, Math.max(1, count))
      count = 0
    }
  }

  #take(character: string, count: number): void {
    if (/[0-9A-Fa-f]/u.test(character)) this.#write(Number.parseInt(character, 16), count)
    else if (character === ',') this.#fillRow(0)
    else if (character === '!') this.#fillRow(15)
    else if (character === ':') this.#repeatRow()
  }

  #write(digit: number, count: number): void {
    for (let written = 0; written < count && this.#row < this.#raster.heightDots; written++) {
      const row = rowOf(this.#raster, this.#row)
      row[this.#column >> 1]! |= this.#column % 2 === 0 ? digit << 4 : digit
      this.#column++
      if (this.#column === this.#digitsInRow) this.#nextRow()
    }
  }

  #fillRow(digit: number): void {
    this.#write(digit, this.#digitsInRow - this.#column)
  }

  #repeatRow(): void {
    if (this.#row > 0) rowOf(this.#raster, this.#row).set(rowOf(this.#raster, this.#row - 1))
    this.#nextRow()
  }

  #nextRow(): void {
    this.#row++
    this.#column = 0
  }
}

function countOf(character: string): number {
  if (character >= 'G' && character <= 'Y') return character.charCodeAt(0) - 70
  return character >= 'g' && character <= 'z' ? (character.charCodeAt(0) - 102) * 20 : 0
}
