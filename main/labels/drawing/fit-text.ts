import { widthDots } from './text-width.ts'

/** Of a text in hundredths of the font's height. */
export type Measure = (text: string) => number

export interface TextArea {
  widthDots: number
  heightDots: number
  largestDots: number
  smallestDots: number
  lines: number
}

export interface FittedText {
  lines: string[]
  fontHeightDots: number
  /** The end of the text had to go. */
  isShortened: boolean
}

interface Word {
  text: string
  /** In hundredths of the font's height. */
  width: number
}

/** The largest letters with which the text fits; at the smallest, what fits of it. */
export function fitText(text: string, area: TextArea, measure: Measure): FittedText {
  const words = wordsOf(text, measure)
  const space = measure(' ')
  for (let height = area.largestDots; height >= area.smallestDots; height--) {
    const lines = wrap({ words, space }, height, area.widthDots)
    if (lines !== null && lines.length <= linesAt(height, area))
      return { lines: lines.map((line) => line.text), fontHeightDots: height, isShortened: false }
  }
  return shorten(text, area, measure)
}

function wordsOf(text: string, measure: Measure): Word[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return words.map((word) => ({ text: word, width: measure(word) }))
}

function linesAt(height: number, area: TextArea): number {
  return Math.max(1, Math.min(area.lines, Math.floor(area.heightDots / height)))
}

/** Lines broken between words; null when one word alone is too wide. */
function wrap(
  { words, space }: { words: readonly Word[]; space: number },
  height: number,
  mostDots: number,
): Word[] | null {
  const lines: Word[] = []
  for (const word of words) {
    if (widthDots(word.width, height) > mostDots) return null
    const line = lines.at(-1)
    const longer = (line?.width ?? 0) + space + word.width
    if (line === undefined || widthDots(longer, height) > mostDots) lines.push({ ...word })
    else Object.assign(line, { text: `${line.text} ${word.text}`, width: longer })
  }
  return lines
}

const ELLIPSIS = '...'

/** At the smallest height: lines are filled letter by letter, and the last one says that more would follow. */
function shorten(text: string, area: TextArea, measure: Measure): FittedText {
  const height = area.smallestDots
  const count = linesAt(height, area)
  const fits = (line: string): boolean => widthDots(measure(line), height) <= area.widthDots
  const lines: string[] = []
  let rest = Array.from(text.replaceAll(/\s+/g, ' ').trim())
  while (rest.length > 0 && lines.length < count) {
    const taken = lettersThatFit(rest, '', fits)
    lines.push(rest.slice(0, taken).join('').trim())
    rest = rest.slice(taken)
  }
  if (rest.length === 0) return { lines, fontHeightDots: height, isShortened: false }
  const last = Array.from(lines.pop() ?? '')
  const kept = last
    .slice(0, lettersThatFit(last, ELLIPSIS, fits))
    .join('')
    .trimEnd()
  return { lines: [...lines, kept + ELLIPSIS], fontHeightDots: height, isShortened: true }
}

function lettersThatFit(letters: string[], ending: string, fits: (line: string) => boolean): number {
  let taken = 1
  while (taken < letters.length && fits(letters.slice(0, taken + 1).join('') + ending)) taken++
  return taken
}
