import { AppError } from '@scanbench/plugin'

/** A value where only numbers and short words can stand. */
export function parameterValue(text: string): string {
  if (/^[\p{L}\p{N}._+-]*$/u.test(text)) return text
  throw new AppError(
    'RENDER_FAILED',
    `"${text.slice(0, 40)}" cannot stand where a command has its parameters. Put values like this into the data of a field.`,
  )
}
