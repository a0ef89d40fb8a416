import type { CommandLanguage, CommandsDocument } from '../../records/label-document.ts'
import { renderPieces } from './command-pieces.ts'
import type { Piece } from './command-pieces.ts'
import { writeEpl, writeTspl } from './quoted-commands.ts'
import { writeEscPos } from './esc-pos-commands.ts'
import { writeZpl } from './zpl-commands.ts'

const LANGUAGES: Readonly<Record<CommandLanguage, (pieces: Piece[]) => Uint8Array>> = {
  zpl: writeZpl,
  tspl: writeTspl,
  epl: writeEpl,
  'esc-pos': writeEscPos,
}

type Context = Readonly<Record<string, unknown>>

/** Hand-written commands with values in them; whatever the values are, they stay values. */
export function renderCommands({ language, source }: Pick<CommandsDocument, 'language' | 'source'>, context: Context) {
  return LANGUAGES[language](renderPieces(source, context))
}
