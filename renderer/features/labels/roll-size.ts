import type { LoadedRoll } from '../../client/print-queue.ts'

interface LabelSize {
  width: number
  height: number
}

/** Rolls are cut a little larger or smaller than they are called. */
const TOLERANCE_MM = 1.5

/** Is it the roll for a label of this size? */
export function fitsOnRoll({ width_mm, length_mm }: LoadedRoll, { width, height }: LabelSize): boolean {
  if (length_mm === null) return width <= width_mm + TOLERANCE_MM
  return Math.abs(width - width_mm) <= TOLERANCE_MM && Math.abs(height - length_mm) <= TOLERANCE_MM
}

const LEAST_PERCENT = 10
const MOST_PERCENT = 400

/** So large a label fills the roll in percent of its size; null where that would be no other, or no label any more. */
export function scaleForRoll({ width_mm, length_mm }: LoadedRoll, { width, height }: LabelSize): number | null {
  const fitting = Math.min(width_mm / width, length_mm === null ? Infinity : length_mm / height)
  const percent = Math.min(MOST_PERCENT, Math.floor(fitting * 100))
  return percent < LEAST_PERCENT || percent === 100 ? null : percent
}
