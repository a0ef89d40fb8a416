import type { DrawnLabel } from '@scanbench/plugin/machine'
import { extentOf, quietDots } from '../drawing/extents.ts'
import type { LaidOutItem, LaidOutLabel } from '../drawing/laid-out.ts'
import type { CodePlace, CodeRead } from '../drawing/raster/code-reader.ts'
import { isSideways } from '../drawing/sheet.ts'
import { checkCodes } from './check-codes.ts'
import type { CheckedCode } from './check-codes.ts'
import type { LabelEye } from './label-eye.ts'

/** So many places take about as long as the whole label. */
const MOST_PLACES = 20

/**
 * Every code that should be on the labels of some bytes, and whether a reader finds it. It looks where the codes should lie,
 * and only if one is not found there all over the labels, with all patience.
 */
export async function readBack(
  laidOut: LaidOutLabel | null,
  labels: DrawnLabel[],
  eye: LabelEye,
): Promise<CheckedCode[]> {
  const wanted = checkCodes(laidOut, labels, [])
  if (wanted.length === 0) return []
  if (wanted.length <= MOST_PLACES) {
    const near = checkCodes(
      laidOut,
      labels,
      await found(labels, eye, (label) => placesOf(laidOut?.items ?? itemsOf(label))),
    )
    if (near.every(({ isRead }) => isRead)) return near
  }
  return checkCodes(laidOut, labels, await found(labels, eye, () => null))
}

async function found(
  labels: DrawnLabel[],
  eye: LabelEye,
  placesOn: (label: DrawnLabel) => CodePlace[] | null,
): Promise<CodeRead[]> {
  const read = await Promise.all(labels.map((label) => eye.draw('read', { label, places: placesOn(label) })))
  return read.flatMap(({ codes }) => codes)
}

function itemsOf({ steps }: DrawnLabel): LaidOutItem[] {
  return steps.map((step) => ({ object: '', step }))
}

function placesOf(items: readonly LaidOutItem[]): CodePlace[] {
  return items.flatMap((item) => {
    if (!('step' in item && item.step.kind === 'barcode')) return []
    const { step } = item
    const { symbology, rotation } = step
    return [{ ...extentOf(item), symbology, isSideways: isSideways(rotation), quietDots: quietDots(step) }]
  })
}
