import Papa from 'papaparse'
import type { CsvRow } from './print-order.ts'

export interface ReadFile {
  rows: CsvRow[]
  columns: string[]
  /** What is wrong, with the line. */
  problems: string[]
}

const MOST_ROWS = 10_000
const MOST_PROBLEMS = 5

/** A table with names of columns in its first line; comma, semicolon and tab are told apart by themselves. */
export function readCsv(text: string): ReadFile {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/u, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  })
  const columns = (meta.fields ?? []).filter((name) => name !== '')
  // A single column has nothing that parts it from others.
  const told = errors.filter(({ code }) => code !== 'UndetectableDelimiter')
  const problems = told.map(({ row, message }) => (row === undefined ? message : `Line ${row + 2}: ${message}`))
  if (data.length > MOST_ROWS) problems.unshift(`Only the first ${MOST_ROWS} of ${data.length} rows are taken.`)
  return {
    rows: data.slice(0, MOST_ROWS).map((row) => onlyTexts(row, columns)),
    columns,
    problems: problems.slice(0, MOST_PROBLEMS),
  }
}

/** Cells beyond the last named column are left out. */
function onlyTexts(row: Readonly<Record<string, unknown>>, columns: readonly string[]): CsvRow {
  return Object.fromEntries(columns.map((name) => [name, typeof row[name] === 'string' ? row[name] : '']))
}
