import { blankRaster, bytesPerRow, rowOf } from '../raster.ts'
import type { Raster } from '../raster.ts'
import { readCommand } from './commands.ts'
import type { EscPosCommand } from './commands.ts'

/** What these bytes print: one picture for each piece of paper that is cut or torn off. */
export function readPapers(bytes: Uint8Array, widthDots: number): Raster[] {
  const papers: Raster[] = []
  let width = widthDots
  let rows: Uint8Array[] = []
  const take = (command: EscPosCommand): void => {
    if (command.kind === 'width' && command.dots > 0) width = command.dots
    if (command.kind === 'rows') rows.push(...cut(command))
    if (command.kind === 'initialise') {
      width = widthDots
      rows = []
    }
    if (command.kind !== 'end' || rows.length === 0) return
    papers.push(paperOf(rows, width))
    rows = []
  }
  for (let at = 0; at < bytes.length;) {
    const read = readCommand(bytes, at)
    if (read === 'more') break
    take(read.command)
    at = read.next
  }
  return papers
}

/** Commands that are not understood here, each once; `text` for everything that printers would set as lines. */
export function unknownCommands(bytes: Uint8Array): string[] {
  const unknown = new Set<string>()
  for (let at = 0; at < bytes.length;) {
    const read = readCommand(bytes, at)
    if (read === 'more') break
    if (read.command.kind === 'unknown') unknown.add(nameOf(bytes, at))
    at = read.next
  }
  return [...unknown]
}

const ESCAPES: Readonly<Record<number, string>> = { 0x1b: 'ESC', 0x1d: 'GS' }

function nameOf(bytes: Uint8Array, at: number): string {
  const escape = ESCAPES[bytes[at] ?? 0]
  return escape === undefined ? 'text' : `${escape} ${String.fromCharCode(bytes[at + 1] ?? 0)}`
}

function cut({ bytesPerRow: length, rows, data }: EscPosCommand & { kind: 'rows' }): Uint8Array[] {
  return Array.from({ length: rows }, (_, y) => data.subarray(y * length, (y + 1) * length))
}

function paperOf(rows: Uint8Array[], widthDots: number): Raster {
  const paper = blankRaster(widthDots, rows.length)
  const mask = widthDots % 8 === 0 ? 0xff : (0xff << (8 - (widthDots % 8))) & 0xff
  const length = bytesPerRow(widthDots)
  for (const [y, row] of rows.entries()) {
    const into = rowOf(paper, y)
    into.set(row.subarray(0, length))
    into[length - 1]! &= mask
  }
  return paper
}
