import type { TextStep } from '@scanbench/plugin/machine'
import { blankRaster, paste, turned } from '../../../../drivers/protocols/raster.ts'
import type { Raster } from '../../../../drivers/protocols/raster.ts'
import { fitText } from '../fit-text.ts'
import type { LettersPicture } from '../laid-out.ts'
import { recentOnly } from '../recent-only.ts'
import { isSideways } from '../sheet.ts'
import { textWidthDots } from '../text-width.ts'
import type { DotCanvas, Face } from './canvas.ts'

export interface DrawnLetters {
  raster: Raster
  isCutOff: boolean
}

/** Of the height of a line: letters are this large, and stand on this line. */
const SIZE = 0.78
const BASE_LINE = 0.77

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hangul}]/u

/** Text as dots; lines are remembered, as most of a job are the same. */
export class Letters {
  readonly #canvas: DotCanvas
  readonly #lines = recentOnly<Raster>(3000)
  readonly #widths = recentOnly<number>(20_000)

  constructor(canvas: DotCanvas) {
    this.#canvas = canvas
  }

  /** Fits the text into its area by the real widths of its font. */
  picture(picture: LettersPicture): DrawnLetters {
    const face = { isMono: picture.font.startsWith('mono'), isBold: picture.font.endsWith('bold') }
    const area = isSideways(picture.rotation)
      ? { widthDots: picture.heightDots, heightDots: picture.widthDots }
      : { widthDots: picture.widthDots, heightDots: picture.heightDots }
    const measure = (text: string) => this.#width(text, face) * SIZE
    const { lines, fontHeightDots, isShortened } = fitText(picture.text, { ...picture, ...area }, measure)
    const free = Math.max(0, area.heightDots - lines.length * fontHeightDots)
    const top = Math.floor(free * { top: 0, middle: 0.5, bottom: 1 }[picture.verticalAlign])
    const raster = blankRaster(area.widthDots, area.heightDots)
    lines.forEach((text, row) => {
      const line = this.#line({ text, face, heightDots: fontHeightDots, widthDots: null })
      paste(raster, line, alignedAt(picture.align, area.widthDots - line.widthDots), top + row * fontHeightDots)
    })
    return { raster: turned(raster, picture.rotation), isCutOff: isShortened }
  }

  /** Text of the printers' own font: the shapes are like, the widths are the same. */
  step(step: TextStep): Raster {
    const height = Math.max(1, step.lines) * step.fontHeightDots
    const raster = blankRaster(step.widthDots, height)
    step.text.split('\n').forEach((text, row) => {
      const widthDots = textWidthDots(text, step.fontWidthDots)
      if (text.trim() === '' || widthDots === 0) return
      const face = { isMono: false, isBold: true }
      const line = this.#line({ text, face, heightDots: step.fontHeightDots, widthDots })
      paste(raster, line, alignedAt(step.align, step.widthDots - widthDots), row * step.fontHeightDots)
    })
    return turned(raster, step.rotation)
  }

  #width(text: string, face: Face): number {
    return this.#widths(`${faceName(face)} ${text}`, () => this.#canvas.textWidth(text, face))
  }

  /** One line, pressed to a width if one is given. */
  #line(line: { text: string; face: Face; heightDots: number; widthDots: number | null }): Raster {
    const { text, face, heightDots, widthDots } = line
    return this.#lines(`${faceName(face)} ${heightDots} ${widthDots ?? ''} ${text}`, () => {
      const sizePx = widthDots === null ? heightDots * SIZE : heightDots
      const natural = Math.max(1, (this.#width(text, face) * sizePx) / 100)
      const width = widthDots ?? Math.ceil(natural)
      return this.#canvas.draw(width, heightDots, (context) => {
        context.font = this.#canvas.font(text, face, sizePx)
        context.direction = isRightToLeft(text) ? 'rtl' : 'ltr'
        context.textAlign = 'left'
        context.textBaseline = 'alphabetic'
        context.scale(width / natural, 1)
        context.fillText(text, 0, heightDots * BASE_LINE)
      })
    })
  }
}

function alignedAt(align: TextStep['align'], freeDots: number): number {
  return Math.floor(freeDots * { left: 0, center: 0.5, right: 1 }[align])
}

function faceName({ isMono, isBold }: Face): string {
  return `${isMono ? 'mono' : 'sans'}${isBold ? '-bold' : ''}`
}

/** By the first letter that has a direction (Unicode Bidirectional Algorithm, P2 and P3). */
function isRightToLeft(text: string): boolean {
  const first = Array.from(text).find((letter) => RIGHT_TO_LEFT.test(letter) || LEFT_TO_RIGHT.test(letter))
  return first !== undefined && RIGHT_TO_LEFT.test(first)
}
