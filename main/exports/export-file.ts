import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { separatedLine } from './separated-text.ts'
import type { Cell } from './separated-text.ts'
import { workbook } from './workbook.ts'

export type ExportFormat = 'csv' | 'tsv' | 'xlsx'

interface Table {
  format: ExportFormat
  title: string
  /** The first one has the titles. */
  rows: AsyncIterable<readonly Cell[]>
}

/** Writes a table while its rows are read: a million of them need no more memory than one. */
export async function writeTable(path: string, { format, title, rows }: Table): Promise<void> {
  const content = format === 'xlsx' ? workbook(title, rows) : lines(rows, format === 'csv' ? ',' : '\t')
  await pipeline(Readable.from(content), createWriteStream(path))
}

async function* lines(rows: AsyncIterable<readonly Cell[]>, separator: ',' | '\t'): AsyncGenerator<string> {
  for await (const cells of rows) yield separatedLine(cells, separator)
}
