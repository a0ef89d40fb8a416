import type { CommandLanguage, CommandsDocument } from '../../records/label-document.ts'
import { renderPieces } from './command-pieces.ts'
import type { Piece } from './command-pieces.ts'
import { writeEpl, writeTspl } from './quoted-commands.ts'
import { writeEscPos } from './esc-pos-commands.ts'
import { writeZpl } from './zpl-commands.ts'

interface HandWritten {
  write: (pieces: Piece[]) => Uint8Array
  /** Every letter of its fonts is as wide as the other, so that its decoder tells how wide a text is. */
  isOfOneWidth: boolean
}

const LANGUAGES: Readonly<Record<CommandLanguage, HandWritten>> = {
  zpl: { write: writeZpl, isOfOneWidth: false },
  tspl: { write: writeTspl, isOfOneWidth: true },
  epl: { write: writeEpl, isOfOneWidth: true },
  'esc-pos': { write: writeEscPos, isOfOneWidth: true },
}

type Context = Readonly<Record<string, unknown>>

/** Hand-written commands with values in them; whatever the values are, they stay values. */
export function renderCommands({ language, source }: Pick<CommandsDocument, 'language' | 'source'>, context: Context) {
  return LANGUAGES[language].write(renderPieces(source, context))
}

export function isOfOneWidth(language: CommandLanguage): boolean {
  return LANGUAGES[language].isOfOneWidth
}
