import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { drawOnPage } from '../drawing/pdf-label.ts'
import type { PageLabel } from '../drawing/pdf-label.ts'

export interface PdfPage {
  label: PageLabel
  widthMm: number
  heightMm: number
}

const POINTS_PER_MM = 72 / 25.4

/** One label a page, each page as large as its label. Scans go on between two of them. */
export async function writeLabelPdf(path: string, title: string, pages: AsyncIterable<PdfPage>): Promise<void> {
  // Loaded when the first PDF is made: most stations never make one, and it takes memory and time at the start.
  const { default: PdfFile } = await import('pdfkit')
  const document = new PdfFile({ autoFirstPage: false, margin: 0, info: { Title: title } })
  const abort = new AbortController()
  const written = pipeline(document, createWriteStream(path), { signal: abort.signal })
  try {
    for await (const page of pages) {
      document.addPage({ size: [page.widthMm * POINTS_PER_MM, page.heightMm * POINTS_PER_MM], margin: 0 })
      drawOnPage(document, page.label)
      await nextTurn()
    }
    document.end()
  } catch (error) {
    abort.abort(error)
    await written.catch(() => {
      // It is the error that is thrown below.
    })
    throw error
  }
  await written
}
