import { AppError, type ErrorCode, messageOf } from '@scanbench/plugin'

/** What a person has to do at the set-up; everything else is a failure. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  DRIVER_NOT_FOUND: 'Turn on the plugin that brings it, or remove this machine.',
  SETTING_MISSING: 'Fill them in under Settings.',
  MIXIN_INVALID: 'Remove this machine and add it with another driver.',
}

export interface SetUpProblem {
  /** For the list of errors. */
  message: string
  /** What is, and what to do next. */
  text: string
  isFailure: boolean
}

export function setUpProblem(error: unknown): SetUpProblem {
  const message = messageOf(error)
  const advice = error instanceof AppError ? ADVICE[error.code] : undefined
  const saysItAll = advice === undefined || message.endsWith('.')
  return { message, text: saysItAll ? message : `${message}. ${advice}`, isFailure: advice === undefined }
}
