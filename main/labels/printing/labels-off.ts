import { AppError } from '@scanbench/plugin'

/** What every way to print says where a house does without labels. */
export function labelsOff(): AppError {
  return new AppError(
    'FORBIDDEN',
    'Label printing is switched off at this station. Staff can switch it on in Settings.',
  )
}
