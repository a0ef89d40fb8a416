/** In which subset Code 128 carries a text as a whole. */
export type Code128Subset = 'B' | 'C'

/**
 * The subset that everybody chooses for all of a text: B without longer numbers, C for nothing but pairs of digits. Null
 * where programs would change it in the middle, or for characters beyond printable ASCII: there the widths differ.
 */
export function code128Subset(text: string): Code128Subset | null {
  if (/^(?:\d\d)+$/.test(text)) return 'C'
  return /^[ -~]+$/.test(text) && !/\d{4}/.test(text) ? 'B' : null
}

/** Modules from the first bar to the last: start, data, check and stop. */
export function code128Modules(text: string, subset: Code128Subset, functionCharacters: number): number {
  const symbols = (subset === 'C' ? text.length / 2 : text.length) + functionCharacters
  return 11 * (symbols + 2) + 13
}
