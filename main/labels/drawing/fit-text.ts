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
  const widest = words.reduce((most, { width }) => Math.max(most, width), 0)
  for (let height = area.largestDots; height >= area.smallestDots; height--) {
    const fits = (width: number): boolean => widthDots(width, height) <= area.widthDots
    if (fits(widest) && countLines(words, space, fits) <= linesAt(height, area))
      return { lines: linesOf(words, space, fits), fontHeightDots: height, isShortened: false }
  }
  return shorten(text, area, measure)
}

function wordsOf(text: string, measure: Measure): Word[] {
  const words: Word[] = []
  for (const word of text.split(/\s+/)) if (word !== '') words.push({ text: word, width: measure(word) })
  return words
}

function linesAt(height: number, area: TextArea): number {
  return Math.max(1, Math.min(area.lines, Math.floor(area.heightDots / height)))
}

type Fits = (width: number) => boolean

/** Counted for each height, and put together only for the one that is taken. */
function countLines(words: readonly Word[], space: number, fits: Fits): number {
  let lines = 0
  let width = 0
  for (const word of words) {
    const longer = width + space + word.width
    const isNext = lines === 0 || !fits(longer)
    if (isNext) lines++
    width = isNext ? word.width : longer
  }
  return lines
}

/** Broken between words. */
function linesOf(words: readonly Word[], space: number, fits: Fits): string[] {
  const lines: string[] = []
  let width = 0
  for (const word of words) {
    const longer = width + space + word.width
    const isNext = lines.length === 0 || !fits(longer)
    if (isNext) lines.push(word.text)
    else lines[lines.length - 1] += ` ${word.text}`
    width = isNext ? word.width : longer
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
