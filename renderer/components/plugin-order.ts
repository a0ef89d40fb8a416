/** An order of plugins as its setting holds it: keys with commas or spaces between them. */
export function readOrder(value: string): string[] {
  return [...new Set(value.split(/[\s,]+/).filter((key) => key !== ''))]
}

export const writeOrder = (keys: readonly string[]): string => keys.join(', ')

/** The same with one key a place further up (-1) or down (1); at an end it stays. */
export function moved(keys: readonly string[], key: string, by: -1 | 1): string[] {
  const from = keys.indexOf(key)
  const to = from + by
  if (from < 0 || to < 0 || to >= keys.length) return [...keys]
  return keys.toSpliced(from, 1).toSpliced(to, 0, key)
}
