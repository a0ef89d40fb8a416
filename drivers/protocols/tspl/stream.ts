import { binaryTextOf } from '../binary-text.ts'

/** What a printer finds in the bytes it is sent; each text has one character for each byte. */
export type TsplPiece =
  /** One line without its end, with the raw bytes that belong to it. */
  | { kind: 'command'; name: string; parameters: string; data: string; source: string }
  /** `ESC ! x` or `~! x`: acted upon at once. */
  | { kind: 'immediate'; name: string }

/** Commands with raw bytes behind their parameters, and how many. */
const WITH_DATA: readonly (readonly [RegExp, (numbers: number[]) => number])[] = [
  [
    /^(BITMAP)[ \t]+(-?\d+[ \t]*,[ \t]*-?\d+,[ \t]*(\d+),[ \t]*(\d+),[ \t]*\d+,)/i,
    ([width = 0, rows = 0]) => width * rows,
  ],
  [/^(DOWNLOAD)[ \t]+((?:[A-Z],)?"[^"]*",(\d+),)/i, ([length = 0]) => length],
]
/** No command is longer before its raw bytes. */
const MOST_HEAD = 200
const ESC = '\u001b'
const IMMEDIATE = new RegExp(`(?:${ESC}!|~!)[^\\r\\n]`)
const LINE_END = /[\r\n]/
/** More than any label; a stream without line ends must not fill the memory. */
const MOST_CHARACTERS = 8 * 1024 * 1024

/** Cuts a byte stream into commands, however the bytes are cut. */
export class TsplStream {
  #left = ''

  push(bytes: Uint8Array): TsplPiece[] {
    this.#left += binaryTextOf(bytes)
    const pieces: TsplPiece[] = []
    for (let piece = this.#next(); piece !== null; piece = this.#next()) pieces.push(piece)
    if (this.#left.length > MOST_CHARACTERS) this.reset()
    return pieces
  }

  /** Is a command begun and not ended? */
  get isInsideCommand(): boolean {
    return this.#left !== ''
  }

  /** Cancelled, or power off: what has begun is forgotten. */
  reset(): void {
    this.#left = ''
  }

  #next(): TsplPiece | null {
    this.#left = this.#left.replace(/^[\r\n]+/, '')
    return this.#withData() ?? this.#line()
  }

  #withData(): TsplPiece | null {
    for (const [pattern, lengthOf] of WITH_DATA) {
      const [head, name, parameters, ...numbers] = pattern.exec(this.#left.slice(0, MOST_HEAD)) ?? []
      if (head === undefined || name === undefined || parameters === undefined) continue
      const end = head.length + lengthOf(numbers.map(Number))
      if (end > MOST_CHARACTERS || this.#left.length < end) continue
      const data = this.#left.slice(head.length, end)
      const source = this.#take(end)
      return { kind: 'command', name: name.toUpperCase(), parameters, data, source }
    }
    return null
  }

  #line(): TsplPiece | null {
    if (this.#isInsideData()) return null
    const lineEnd = this.#left.search(LINE_END)
    const line = lineEnd === -1 ? this.#left : this.#left.slice(0, lineEnd)
    const immediate = IMMEDIATE.exec(line)
    if (immediate !== null) {
      this.#left = this.#left.slice(0, immediate.index) + this.#left.slice(immediate.index + immediate[0].length)
      return { kind: 'immediate', name: immediate[0] }
    }
    if (lineEnd === -1) return null
    const [, name = '', parameters = ''] = /^\s*([A-Z_?@]*)[ \t]*(.*)$/is.exec(line) ?? []
    return { kind: 'command', name: name.toUpperCase(), parameters, data: '', source: this.#take(lineEnd) }
  }

  #isInsideData(): boolean {
    const head = this.#left.slice(0, MOST_HEAD)
    return WITH_DATA.some(([pattern, lengthOf]) => {
      const [begun, , , ...numbers] = pattern.exec(head) ?? []
      return begun !== undefined && lengthOf(numbers.map(Number)) <= MOST_CHARACTERS
    })
  }

  #take(length: number): string {
    const taken = this.#left.slice(0, length)
    this.#left = this.#left.slice(length)
    return taken
  }
}
