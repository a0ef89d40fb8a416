import type { Printer } from '../label-drawing.ts'
import { checkCodes } from './check-codes.ts'
import type { LabelEye } from './label-eye.ts'
import { labelsIn } from './labels-in.ts'
import type { Encoded } from './labels-in.ts'
import { readBack } from './read-back.ts'

/** Codes of a label that a reader does not find in what would be printed. Of bytes that nobody can draw nothing is known. */
export async function unreadCodes(encoded: Encoded, printer: Printer, eye: LabelEye): Promise<string[]> {
  const { laidOut } = encoded
  if (laidOut !== null && checkCodes(laidOut, [], []).length === 0) return []
  const labels = labelsIn(encoded, printer)
  if (labels.length === 0) return []
  const checked = await readBack(laidOut, labels, eye)
  return checked.filter(({ isRead }) => !isRead).map(({ text }) => text)
}
