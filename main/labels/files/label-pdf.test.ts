import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPdf } from '../../../test/support/read-pdf.ts'
import { DotsOnce } from '../drawing/dots.ts'
import { forPage } from '../drawing/for-page.ts'
import type { LettersPicture } from '../drawing/laid-out.ts'
import { DrawingThread } from '../drawing/raster/drawing-thread.ts'
import { writeLabelPdf } from './label-pdf.ts'

const thread = new DrawingThread()
afterAll(() => thread[Symbol.asyncDispose]())

async function pageOf(text: string) {
  const picture: LettersPicture = {
    kind: 'letters',
    text,
    font: 'sans-bold',
    x: 16,
    y: 16,
    widthDots: 360,
    heightDots: 60,
    rotation: 0,
    largestDots: 40,
    smallestDots: 12,
    lines: 1,
    align: 'left',
    verticalAlign: 'top',
  }
  const size = { widthDots: 400, heightDots: 240, dotsPerMm: 8 }
  const items = [{ object: 'text', picture, reason: 'Not in the printer' }]
  return forPage({ ...size, items, notes: [] }, new DotsOnce(thread))
}

async function textOfPdf(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-pdf-'))
  try {
    const label = await pageOf(text)
    async function* pages() {
      yield { label, widthMm: 50, heightMm: 30 }
    }
    const path = join(folder, 'a.pdf')
    await writeLabelPdf(path, 'Label', pages())
    const facts = await readPdf(await readFile(path), { codes: false })
    return facts.text.replaceAll(/[\p{Cf}\f]/gu, '').trim()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test.each(['Käse Ω Ж', 'קלמר', 'עט כחול', '볼펜 파란색', '圆珠笔 A-12', 'ボールペン', 'ปากกาลูกลื่น'])(
  '%s is text in a PDF, found by another program',
  async (text) => {
    expect(await textOfPdf(text)).toBe(text)
  },
)

test.each(['قلم', 'नीला'])('%s is text in a PDF, in letters that its font joins', async (text) => {
  expect((await pageOf(text)).steps).toMatchObject([{ kind: 'letters', text }])
  expect(await textOfPdf(text)).not.toBe('')
})

// Two directions in one line, or letters of three fonts.
test.each(['קלמר A-12', 'قلم 12', 'Ж 圆 볼', 'पेन A'])('%s is dots in a PDF', async (text) => {
  expect((await pageOf(text)).steps).toMatchObject([{ kind: 'bitmap' }])
})
