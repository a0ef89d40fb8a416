import type { Compression } from '../../protocols/compression.ts'
import { parseCommands } from '../../protocols/zpl/commands.ts'
import type { ZplCommand } from '../../protocols/zpl/commands.ts'
import { ZplStream } from '../../protocols/zpl/stream.ts'
import { graphicOf, isDecoded } from './decode.ts'
import { numberAt } from './numbers.ts'

/** Commands that draw something which is not understood here, each once: `^GD`. */
export function unknownCommands(bytes: Uint8Array, compression: Compression | null): string[] {
  const names = new ZplStream().push(bytes).flatMap((piece) => {
    if (piece.kind === 'immediate') return STORES_PICTURES.has(piece.name) ? [`~${piece.name}`] : []
    if (piece.kind === 'variable') return []
    const unknown = parseCommands(piece.bytes).filter((command) => !isUnderstood(command, compression))
    return unknown.map(({ name }) => `^${name}`)
  })
  return Array.from(new Set(names))
}

function isUnderstood(command: ZplCommand, compression: Compression | null): boolean {
  const { name } = command
  if (name === 'GF') return graphicOf(command, compression) !== null
  return (isDecoded(name) || DRAWS_NOTHING.has(name)) && USUAL[name]?.(command) !== false
}

/** What is drawn with them later is not seen here. */
const STORES_PICTURES = new Set(['DB', 'DG', 'DS', 'DT', 'DU', 'DY'])

/** How it is printed, and not what. */
const DRAWS_NOTHING = new Set(
  'XA XZ CI FH FX LS LT PO PM LR MD PR MN MT MM PQ JU JZ JM JT ML MF MU KD CV PF PH PP ID LF SD TA CW'.split(' '),
)

const isNot =
  (letter: string, index: number) =>
  ({ parameters }: ZplCommand): boolean =>
    parameters[index]?.toUpperCase() !== letter

/** With these values alone they are drawn as the printer does. */
const USUAL: Readonly<Record<string, (command: ZplCommand) => boolean>> = {
  PO: isNot('I', 0),
  PM: isNot('Y', 0),
  LR: isNot('Y', 0),
  LS: (command) => numberAt(command, 0, 0) === 0 && !command.parameters[0]?.startsWith('-'),
  LT: (command) => numberAt(command, 0, 0) === 0 && !command.parameters[0]?.startsWith('-'),
  MU: ({ parameters: [unit = 'D'] }) => unit.toUpperCase() === 'D',
  JM: isNot('B', 0),
  FB: isNot('J', 3),
  GB: (command) => isNot('W', 3)(command) && numberAt(command, 4, 0) === 0,
  GC: isNot('W', 2),
  GE: isNot('W', 3),
}
