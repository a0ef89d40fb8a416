import type { Rotation, TextStep } from '@scanbench/plugin/machine'
import { cornerOf, pointInside } from './turned.ts'

/** A font of one width that a printer has: the cell of a character with the space behind it. */
export interface ResidentFont {
  name: string
  pitchDots: number
  heightDots: number
}

/** A font and how many times wider and higher it is printed. */
export interface SizedFont {
  name: string
  wide: number
  high: number
  pitchDots: number
  heightDots: number
}

/** A line of text and the point that the printer turns it around. */
export interface PlacedLine {
  text: string
  x: number
  y: number
  rotation: Rotation
  font: SizedFont
}

/** Letters much smaller than asked for look wrong; then the text is drawn as dots. */
const SMALLEST_SHARE = 0.6
/** The widest of these fonts has cells of this share of their height. */
const WIDEST_SHARE = 0.85
/** Letters may be one step wider or narrower than high, not more. */
const STRETCH = 1

/** The fonts of a printer in all their sizes, those that look best first. */
export function sizesOf(
  fonts: readonly ResidentFont[],
  multiples: { wide: readonly number[]; high: readonly number[] },
): SizedFont[] {
  const sizes = fonts.flatMap(({ name, pitchDots, heightDots }) =>
    multiples.high.flatMap((high) =>
      multiples.wide
        .filter((wide) => Math.abs(wide - high) <= STRETCH)
        .map((wide) => ({ name, wide, high, pitchDots: pitchDots * wide, heightDots: heightDots * high })),
    ),
  )
  return sizes.toSorted((one, other) => worthOf(other) - worthOf(one))
}

const WORSE_BY_STRETCH = 0.4
const WORSE_BY_MULTIPLE = 0.04

/** Large letters are wanted, but stretched ones and coarse steps at their edges cost some of that. */
function worthOf({ wide, high, heightDots }: SizedFont): number {
  return heightDots * (1 - WORSE_BY_STRETCH * Math.abs(Math.log2(wide / high)) - WORSE_BY_MULTIPLE * (high - 1))
}

/** Where the lines of a text go, in the best letters that its box has room for; null when none fit. */
export function placeLines(step: TextStep, sizes: readonly SizedFont[]): PlacedLine[] | null {
  const lines = step.text.split('\n')
  if (lines.length > step.lines) return null
  const font = chooseFont(step, sizes, Math.max(...lines.map((line) => line.length)))
  if (font === null) return null
  const box = { along: step.widthDots, across: step.lines * step.fontHeightDots }
  const middle = Math.floor((step.fontHeightDots - font.heightDots) / 2)
  return lines.flatMap((text, row) => {
    if (text.trim() === '') return []
    const free = step.widthDots - text.length * font.pitchDots
    const point = { along: Math.floor(free * ALIGN[step.align]), across: row * step.fontHeightDots + middle }
    return [{ text, ...pointInside(step, step.rotation, box, point), rotation: step.rotation, font }]
  })
}

const ALIGN = { left: 0, center: 0.5, right: 1 } as const

function chooseFont(step: TextStep, sizes: readonly SizedFont[], letters: number): SizedFont | null {
  const widest = step.fontWidthDots * WIDEST_SHARE
  const smallest = step.fontHeightDots * SMALLEST_SHARE
  let best: SizedFont | null = null
  for (const size of sizes) {
    const { heightDots, pitchDots } = size
    const widthDots = pitchDots * letters
    if (heightDots > step.fontHeightDots || pitchDots > widest || widthDots > step.widthDots) continue
    // A label that was read back asks for the very size that it has.
    if (heightDots === step.fontHeightDots && widthDots === step.widthDots) return size
    if (heightDots >= smallest) best ??= size
  }
  return best
}

/** The text that a printer draws for such a line: its box is as large as its letters. */
export function textOfLine({ text, x, y, rotation, font }: PlacedLine): TextStep {
  const widthDots = text.length * font.pitchDots
  return {
    kind: 'text',
    ...cornerOf({ x, y }, rotation, { along: widthDots, across: font.heightDots }),
    rotation,
    widthDots,
    fontHeightDots: font.heightDots,
    fontWidthDots: Math.max(Math.ceil(font.pitchDots / WIDEST_SHARE), font.heightDots),
    lines: 1,
    align: 'left',
    text,
  }
}
