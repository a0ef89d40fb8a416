/**
 * Text between quotes in TSPL. There is no way to escape `\[`, and a backslash before the closing quote or `~!` anywhere is
 * read differently from firmware to firmware: such text is refused. What is written here can never become a command.
 */
const UNSAFE = /[^ -~\u0080-\u00ff]|\\\[|\\"|\\$|~!/

/** Takes one character for each byte; null for text that cannot be carried. */
export function quoteTspl(text: string): string | null {
  return UNSAFE.test(text) ? null : `"${text.replaceAll('"', '\\["]')}"`
}

/** The parameters of a command, split at commas, quotes and escapes taken off. */
export function parseTsplParameters(text: string): string[] {
  return Array.from(text.matchAll(PARAMETER), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '').trim() : unescapeTspl(quoted),
  )
}

const PARAMETER = /(?:^|,)[ \t]*(?:"((?:\\\["\]|[^"])*)"|([^,]*))[^,]*/g
const ESCAPED: Readonly<Record<string, string>> = { '"': '"', R: '\r', L: '\n' }

function unescapeTspl(text: string): string {
  return text.replaceAll(/\\\[(["RL])\]/g, (_, name: string) => ESCAPED[name] ?? '')
}
