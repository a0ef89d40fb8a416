/** Widths of the printers' own font 0 in hundredths of its height, as drawn at equal height and width. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [25, " '|\\"],
  [28, '/:;Ifijlt{}'],
  [34, '!"(),.[]`r'],
  [39, 'z'],
  [45, 'Jcksvxy'],
  [50, '0123456789#$*+<=>?EFLTZ^_abdeghnopqu~'],
  [56, 'ABCKPSVXY'],
  [61, 'DGHNOQRU'],
  [67, '&w'],
  [78, 'Mm'],
  [80, '-'],
  [84, '%@W'],
]

const WIDTH_OF: ReadonlyMap<string, number> = new Map(
  WIDTHS.flatMap(([width, characters]) => Array.from(characters, (character) => [character, width] as const)),
)

/** Letters with accents are as wide as capitals at most; East Asian ones fill a square. */
const OTHER = 62
const SQUARE = 100
/** Printers differ a little from each other; a line that fits by a hair would be broken by some. */
const RESERVE = 1.03

export function textWidthDots(text: string, fontHeightDots: number): number {
  return widthDots(textWidth(text), fontHeightDots)
}

/** In hundredths of the font's height, so that it is measured once for all heights. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

export function widthDots(width: number, fontHeightDots: number): number {
  return Math.ceil((width * RESERVE * fontHeightDots) / 100)
}

function widthOf(character: string): number {
  return WIDTH_OF.get(character) ?? (character >= '\u2e80' ? SQUARE : OTHER)
}

/** Characters that the printers' own font has: Latin, Greek, Cyrillic, and common signs. */
export function hasGlyphs(text: string): boolean {
  return /^[\u0020-\u024f\u0370-\u04ff\u2010-\u2044\u20ac\u2122\u2126\n]*$/.test(text)
}
