import type { Roll } from '../../machines/printers/loaded-roll.ts'
import type { LabelSize } from '../label-drawing.ts'

/** Rolls are cut a little larger or smaller than they are called. */
export const ROLL_TOLERANCE_MM = 1.5

/** Is it the roll for labels of this size, and not only one that they would not leave? Small labels on large ones are waste. */
export function isRollFor({ widthMm, lengthMm }: Roll, size: LabelSize): boolean {
  if (lengthMm === null) return size.widthMm <= widthMm + ROLL_TOLERANCE_MM
  const isLike = (mm: number, rollMm: number): boolean => Math.abs(mm - rollMm) <= ROLL_TOLERANCE_MM
  return isLike(size.widthMm, widthMm) && isLike(size.heightMm, lengthMm)
}
