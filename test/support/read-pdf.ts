import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readCodes } from './read-label.ts'

const run = promisify(execFile)
const MM_PER_POINT = 25.4 / 72

export interface PdfFacts {
  pages: number
  /** Of the first page. */
  widthMm: number
  heightMm: number
  text: string
  /** Those on each page. */
  codes: string[][]
}

/** What poppler and a barcode reader find in a PDF; neither is ours. */
export async function readPdf(pdf: Uint8Array, options = { codes: true }): Promise<PdfFacts> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-pdf-'))
  try {
    const file = join(folder, 'a.pdf')
    await writeFile(file, pdf)
    const info = (await run('pdfinfo', [file])).stdout
    const pages = Number(/Pages:\s+(\d+)/u.exec(info)?.[1])
    const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/u.exec(info) ?? []
    const { stdout: text } = await run('pdftotext', ['-layout', file, '-'])
    const codes = options.codes ? await codesOf(folder, file, pages) : []
    const size = { widthMm: Number(width) * MM_PER_POINT, heightMm: Number(height) * MM_PER_POINT }
    return { pages, ...size, text, codes }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where poppler finds a word: its upper left corner, page by page. */
export async function placesOfWord(pdf: Uint8Array, word: string): Promise<{ xMm: number; yMm: number }[]> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-pdf-'))
  try {
    const file = join(folder, 'a.pdf')
    await writeFile(file, pdf)
    const { stdout } = await run('pdftotext', ['-bbox', file, '-'])
    const words = stdout.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</gu)
    return Array.from(words)
      .filter(([, , , found]) => found === word)
      .map(([, x, y]) => ({ xMm: Number(x) * MM_PER_POINT, yMm: Number(y) * MM_PER_POINT }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function codesOf(folder: string, file: string, pages: number): Promise<string[][]> {
  const found: string[][] = []
  for (let page = 1; page <= pages; page++) {
    const picture = join(folder, `page-${page}`)
    await run('pdftoppm', ['-r', '300', '-png', '-singlefile', '-f', String(page), file, picture])
    found.push(await readCodes(await readFile(`${picture}.png`)))
  }
  return found
}
