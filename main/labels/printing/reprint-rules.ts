import { AppError } from '@scanbench/plugin'
import { labelsOff } from './labels-off.ts'

/** What the house demands of somebody who prints a label again. */
export interface ReprintRules {
  /** Labels are printed here at all. */
  isOn: boolean
  isReasonDemanded: boolean
  isStaffOnly: boolean
}

/** A label that is on paper twice is stock that is there twice, so that houses want to know who and why. */
export function checkReprint(rules: ReprintRules, { reason, isStaff }: { reason: string; isStaff: boolean }): void {
  if (!rules.isOn) throw labelsOff()
  if (rules.isStaffOnly && !isStaff)
    throw new AppError('FORBIDDEN', 'Only staff may print labels again here. Ask somebody who may.')
  if (rules.isReasonDemanded && reason.trim() === '')
    throw new AppError('INVALID_INPUT', 'Say why the label is printed again: choose Reprint in the list of jobs.', {
      details: { reason: ['This field is required.'] },
    })
}
