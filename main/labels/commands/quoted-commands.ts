import { parameterValue } from './parameter-value.ts'
import type { Piece } from './command-pieces.ts'

interface Quoting {
  /** A quotation mark of the author that does not end a text. */
  inText: RegExp
  write: (value: string) => string
}

const CONTROL = /\p{Cc}+/gu

/** TSPL: `\["]` is a quotation mark inside a text, and `\[` begins such a name. */
const TSPL: Quoting = {
  inText: /\\\["\]/gu,
  write: (value) => value.replaceAll(CONTROL, ' ').replaceAll('\\[', '\\ [').replaceAll('"', '\\["]'),
}

/** EPL: `\"` and `\\`. */
const EPL: Quoting = {
  inText: /\\["\\]/gu,
  write: (value) => value.replaceAll(CONTROL, ' ').replaceAll(/["\\]/gu, '\\$&'),
}

export function writeTspl(pieces: Piece[]): Uint8Array {
  return write(pieces, TSPL)
}

export function writeEpl(pieces: Piece[]): Uint8Array {
  return write(pieces, EPL)
}

/** Within quotation marks any value can stand, outside of them only numbers and short words. */
function write(pieces: Piece[], { inText, write: quote }: Quoting): Uint8Array {
  let isInText = false
  const text = pieces.map((piece) => {
    if (piece.isValue) return isInText ? quote(piece.text.toWellFormed()) : parameterValue(piece.text)
    for (const line of piece.text.split(/(?<=\n)/u)) {
      const marks = line.replaceAll(inText, '').split('"').length - 1
      isInText = isInText !== (marks % 2 === 1)
      // A text ends with its line.
      if (line.endsWith('\n')) isInText = false
    }
    return piece.text.replaceAll(/\r?\n/gu, '\r\n')
  })
  return new TextEncoder().encode(text.join(''))
}
