import { binaryTextOf } from './binary-text.ts'

/** What a printer finds in the bytes it is sent; each text has one character for each byte. */
export type LinePiece =
  /** One line without its end, and the raw bytes that belong to it. */
  | { kind: 'line'; line: string; data: string }
  /** Acted upon at once, wherever it stands outside of raw bytes. */
  | { kind: 'immediate'; name: string }

export interface LineRules {
  /** At most three characters, none of them a line end. */
  immediate: RegExp
  /** Those after which the line that has begun is forgotten. */
  cancels: ReadonlySet<string>
  /** The beginnings of lines with raw bytes behind them, and how many, from the numbers that the pattern finds. */
  withData: readonly (readonly [RegExp, (numbers: number[]) => number])[]
}

/** No line is longer before its raw bytes. */
const MOST_HEAD = 200
/** More than any label; a stream without line ends must not fill the memory. */
const MOST_CHARACTERS = 8 * 1024 * 1024
const LONGEST_IMMEDIATE = 3

/** Cuts the byte stream of a language of lines, the same way however the bytes are cut. Each character is searched once. */
export class LineStream {
  readonly #rules: LineRules
  readonly #mark: RegExp
  /** The beginning of the line, in which nothing is left to find. */
  #line = ''
  #rest = ''
  #at = 0
  /** So many characters must be there before it is worth looking: pictures come in many small pieces. */
  #awaited = 0

  constructor(rules: LineRules) {
    this.#rules = rules
    this.#mark = new RegExp(`[\\r\\n]|${rules.immediate.source}`, 'g')
  }

  push(bytes: Uint8Array): LinePiece[] {
    this.#rest += binaryTextOf(bytes)
    if (this.#rest.length - this.#at < this.#awaited) return []
    this.#awaited = 0
    const pieces: LinePiece[] = []
    for (let piece = this.#next(); piece !== null; piece = this.#next()) pieces.push(piece)
    this.#rest = this.#rest.slice(this.#at)
    this.#at = 0
    if (this.#line.length + this.#rest.length > MOST_CHARACTERS) this.reset()
    return pieces
  }

  /** Is a line begun and not ended? */
  get isInsideLine(): boolean {
    return this.#line !== '' || this.#rest !== ''
  }

  /** Cancelled, or power off: what has begun is forgotten. */
  reset(): void {
    this.#line = ''
    this.#rest = ''
    this.#at = 0
    this.#awaited = 0
  }

  #next(): LinePiece | null {
    while (this.#line === '' && isLineEnd(this.#rest[this.#at])) this.#at += 1
    const head = this.#headWithData('')
    return head === null ? this.#toMark() : this.#lineWithData(head)
  }

  #headWithData(further: string): { length: number; dataLength: number } | null {
    if (this.#line.length >= MOST_HEAD) return null
    const begin = (this.#line + this.#rest.slice(this.#at, this.#at + MOST_HEAD)).slice(0, MOST_HEAD) + further
    for (const [pattern, lengthOf] of this.#rules.withData) {
      const [head, ...numbers] = pattern.exec(begin) ?? []
      const dataLength = lengthOf(numbers.map(Number))
      if (head !== undefined && dataLength <= MOST_CHARACTERS) return { length: head.length, dataLength }
    }
    return null
  }

  #lineWithData({ length, dataLength }: { length: number; dataLength: number }): LinePiece | null {
    const needed = Math.max(0, length - this.#line.length) + dataLength
    if (this.#rest.length - this.#at < needed) {
      this.#awaited = needed
      return null
    }
    const text = this.#line + this.#rest.slice(this.#at, this.#at + needed)
    this.#line = ''
    this.#at += needed
    return { kind: 'line', line: text.slice(0, length), data: text.slice(length) }
  }

  /** Up to the next line end or immediate command. */
  #toMark(): LinePiece | null {
    this.#mark.lastIndex = this.#at
    const found = this.#mark.exec(this.#rest)
    if (found === null) return this.#waitForMark()
    const [mark] = found
    // The line end of a head with data may be two characters, and the second has not come.
    const isLast = found.index === this.#rest.length - 1
    if (mark === '\r' && isLast && this.#headWithData('\n') !== null) return null
    this.#line += this.#rest.slice(this.#at, found.index)
    this.#at = found.index + mark.length
    const line = this.#line
    if (isLineEnd(mark) || this.#rules.cancels.has(mark)) this.#line = ''
    return isLineEnd(mark) ? { kind: 'line', line, data: '' } : { kind: 'immediate', name: mark }
  }

  /** The last characters may be the beginning of an immediate command. */
  #waitForMark(): null {
    const searched = Math.max(this.#at, this.#rest.length - LONGEST_IMMEDIATE + 1)
    this.#line += this.#rest.slice(this.#at, searched)
    this.#at = searched
    return null
  }
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\r' || character === '\n'
}
