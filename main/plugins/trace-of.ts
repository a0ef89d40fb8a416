import { AppError } from '@scanbench/plugin'

/** What a far side says above its own innermost cause. */
const ABOVE = /\n\s*(?:--- far side ---\n|caused by )/
const MOST_CHARACTERS = 4000

/**
 * Where an error began, for whoever wrote the plugin: the innermost cause, in the process in which it was thrown. Empty
 * for what the station itself found wrong; its sentence says everything.
 */
export function traceOf(error: unknown): string {
  const cause = innermost(error)
  if (!(cause instanceof Error)) return ''
  const [near = '', ...far] = (cause.stack ?? '').split(ABOVE)
  const trace = far.at(-1) ?? (cause instanceof AppError && cause.expected ? '' : near)
  return trace.slice(0, MOST_CHARACTERS)
}

function innermost(error: unknown): unknown {
  let [inner, depth] = [error, 0]
  // A plugin may have made a circle of causes.
  while (inner instanceof Error && inner.cause instanceof Error && depth < 10) {
    inner = inner.cause
    depth += 1
  }
  return inner
}
