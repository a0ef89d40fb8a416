import type { DrawnLabel } from '@scanbench/plugin/machine'
import { offsetOf, withoutOffset } from '../drawing/offset.ts'
import type { DrawingAnswers, DrawingOrders } from '../drawing/raster/drawing-order.ts'
import type { DrawnDraft, Printer } from '../label-drawing.ts'
import { checkCodes } from './read-back.ts'

/** Draws pictures of labels and reads their codes, in a thread of its own: scans do not wait for it. */
export interface LabelEye {
  draw<Kind extends 'look' | 'read'>(kind: Kind, order: DrawingOrders[Kind]): Promise<DrawingAnswers[Kind]>
}

type Encoded = Pick<DrawnDraft, 'bytes' | 'laidOut'>

/** As they lie on the paper: what a machine is told to move them by is no part of them. */
export function labelsIn({ bytes, laidOut }: Encoded, { driver, settings }: Printer): DrawnLabel[] {
  const labels = driver.decode(bytes, settings)
  return laidOut === null ? labels : labels.map((label) => withoutOffset(label, offsetOf(settings, label.dotsPerMm)))
}

/** Codes of a label that a reader does not find in what would be printed. Of bytes that nobody can draw nothing is known. */
export async function unreadCodes(encoded: Encoded, printer: Printer, eye: LabelEye): Promise<string[]> {
  const { laidOut } = encoded
  if (laidOut !== null && checkCodes(laidOut, [], []).length === 0) return []
  const labels = labelsIn(encoded, printer)
  if (labels.length === 0 || checkCodes(laidOut, labels, []).length === 0) return []
  const read = await Promise.all(labels.map((label) => eye.draw('read', { label })))
  const checked = checkCodes(
    laidOut,
    labels,
    read.flatMap(({ codes }) => codes),
  )
  return checked.filter(({ isRead }) => !isRead).map(({ text }) => text)
}
