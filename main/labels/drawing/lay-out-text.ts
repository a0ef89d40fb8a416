import type { Rotation } from '@scanbench/plugin/machine'
import type { LabelFont, TextObject } from '../../records/label-document.ts'
import { fitText } from './fit-text.ts'
import type { LettersPicture } from './laid-out.ts'
import { placeOf, toDots, upright } from './sheet.ts'
import type { Place, Sheet } from './sheet.ts'
import { turned } from './symbol-area.ts'
import { hasGlyphs, textWidth } from './text-width.ts'

export type Lettering = Pick<
  TextObject,
  | 'id'
  | 'xMm'
  | 'yMm'
  | 'widthMm'
  | 'heightMm'
  | 'rotation'
  | 'font'
  | 'largestMm'
  | 'smallestMm'
  | 'lines'
  | 'align'
  | 'verticalAlign'
>

/** Text that is known by now, in its area. */
export function layOutLetters(text: string, object: Lettering, sheet: Sheet): void {
  const { x, y, widthDots, heightDots } = placeOf(object, sheet)
  const { id, rotation, font, lines, align, verticalAlign } = object
  const largestDots = Math.max(1, toDots(object.largestMm, sheet))
  const smallestDots = Math.min(largestDots, Math.max(1, toDots(object.smallestMm, sheet)))
  const size = { widthDots, heightDots, largestDots, smallestDots }
  placeLetters(text, { id, x, y, ...size, rotation, font, lines, align, verticalAlign }, sheet)
}

export interface PlacedLettering extends Place {
  id: string
  rotation: Rotation
  font: LabelFont
  largestDots: number
  smallestDots: number
  lines: number
  align: TextObject['align']
  verticalAlign: TextObject['verticalAlign']
}

export function placeLetters(given: string, lettering: PlacedLettering, sheet: Sheet): void {
  // No font has letters for control characters, and some end a text in the middle.
  const text = given.replaceAll(/[^\P{Cc}\n]/gu, ' ')
  if (text.trim() === '') return
  const why = whyDots(text, lettering.font)
  if (why === null) placeNative(text, lettering, sheet)
  else placePicture(text, lettering, why, sheet)
}

function whyDots(text: string, font: LabelFont): string | null {
  if (font !== 'printer') return 'This font is not in the printer'
  if (hasGlyphs(text)) return null
  const missing = Array.from(new Set(text)).filter((letter) => !hasGlyphs(letter))
  return `The font of the printer lacks ${missing.slice(0, 5).join(' ')}`
}

function placePicture(text: string, { id, font, ...rest }: PlacedLettering, reason: string, sheet: Sheet): void {
  const { x, y, widthDots, heightDots, rotation, largestDots, smallestDots, lines, align, verticalAlign } = rest
  const picture: LettersPicture = {
    kind: 'letters',
    text,
    font: font === 'printer' ? 'sans-bold' : font,
    x,
    y,
    widthDots,
    heightDots,
    rotation,
    largestDots,
    smallestDots,
    lines,
    align,
    verticalAlign,
  }
  sheet.items.push({ object: id, picture, reason })
}

const SHARE_ABOVE = { top: 0, middle: 0.5, bottom: 1 } as const

function placeNative(text: string, lettering: PlacedLettering, sheet: Sheet): void {
  const { id, rotation, align, verticalAlign } = lettering
  const { largestDots, smallestDots, lines } = lettering
  const area = upright(lettering, rotation)
  const fitted = fitText(text, { ...area, largestDots, smallestDots, lines }, textWidth)
  if (fitted.isShortened) sheet.notes.push(cutOff(text, id))
  const height = fitted.lines.length * fitted.fontHeightDots
  const above = Math.floor(Math.max(0, area.heightDots - height) * SHARE_ABOVE[verticalAlign])
  const box = { x: 0, y: above, widthDots: area.widthDots, heightDots: height }
  const { x, y } = turned(box, area, lettering)
  sheet.items.push({
    object: id,
    step: {
      kind: 'text',
      x,
      y,
      rotation,
      widthDots: area.widthDots,
      fontHeightDots: fitted.fontHeightDots,
      fontWidthDots: fitted.fontHeightDots,
      lines: fitted.lines.length,
      align,
      text: fitted.lines.join('\n'),
    },
  })
}

export function cutOff(text: string, object: string) {
  const message = `"${text}" is too long for its place and was cut off.`
  return { kind: 'cut off', object, message, fix: null } as const
}
