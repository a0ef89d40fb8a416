import type { Roll } from '../../machines/printers/loaded-roll.ts'
import type { LabelSize } from '../label-drawing.ts'
import { ROLL_TOLERANCE_MM } from '../routing/roll-for.ts'

/** Why a label must wait for another roll; null where it fits. A smaller one only leaves white. */
export function tooLargeForRoll({ widthMm, heightMm }: LabelSize, roll: Roll): string | null {
  const isHigh = roll.lengthMm !== null && heightMm > roll.lengthMm + ROLL_TOLERANCE_MM
  if (widthMm <= roll.widthMm + ROLL_TOLERANCE_MM && !isHigh) return null
  const loaded = roll.lengthMm === null ? `${roll.widthMm} mm wide` : `${roll.widthMm} x ${roll.lengthMm} mm`
  const label = `${rounded(widthMm)} x ${rounded(heightMm)} mm`
  return `The roll is ${loaded}, and this label is ${label}. Put in another roll and say so, print it smaller, or move it to another printer.`
}

function rounded(millimetres: number): number {
  return Math.round(millimetres * 10) / 10
}
