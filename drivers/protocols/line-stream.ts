import { binaryTextOf } from './binary-text.ts'

/** What a printer finds in the bytes it is sent; each text has one character for each byte. */
export type LinePiece =
  /** One line without its end, and the raw bytes that belong to it. */
  | { kind: 'line'; line: string; data: string }
  /** Acted upon at once, wherever it stands outside of raw bytes. */
  | { kind: 'immediate'; name: string }

export interface LineRules {
  immediate: RegExp
  /** The beginnings of lines with raw bytes behind them, and how many, from the numbers that the pattern finds. */
  withData: readonly (readonly [RegExp, (numbers: number[]) => number])[]
}

/** No line is longer before its raw bytes. */
const MOST_HEAD = 200
/** More than any label; a stream without line ends must not fill the memory. */
const MOST_CHARACTERS = 8 * 1024 * 1024
const LINE_END = /[\r\n]/

/** Cuts the byte stream of a language of lines, however the bytes are cut. */
export class LineStream {
  readonly #rules: LineRules
  #left = ''
  /** So many characters must be there before it is worth looking: pictures come in many small pieces. */
  #awaited = 0

  constructor(rules: LineRules) {
    this.#rules = rules
  }

  push(bytes: Uint8Array): LinePiece[] {
    this.#left += binaryTextOf(bytes)
    if (this.#left.length < this.#awaited) return []
    this.#awaited = 0
    const pieces: LinePiece[] = []
    for (let piece = this.#next(); piece !== null; piece = this.#next()) pieces.push(piece)
    if (this.#left.length > MOST_CHARACTERS) this.reset()
    return pieces
  }

  /** Is a line begun and not ended? */
  get isInsideLine(): boolean {
    return this.#left !== ''
  }

  /** Cancelled, or power off: what has begun is forgotten. */
  reset(): void {
    this.#left = ''
    this.#awaited = 0
  }

  #next(): LinePiece | null {
    this.#left = this.#left.replace(/^[\r\n]+/, '')
    const head = this.#headWithData()
    if (head === null) return this.#line()
    const end = head.length + head.dataLength
    if (this.#left.length < end) {
      this.#awaited = end
      return null
    }
    const line = this.#take(head.length)
    return { kind: 'line', line, data: this.#take(head.dataLength) }
  }

  #headWithData(): { length: number; dataLength: number } | null {
    const begin = this.#left.slice(0, MOST_HEAD)
    for (const [pattern, lengthOf] of this.#rules.withData) {
      const [head, ...numbers] = pattern.exec(begin) ?? []
      const dataLength = lengthOf(numbers.map(Number))
      if (head !== undefined && dataLength <= MOST_CHARACTERS) return { length: head.length, dataLength }
    }
    return null
  }

  #line(): LinePiece | null {
    const lineEnd = this.#left.search(LINE_END)
    const line = lineEnd === -1 ? this.#left : this.#left.slice(0, lineEnd)
    const immediate = this.#rules.immediate.exec(line)
    if (immediate !== null) {
      this.#left = this.#left.slice(0, immediate.index) + this.#left.slice(immediate.index + immediate[0].length)
      return { kind: 'immediate', name: immediate[0] }
    }
    return lineEnd === -1 ? null : { kind: 'line', line: this.#take(lineEnd), data: '' }
  }

  #take(length: number): string {
    const taken = this.#left.slice(0, length)
    this.#left = this.#left.slice(length)
    return taken
  }
}
