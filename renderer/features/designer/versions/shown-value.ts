/** A value in a list of differences, not longer than a line. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value ?? null)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
