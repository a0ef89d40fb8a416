/** The bitmap fonts of TSPL printers; all characters of one are as wide as its cell. */
export const TSPL_FONTS = [
  { name: '1', pitchDots: 8, heightDots: 12 },
  { name: '2', pitchDots: 12, heightDots: 20 },
  { name: '3', pitchDots: 16, heightDots: 24 },
  { name: '4', pitchDots: 24, heightDots: 32 },
  { name: '5', pitchDots: 32, heightDots: 48 },
] as const

export const TSPL_MULTIPLES: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
