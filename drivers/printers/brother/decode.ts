import type { DrawnLabel } from '@scanbench/plugin/machine'
import type { BrotherModel } from '../../protocols/brother-raster/models.ts'
import { readPages } from '../../protocols/brother-raster/pages.ts'
import type { BrotherPage } from '../../protocols/brother-raster/pages.ts'
import { blankRaster, cropped, mirroredRow, rowOf, turned } from '../../protocols/raster.ts'
import type { Raster } from '../../protocols/raster.ts'
import { dotsPerMmOf, modelOf } from './encode.ts'
import type { BrotherSettingValues } from './settings.ts'
import { bitmapStep } from '../common/label-raster.ts'

/** No printer feeds further before and after a label. */
const MOST_FEED_DOTS = 3000
/** One byte makes a page: bytes that are no job would make more of them than memory holds. */
const MOST_PAGES = 100

/** What comes out of the printer: the whole piece of roll with the dots on it. */
export function decodeLabels(bytes: Uint8Array, values: BrotherSettingValues): DrawnLabel[] {
  const model = modelOf(values)
  const pages = readPages(bytes, model).slice(0, MOST_PAGES)
  return pages.map((page) => {
    const paper = paperOf(page, model)
    const label = values.DIRECTION === 'along' ? turned(paper, 90) : paper
    return {
      widthDots: label.widthDots,
      heightDots: label.heightDots,
      dotsPerMm: dotsPerMmOf(model),
      steps: label.bits.length === 0 ? [] : [bitmapStep(label, 0, 0)],
    }
  })
}

function paperOf(page: BrotherPage, model: BrotherModel): Raster {
  const strip = stripOf(page, model)
  const { media } = page
  const dots = (mm: number): number => Math.round(mm * dotsPerMmOf(model))
  const widthDots = media === null ? strip.widthDots : dots(media.widthMm)
  const lengthMm = media?.lengthMm ?? null
  const feedDots = Math.min(page.feedDots, MOST_FEED_DOTS)
  const heightDots = lengthMm === null ? strip.heightDots + 2 * feedDots : dots(lengthMm)
  const x = Math.round((widthDots - strip.widthDots) / 2)
  const y = lengthMm === null ? feedDots : Math.round((heightDots - strip.heightDots) / 2)
  return cropped(strip, { x: -x, y: -y, widthDots, heightDots })
}

/** The rows from left to right, as wide as the roll can take. */
function stripOf({ media, rows }: BrotherPage, model: BrotherModel): Raster {
  const head = blankRaster(model.headDots, rows.length)
  for (const [y, row] of rows.entries()) rowOf(head, y).set(mirroredRow(row))
  if (media === null) return head
  const x = model.headDots - model.rightOffsetDots - media.rightOffsetDots - media.printableDots
  return cropped(head, { x, y: 0, widthDots: media.printableDots, heightDots: rows.length })
}
