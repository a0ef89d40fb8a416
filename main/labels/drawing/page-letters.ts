import { fitText } from './fit-text.ts'
import type { LettersPicture } from './laid-out.ts'
import { fontFilesFor } from './raster/font-files.ts'
import { upright } from './sheet.ts'

/** Letters at a size, and how wide they are there. */
export type PageFont = (path: string, size: number) => (text: string) => number

/** A piece of a line that is written in one go; its base line is at y. */
export interface PageWord {
  text: string
  fontPath: string
  size: number
  x: number
  y: number
}

/** Of the height of a line: letters are this large, and stand on this line, as when they are dots. */
const SIZE = 0.78
const BASE_LINE = 0.77
const SHARES = { left: 0, center: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 } as const

const RIGHT_TO_LEFT = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Inherited} ]+$/u
/** Marks and ligatures are placed by the font; Latin letters and digits are in another one. */
const SHAPED = /^(?:[\p{Script=Thai}\p{Script=Inherited} ]+|[\p{Script=Devanagari}\p{Script=Inherited} ]+)$/u
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const ARABIC_OR_HEBREW = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const THAI_OR_DEVANAGARI = /[\p{Script=Thai}\p{Script=Devanagari}]/u

/**
 * Can a page have this as text? One font must have all of it, and its order must be plain: what mixes directions stays dots.
 */
export function isPageText(text: string): boolean {
  const fonts = fontFilesFor(text, { isMono: false, isBold: false }).length
  if (fonts === 1)
    return (
      /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text) &&
      !/\p{Emoji_Presentation}/u.test(text)
    )
  if (fonts > 2) return false
  if (ARABIC_OR_HEBREW.test(text)) return RIGHT_TO_LEFT.test(text)
  return THAI_OR_DEVANAGARI.test(text) ? SHAPED.test(text) : EAST_ASIAN.test(text)
}

/** Where the words of a text stand in its area, before the area is turned. */
export function pageWords(picture: LettersPicture, font: PageFont): { words: PageWord[]; isCutOff: boolean } {
  const area = upright(picture, picture.rotation)
  const fontPath = fontOf(picture)
  const hundred = font(fontPath, 100)
  const { lines, fontHeightDots, isShortened } = fitText(
    picture.text,
    { ...picture, ...area },
    (text) => hundred(text) * SIZE,
  )
  const free = Math.max(0, area.heightDots - lines.length * fontHeightDots)
  const top = free * SHARES[picture.verticalAlign]
  const size = fontHeightDots * SIZE
  const width = font(fontPath, size)
  const words = lines.flatMap((line, row) => {
    const x = (area.widthDots - width(line)) * SHARES[picture.align]
    const y = top + (row + BASE_LINE) * fontHeightDots
    return placedWords(line, width).map((word) => ({ text: word.text, x: x + word.x, y, fontPath, size }))
  })
  return { words, isCutOff: isShortened }
}

/** The last font that a text needs has all its letters. */
function fontOf({ text, font }: LettersPicture): string {
  const files = fontFilesFor(text, { isMono: font.startsWith('mono'), isBold: font.endsWith('bold') })
  // A mono-spaced text has the font of its script behind those of Latin letters.
  const file = font.startsWith('mono') && files.length === 2 ? files[0] : files.at(-1)
  return file?.path ?? ''
}

/** From right to left each word is written by itself: fonts turn the letters of a word, not the words of a line. */
function placedWords(line: string, width: (text: string) => number): { text: string; x: number }[] {
  if (!ARABIC_OR_HEBREW.test(line)) return [{ text: line, x: 0 }]
  let right = width(line)
  return line.split(' ').map((text) => {
    right -= width(text)
    const x = right
    right -= width(' ')
    return { text, x }
  })
}
