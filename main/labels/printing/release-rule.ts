import { AppError } from '@scanbench/plugin'

/** A label that does not scan is worse than none, so that somebody answers for it. */
export function checkRelease({ isStaff, reason }: { isStaff: boolean; reason: string }): void {
  if (!isStaff)
    throw new AppError(
      'FORBIDDEN',
      'A code of this label does not read back. Only staff may print it anyway: ask somebody who may.',
    )
  if (reason.trim() === '')
    throw new AppError('INVALID_INPUT', 'Say why the label is printed although its code does not read back.', {
      details: { reason: ['This field is required.'] },
    })
}
