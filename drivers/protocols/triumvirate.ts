/**
 * Widths of CG Triumvirate, the scalable font of SATO and Datamax printers, in thousandths of its size: those of Helvetica,
 * which it stands in for. Printers draw it a little differently, so a line that fits by a hair is not called fitting.
 */
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [191, "'"],
  [222, 'ijl'],
  [260, '|'],
  [278, ' !,./:;I[]\\ft'],
  [333, '()-`r'],
  [334, '{}'],
  [355, '"'],
  [389, '*'],
  [469, '^'],
  [500, 'Jcksvxyz'],
  [556, '#$0123456789?L_abdeghnopqu'],
  [584, '+<=>~'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1015, '@'],
]
const RESERVE = 1.03

const WIDTH_OF: ReadonlyMap<number, number> = new Map(
  WIDTHS.flatMap(([width, characters]) =>
    Array.from(characters, (character) => [character.charCodeAt(0), width] as const),
  ),
)

/** Width of a line in dots; null when it has a character beyond printable ASCII, which the font may not have. */
export function lineWidthDots(text: string, fontWidthDots: number): number | null {
  let width = 0
  for (let at = 0; at < text.length; at++) {
    const character = WIDTH_OF.get(text.charCodeAt(at))
    if (character === undefined) return null
    width += character
  }
  return Math.ceil((width * RESERVE * fontWidthDots) / 1000)
}
