import { AppError } from '@scanbench/plugin'
import type { DrawnLabel } from '@scanbench/plugin/machine'
import { writeJob } from '../../protocols/brother-raster/job.ts'
import { mediaForSize, mediaOf } from '../../protocols/brother-raster/media.ts'
import type { BrotherMedia } from '../../protocols/brother-raster/media.ts'
import { brotherModel, bytesOfHead } from '../../protocols/brother-raster/models.ts'
import type { BrotherModel } from '../../protocols/brother-raster/models.ts'
import { cropped, keepColumns, mirrored, rowOf, turned, whiteEdges } from '../../protocols/raster.ts'
import type { Raster } from '../../protocols/raster.ts'
import type { BrotherSettingValues } from './settings.ts'
import { labelRaster } from '../common/label-raster.ts'

export function modelOf({ MODEL }: BrotherSettingValues): BrotherModel {
  const model = brotherModel(MODEL)
  if (model === null) throw new AppError('INVALID_INPUT', `There is no Brother printer "${MODEL}".`)
  return model
}

export function dotsPerMmOf({ dotsPerInch }: BrotherModel): number {
  return dotsPerInch / 25.4
}

export function encodeLabel(label: DrawnLabel, values: BrotherSettingValues): Uint8Array {
  const model = modelOf(values)
  const drawn = labelRaster(label)
  // The first row that comes out is the end of the line, so that a strip is read with the cut edge at the left.
  const page = values.DIRECTION === 'along' ? turned(drawn, 270) : drawn
  const media = chosenMedia(page, model, values)
  const printed = mirrored(printablePart(page, media, model))
  return writeJob({
    model,
    media,
    rows: Array.from({ length: printed.heightDots }, (_, y) => rowOf(printed, y)),
    isCut: values.CUT,
    isTwoColor: values.TWO_COLORS && model.hasTwoColors,
  })
}

function chosenMedia(page: Raster, model: BrotherModel, { MEDIA, MODEL }: BrotherSettingValues): BrotherMedia {
  const [widthMm, lengthMm] = [page.widthDots, page.heightDots].map((dots) => dots / dotsPerMmOf(model)) as [
    number,
    number,
  ]
  const media =
    MEDIA === 'label'
      ? mediaForSize(model, widthMm, lengthMm)
      : (mediaOf(model).find(({ name }) => name === MEDIA) ?? null)
  const size = `${Math.round(widthMm)} × ${Math.round(lengthMm)} mm`
  if (media === null)
    throw new AppError(
      'RENDER_FAILED',
      `There is no roll for a label of ${size} in a ${MODEL}. Choose another template, or turn it by the reading direction in the settings of the printer.`,
    )
  if (widthMm > media.widthMm + 1 || (media.lengthMm !== null && lengthMm > media.lengthMm + 1))
    throw new AppError(
      'RENDER_FAILED',
      `The label is ${size} and does not fit on the roll "${media.name}". Choose another roll or the reading direction in the settings of the printer.`,
    )
  return media
}

/** Rows of the whole head: the middle of the label is in the middle of what the roll can take. */
function printablePart(page: Raster, media: BrotherMedia, model: BrotherModel): Raster {
  const left = Math.round((page.widthDots - media.printableDots) / 2)
  const { y, heightDots } = rowsToPrint(page, media, model)
  const place = model.headDots - model.rightOffsetDots - media.rightOffsetDots - media.printableDots
  const head = cropped(page, { x: left - place, y, widthDots: bytesOfHead(model) * 8, heightDots })
  keepColumns(head, place, place + media.printableDots)
  return head
}

/**
 * Labels have their rows. On an endless roll the printer adds white before and behind, so as much white is left out of the
 * label; where it has none there, the piece gets longer, and nothing is cut off.
 */
function rowsToPrint(page: Raster, media: BrotherMedia, model: BrotherModel): { y: number; heightDots: number } {
  if (media.rows !== null) return { y: Math.round((page.heightDots - media.rows) / 2), heightDots: media.rows }
  const white = whiteEdges(page)
  const top = Math.min(media.feedDots, white.top, Math.floor(page.heightDots / 2))
  const bottom = Math.min(media.feedDots, white.top === page.heightDots ? top : white.bottom)
  return { y: top, heightDots: Math.max(model.fewestRows, page.heightDots - top - bottom) }
}
