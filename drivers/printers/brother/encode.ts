import { AppError } from '@scanbench/plugin'
import type { DrawnLabel, LabelMargins } from '@scanbench/plugin/machine'
import { writeJob } from '../../protocols/brother-raster/job.ts'
import { mediaForSize, mediaOf } from '../../protocols/brother-raster/media.ts'
import type { BrotherMedia } from '../../protocols/brother-raster/media.ts'
import { brotherModel } from '../../protocols/brother-raster/models.ts'
import type { BrotherModel } from '../../protocols/brother-raster/models.ts'
import { headRows, pageOf, whiteEdges } from './page.ts'
import type { Page } from './page.ts'
import type { BrotherSettingValues } from './settings.ts'

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
  const page = pageOf(label, values.DIRECTION === 'along')
  const media = chosenMedia(page, model, values)
  const part = rowsToPrint(page, media, model)
  return writeJob({
    model,
    media,
    rowCount: part.heightDots,
    rows: headRows(page, part, media, model),
    isCut: values.CUT,
    isTwoColor: values.TWO_COLORS && model.hasTwoColors,
  })
}

interface PieceSize {
  /** Across the roll. */
  widthMm: number
  lengthMm: number
}

/** The roll of the settings, or the one for a label of this size; null when there is none. */
function mediaFor({ widthMm, lengthMm }: PieceSize, model: BrotherModel, name: string): BrotherMedia | null {
  return name === 'label'
    ? mediaForSize(model, widthMm, lengthMm)
    : (mediaOf(model).find((media) => media.name === name) ?? null)
}

/** What stays white beside the printable part of the roll, and of a label with an end before and behind its rows. */
export function unreachedBy(
  values: BrotherSettingValues,
  { widthMm, heightMm }: { widthMm: number; heightMm: number },
): LabelMargins | null {
  const model = modelOf(values)
  const isAlong = values.DIRECTION === 'along'
  const piece = isAlong ? { widthMm: heightMm, lengthMm: widthMm } : { widthMm, lengthMm: heightMm }
  const media = mediaFor(piece, model, values.MEDIA)
  if (media === null) return null
  const white = (mm: number, dots: number) => Math.max(0, (mm - dots / dotsPerMmOf(model)) / 2)
  const beside = white(piece.widthMm, media.printableDots)
  const before = media.rows === null ? 0 : white(piece.lengthMm, media.rows)
  return isAlong
    ? { leftMm: before, topMm: beside, rightMm: before, bottomMm: beside }
    : { leftMm: beside, topMm: before, rightMm: beside, bottomMm: before }
}

function chosenMedia(page: Page, model: BrotherModel, { MEDIA, MODEL }: BrotherSettingValues): BrotherMedia {
  const [widthMm, lengthMm] = [page.widthDots, page.heightDots].map((dots) => dots / dotsPerMmOf(model)) as [
    number,
    number,
  ]
  const media = mediaFor({ widthMm, lengthMm }, model, MEDIA)
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

/**
 * Labels have their rows. On an endless roll the printer adds white before and behind, so as much white is left out of the
 * label; where it has none there, the piece gets longer, and nothing is cut off.
 */
function rowsToPrint(page: Page, media: BrotherMedia, model: BrotherModel): { y: number; heightDots: number } {
  if (media.rows !== null) return { y: Math.round((page.heightDots - media.rows) / 2), heightDots: media.rows }
  const white = whiteEdges(page)
  const top = Math.min(media.feedDots, white.top, Math.floor(page.heightDots / 2))
  const bottom = Math.min(media.feedDots, white.top === page.heightDots ? top : white.bottom)
  return { y: top, heightDots: Math.max(model.fewestRows, page.heightDots - top - bottom) }
}
