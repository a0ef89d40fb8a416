/** Of ISO/IEC 15438, 0 to 8: enough for a scratch on a label. */
export const PDF417_LEVEL = 2

/** How many columns a PDF417 has, by its data alone, so that every printer and the picture have the same shape. */
export function pdf417Columns(data: string): number {
  // About 1.8 letters a codeword, and 8 codewords of correction; twice as many rows as columns.
  const codewords = new TextEncoder().encode(data).length / 1.2 + 8
  return Math.min(20, Math.max(2, Math.ceil(Math.sqrt(codewords / 3))))
}
