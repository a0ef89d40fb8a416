import { blankRaster, bytesPerRow, rowOf } from '../raster.ts'
import type { Raster } from '../raster.ts'

/**
 * The text of ^GFA with run lengths: `G`..`Y` are 1..19 and `g`..`z` 20..400 times the digit that follows, `,` fills a row
 * with white, `:` repeats the row above. `!` (fill with black) is read, but not written: readers differ in it.
 */
export function writeGraphic(raster: Raster): string {
  let above = ''
  return Array.from({ length: raster.heightDots }, (_, y) => {
    const row = hexadecimal(rowOf(raster, y))
    const written = y > 0 && row === above ? ':' : writeRow(row)
    above = row
    return written
  }).join('')
}

const HEXADECIMAL = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase())

function hexadecimal(row: Uint8Array): string {
  let text = ''
  for (const byte of row) text += HEXADECIMAL[byte] ?? ''
  return text
}

function writeRow(row: string): string {
  const black = row.replace(/0+$/u, '')
  const runs = black.replaceAll(/(.)\1*/gu, (run, digit: string) => writeRun(run.length, digit))
  return black.length === row.length ? runs : `${runs},`
}

const MOST_AT_ONCE = 400 + 19

function writeRun(length: number, digit: string): string {
  if (length > MOST_AT_ONCE) return writeRun(MOST_AT_ONCE, digit) + writeRun(length - MOST_AT_ONCE, digit)
  const counted = twenties(Math.floor(length / 20)) + ones(length % 20) + digit
  return length === 1 || (length === 2 && counted.length === 2) ? digit.repeat(length) : counted
}

const ones = (count: number): string => (count === 0 ? '' : String.fromCharCode(70 + count))
const twenties = (count: number): string => (count === 0 ? '' : String.fromCharCode(102 + count))

/** The dots of ^GFA; null for forms that are not text. What is missing is white. */
export function readGraphic(text: string, rowBytes: number, totalBytes: number): Raster | null {
  if (text.startsWith(':') && /^:[A-Z]\d\d:/u.test(text)) return null
  if (rowBytes < 1 || rowBytes > MOST_ROW_BYTES || totalBytes < 1 || totalBytes > MOST_BYTES) return null
  const raster = blankRaster(rowBytes * 8, Math.ceil(totalBytes / rowBytes))
  new GraphicReader(raster).read(text)
  return raster
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
