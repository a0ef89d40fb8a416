/** Text between quotes in EPL2. `^@` and `^ee` work at once wherever they stand, so such text is refused. */
const UNSAFE = /[^ -~\u0080-\u00ff]|\^@|\^ee/

/** Takes one character for each byte; null for text that cannot be carried. */
export function quoteEpl(text: string): string | null {
  if (UNSAFE.test(text)) return null
  return `"${ESCAPED.test(text) ? text.replaceAll(/[\\"]/g, '\\$&') : text}"`
}

const ESCAPED = /[\\"]/

/** The parameters of a command, split at commas, quotes and escapes taken off. */
export function parseEplParameters(text: string): string[] {
  return Array.from(text.matchAll(PARAMETER), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll(/\\([\\"])/g, '$1'),
  )
}

/** A backslash can be read in one way only, or text without its closing quote would take for ever. */
const PARAMETER = /(?:^|,)[ \t]*(?:"((?:\\[\\"]|[^"\\]|\\(?![\\"]))*)"|([^,]*))[^,]*/g
