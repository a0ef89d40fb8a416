import type { Piece } from './command-pieces.ts'

/** In the template bytes are written as `\x1b`, and a line end is a line feed; values are text of one line. */
export function writeEscPos(pieces: Piece[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap(({ isValue, text }) => (isValue ? valueBytes(text) : templateBytes(text))))
}

function templateBytes(text: string): number[] {
  return text
    .split(/(\\x[0-9a-f]{2})/iu)
    .flatMap((part) => (/^\\x[0-9a-f]{2}$/iu.test(part) ? [Number.parseInt(part.slice(2), 16)] : letters(part)))
}

function valueBytes(text: string): number[] {
  return letters(text.replaceAll(/\p{Cc}+/gu, ' '))
}

/** These printers have one byte a letter, in a table of their own above ASCII. */
function letters(text: string): number[] {
  const plain = text.replaceAll('\r\n', '\n').normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return Array.from(plain, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    return code < 128 ? code : QUESTION_MARK
  })
}

const QUESTION_MARK = 0x3f
