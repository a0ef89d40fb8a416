import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { textObject } from '../../main/labels/templates/template-objects.ts'
import type { DesignDocument } from '../../main/records/label-document.ts'
import { drawingBench } from '../support/drawing-bench.ts'
import { EVERY_LANGUAGE, LABEL_FOR_ALL } from '../support/every-language.ts'

const { drawing, thread } = drawingBench()

/** Right to left with a number in it, and scripts that no printer has. */
const WORDS = ['مسمار M4 قطعة 250', 'בורג M4, 250 יחידות', '内六角螺丝 M4', '육각 나사 볼트', 'पेंच और बोल्ट', 'สกรูหัวหกเหลี่ยม']

const DOCUMENT: DesignDocument = {
  format: 1,
  kind: 'design',
  ...LABEL_FOR_ALL,
  prompts: [],
  samples: [],
  groups: [],
  objects: WORDS.map((text, row) => {
    const align = row < 2 ? 'right' : 'left'
    const area = { xMm: 2, yMm: 1.5 + 5.6 * row, widthMm: 56, heightMm: 5 }
    return textObject(`row ${row}`, { ...area, largestMm: 4.5, smallestMm: 3, text, align })
  }),
}

interface Picture {
  width: number
  height: number
  isBlack: Uint8Array
}

async function pictureOf(png: Uint8Array): Promise<Picture> {
  const image = await loadImage(Buffer.from(png))
  const { width, height } = image
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, isBlack: Uint8Array.from({ length: width * height }, (_, dot) => (data[dot * 4]! < 128 ? 1 : 0)) }
}

/** Dots at the edges of letters may fall otherwise on another processor. */
const MOST_DIFFERENT = 0.002

function shareOfDifferent(one: Picture, other: Picture): number {
  const different = one.isBlack.filter((black, dot) => black !== other.isBlack[dot]).length
  return different / one.isBlack.length
}

test.each(EVERY_LANGUAGE.map(([name], index) => ({ name, index })))(
  'text from right to left and of East Asia comes out of $name as in the picture that was looked at',
  async ({ index }) => {
    const [, driver, settings] = EVERY_LANGUAGE[index]!
    const order = { document: DOCUMENT, context: {}, index: 0, isDraft: false, driver, settings }
    const { bytes, asDots, notes } = await drawing.drawDraft(order)
    expect([asDots.length, notes]).toEqual([WORDS.length, []])
    const [label] = driver.decode(bytes, settings)
    const { png } = await thread.draw('look', { label: label! })
    const file = join(import.meta.dirname, 'labels', `letters-${Math.round(driver.dotsPerMm(settings) * 25.4)}-dpi.png`)
    if (!existsSync(file)) {
      writeFileSync(file, png)
      throw new Error(`There was no ${file}. It is there now: look at it, and keep it if it is right.`)
    }
    const [is, wanted] = [await pictureOf(png), await pictureOf(readFileSync(file))]
    expect([is.width, is.height]).toEqual([wanted.width, wanted.height])
    expect(shareOfDifferent(is, wanted)).toBeLessThan(MOST_DIFFERENT)
  },
)
