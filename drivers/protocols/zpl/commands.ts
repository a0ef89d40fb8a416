/** One command inside a label: `^FO32,40` is `{ name: 'FO', parameters: ['32', '40'], data: '' }`. */
export interface ZplCommand {
  name: string
  /** Empty for commands that carry free text. */
  parameters: string[]
  /** The free text of ^FD and its kin, escapes still in it. */
  data: string
}

const FREE_TEXT = new Set(['FD', 'FV', 'FX', 'SN'])

/** The commands of a label, in order. What stands before the first `^` belongs to none and is left out. */
export function parseCommands(bytes: Uint8Array): ZplCommand[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return text.split('^').slice(1).map(parseCommand)
}

function parseCommand(source: string): ZplCommand {
  const name = source.startsWith('A') ? 'A' : source.slice(0, 2).toUpperCase()
  // Line ends between commands mean nothing, and in free text only their escaped forms count.
  const rest = source.slice(name.length).replaceAll(/[\r\n]/g, '')
  if (FREE_TEXT.has(name)) return { name, parameters: [], data: rest }
  if (name === 'GF') return graphicField(rest)
  return { name, parameters: rest === '' ? [] : rest.split(',').map((value) => value.trim()), data: '' }
}

const GRAPHIC = /^([^,]*),([^,]*),([^,]*),([^,]*),?(.*)$/su

/** The dots of a graphic contain commas that separate nothing. */
function graphicField(rest: string): ZplCommand {
  const [, ...parts] = GRAPHIC.exec(rest) ?? []
  return { name: 'GF', parameters: parts.slice(0, 4).map((value) => value.trim()), data: parts[4] ?? '' }
}
