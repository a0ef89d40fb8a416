/**
 * The fonts of EPL printers with the space behind their characters; the manual tells their characters per inch. Font 5 has
 * no small letters.
 */
export const EPL_FONTS = {
  203: [
    { name: '1', pitchDots: 10, heightDots: 12 },
    { name: '2', pitchDots: 12, heightDots: 16 },
    { name: '3', pitchDots: 14, heightDots: 20 },
    { name: '4', pitchDots: 16, heightDots: 24 },
  ],
  300: [
    { name: '1', pitchDots: 12, heightDots: 20 },
    { name: '2', pitchDots: 16, heightDots: 28 },
    { name: '3', pitchDots: 20, heightDots: 36 },
    { name: '4', pitchDots: 24, heightDots: 44 },
  ],
} as const

export const EPL_MULTIPLES = { wide: [1, 2, 3, 4, 5, 6, 8], high: [1, 2, 3, 4, 5, 6, 7, 8, 9] } as const
