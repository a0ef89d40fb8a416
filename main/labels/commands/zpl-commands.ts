import { AppError } from '@scanbench/plugin'
import { parameterValue } from './parameter-value.ts'
import type { Piece } from './command-pieces.ts'

/** What is between two ^FS: the indicator of ^FH, and where the data begins. */
interface FieldState {
  indicator: string | null
  /** Where in the text its ^FD stands; null outside of data. */
  dataAt: number | null
}

const OUTSIDE: FieldState = { indicator: null, dataAt: null }
/** They would change which characters begin a command. */
const CHANGES = /[\^~](?:CC|CD|CT)/iu
const COMMAND = /[\^~]([A-Z][A-Z0-9@])(.?)/giu
const DATA = new Set(['FD', 'FV'])

/** Values in ^FD travel as hexadecimal where they could be read as commands; ^FH is put in where it is missing. */
export function writeZpl(pieces: Piece[]): Uint8Array {
  let text = ''
  let field = OUTSIDE
  for (const [index, piece] of pieces.entries()) {
    if (!piece.isValue) {
      if (CHANGES.test(piece.text))
        throw new AppError('TEMPLATE_INVALID', 'A label template must not change the characters that begin commands.')
      if (/[\^~][A-Z]?$/iu.test(piece.text) && pieces[index + 1]?.isValue === true)
        throw new AppError('TEMPLATE_INVALID', 'A value cannot be the name of a command. Write the command out.')
      field = follow(piece.text, text.length, field)
      text += piece.text
    } else if (field.dataAt === null) text += parameterValue(piece.text)
    else {
      const value = piece.text.toWellFormed()
      if (field.indicator === null && UNSAFE.test(value)) {
        const indicator = freeIndicator(text.slice(field.dataAt), pieces.slice(index + 1))
        text = `${text.slice(0, field.dataAt)}^FH${indicator}${text.slice(field.dataAt)}`
        field = { indicator, dataAt: field.dataAt + 4 }
      }
      text += escaped(value, field.indicator)
    }
  }
  return new TextEncoder().encode(text)
}

function follow(text: string, offset: number, before: FieldState): FieldState {
  let state = before
  for (const match of text.matchAll(COMMAND)) {
    const name = (match[1] ?? '').toUpperCase()
    if (DATA.has(name)) state = { ...state, dataAt: offset + match.index }
    else if (name === 'FH') state = { indicator: indicatorOf(match[2] ?? ''), dataAt: null }
    else if (name === 'FS' || name === 'XA' || name === 'XZ') state = OUTSIDE
    else state = { ...state, dataAt: null }
  }
  return state
}

function indicatorOf(character: string): string {
  return character === '' || /[\^~\r\n]/u.test(character) ? '_' : character
}

/** An indicator that what the author wrote into this field does not contain. */
const INDICATORS = ['\\', '_', '|', '`', '{', '}', '@', '#', '%', '&']

function freeIndicator(before: string, after: Piece[]): string {
  const ahead = after.find(({ isValue, text }) => !isValue && /[\^~]/u.test(text))
  const written =
    before +
    after
      .slice(0, ahead === undefined ? undefined : after.indexOf(ahead) + 1)
      .map(staticText)
      .join('')
  return INDICATORS.find((character) => !written.includes(character)) ?? '\\'
}

function staticText({ isValue, text }: Piece): string {
  return isValue ? '' : text
}

const UNSAFE = /[\p{Cc}^~]/u

function escaped(value: string, indicator: string | null): string {
  return Array.from(value, (character) =>
    UNSAFE.test(character) || character === indicator ? hexadecimal(character, indicator ?? '\\') : character,
  ).join('')
}

function hexadecimal(character: string, indicator: string): string {
  const bytes = Array.from(new TextEncoder().encode(character))
  return bytes.map((byte) => `${indicator}${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('')
}
