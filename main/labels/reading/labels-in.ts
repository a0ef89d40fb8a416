import type { DrawnLabel } from '@scanbench/plugin/machine'
import { withBrokenLines } from '../drawing/broken-lines.ts'
import { offsetOf, withoutOffset } from '../drawing/offset.ts'
import type { DrawnDraft, Printer } from '../label-drawing.ts'

export type Encoded = Pick<DrawnDraft, 'bytes' | 'laidOut'>

/** The labels in the bytes for a printer, as they lie on the paper: what a machine is told to move them by is no part of them. */
export function labelsIn({ bytes, laidOut }: Encoded, { driver, settings }: Printer): DrawnLabel[] {
  const labels = driver.decode(bytes, settings)
  // Only who writes commands by hand leaves it to the printer where a text is broken.
  if (laidOut === null) return labels.map(withBrokenLines)
  return labels.map((label) => withoutOffset(label, offsetOf(settings, label.dotsPerMm)))
}
