/** As heads really are: whole dots at 203 dpi, where 203 / 25.4 would be off by one in 125 mm, and nearly so above. */
const HEADS: Readonly<Record<string, number>> = {
  '180': 180 / 25.4,
  '203': 8,
  '300': 11.8,
  '305': 12,
  '600': 23.6,
  '609': 24,
}

/** Dots in a millimetre of a head that is sold as so many dots per inch. */
export function headDotsPerMm(dpi: string): number {
  return HEADS[dpi] ?? 8
}
