import { AppError } from '@scanbench/plugin'

/** What a program says on its way out: one sentence for what can happen, the whole stack for what must not. */
export function failureText(error: unknown): string {
  if (error instanceof AppError && error.expected) return error.message
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `Something is wrong in the program itself:\n${stack}`
}
