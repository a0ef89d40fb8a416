import type { ExportRow } from '@scanbench/plugin/mixins'

export type Cell = ExportRow[string]

/** Read by a spreadsheet as the beginning of a formula, which can call programs and addresses. */
const FORMULA = /^[=+\-@\t\r]/u

/** Lines after RFC 4180, with commas or tabs. Text that would be a formula begins with an apostrophe. */
export function separatedLine(cells: readonly Cell[], separator: ',' | '\t'): string {
  return `${cells.map((cell) => quoted(textOf(cell), separator)).join(separator)}\r\n`
}

function textOf(cell: Cell): string {
  if (typeof cell === 'string') return FORMULA.test(cell) ? `'${cell}` : cell
  return cell === null ? '' : String(cell)
}

function quoted(text: string, separator: string): string {
  const isPlain = !text.includes(separator) && !/["\r\n]|^\s|\s$/u.test(text)
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}
