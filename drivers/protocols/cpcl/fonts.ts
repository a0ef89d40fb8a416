/** The one font of a fixed width that printers of all makes have at the same number; SETMAG makes it larger. */
export const CPCL_FONTS = [{ name: '7', pitchDots: 12, heightDots: 24 }] as const

export const CPCL_MULTIPLES: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]
