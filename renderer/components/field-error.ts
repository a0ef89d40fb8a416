import { ApiError } from '../client/api-error.ts'

/** The messages the station gave for a field, as one text; null when it had none. */
export function fieldError(error: unknown, ...names: string[]): string | null {
  if (!(error instanceof ApiError)) return null
  const texts = names.flatMap((name) => error.fields[name] ?? [])
  return texts.length === 0 ? null : texts.join(' ')
}

/** Is there something to say that no field of the form says? */
export function isGeneralError(error: unknown, ...names: string[]): boolean {
  return error !== null && fieldError(error, ...names) === null
}
