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

/** Those that look best first. */
export interface SizedFonts {
  all: readonly SizedFont[]
  ofHeight: ReadonlyMap<number, readonly SizedFont[]>
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

/** The fonts of a printer in all their sizes. */
export function sizesOf(
  fonts: readonly ResidentFont[],
  multiples: { wide: readonly number[]; high: readonly number[] },
): SizedFonts {
  const sizes = fonts.flatMap(({ name, pitchDots, heightDots }) =>
    multiples.high.flatMap((high) =>
      multiples.wide
        .filter((wide) => Math.abs(wide - high) <= STRETCH)
        .map((wide) => ({ name, wide, high, pitchDots: pitchDots * wide, heightDots: heightDots * high })),
    ),
  )
  const all = sizes.toSorted((one, other) => worthOf(other) - worthOf(one))
  return { all, ofHeight: Map.groupBy(all, ({ heightDots }) => heightDots) }
}

const WORSE_BY_STRETCH = 0.4
const WORSE_BY_MULTIPLE = 0.04

/** Large letters are wanted, but stretched ones and coarse steps at their edges cost some of that. */
function worthOf({ wide, high, heightDots }: SizedFont): number {
  return heightDots * (1 - WORSE_BY_STRETCH * Math.abs(Math.log2(wide / high)) - WORSE_BY_MULTIPLE * (high - 1))
}

/** Where the lines of a text go, in the best letters that its box has room for; null when none fit. */
export function placeLines(step: TextStep, sizes: SizedFonts): PlacedLine[] | null {
  const lines = step.text.split('\n')
  if (lines.length > step.lines) return null
  const letters = lines.reduce((most, line) => Math.max(most, line.length), 0)
  const font = chooseFont(step, sizes, letters)
  if (font === null) return null
  const box = { along: step.widthDots, across: step.lines * step.fontHeightDots }
  const middle = Math.floor((step.fontHeightDots - font.heightDots) / 2)
  const { rotation } = step
  const placed: PlacedLine[] = []
  for (const [row, text] of lines.entries()) {
    if (text.trim() === '') continue
    const free = step.widthDots - text.length * font.pitchDots
    const point = { along: Math.floor(free * ALIGN[step.align]), across: row * step.fontHeightDots + middle }
    const { x, y } = pointInside(step, rotation, box, point)
    placed.push({ text, x, y, rotation, font })
  }
  return placed
}

const ALIGN = { left: 0, center: 0.5, right: 1 } as const

function chooseFont(step: TextStep, sizes: SizedFonts, letters: number): SizedFont | null {
  const { fontHeightDots, widthDots } = step
  const widest = step.fontWidthDots * WIDEST_SHARE
  // A label that was read back asks for the very size that it has.
  for (const size of sizes.ofHeight.get(fontHeightDots) ?? [])
    if (size.pitchDots <= widest && size.pitchDots * letters === widthDots) return size
  const smallest = fontHeightDots * SMALLEST_SHARE
  for (const size of sizes.all) {
    const { heightDots, pitchDots } = size
    if (heightDots > fontHeightDots || heightDots < smallest) continue
    if (pitchDots <= widest && pitchDots * letters <= widthDots) return size
  }
  return null
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
