import { createHash } from 'node:crypto'

const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e]/gu

/** Takes the blanks off both ends of a code, separators included. */
export function trimCode(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charAt(start))) start += 1
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** The hash under which a foreign code is linked: separators that a scanner may drop take no part in it. */
export function barcodeHash(text: string): string {
  return createHash('md5').update(trimCode(text).replace(INVISIBLE, ''), 'utf8').digest('hex')
}

// As Python's strip() has it: the information separators and U+0085 are blanks there, the byte order mark is none.
function isBlank(character: string): boolean {
  if (character === '\u0085' || (character >= '\u001c' && character <= '\u001f')) return true
  return character !== '\ufeff' && character.trim() === ''
}
