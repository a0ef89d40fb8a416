import { lengthMm } from './css.ts'
import type { Style } from './css.ts'
import type { Notes } from './django-text.ts'

export interface PageSize {
  widthMm: number
  heightMm: number
}

export interface Place {
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

export type Rotation = 0 | 90 | 180 | 270

/** Left free at the sides and above what a page does not place. */
export const EDGE_MM = 1

/** Where things of a page lie: at the place of their rules, else one below the other. */
export class PagePlaces {
  readonly #page: PageSize
  readonly #notes: Notes
  #flowMm = EDGE_MM

  constructor(page: PageSize, notes: Notes) {
    this.#page = page
    this.#notes = notes
  }

  of(style: Style, usual: { widthMm: number; heightMm: number }): Place {
    const { widthMm: pageWidth, heightMm: pageHeight } = this.#page
    const isPlaced = style['position'] === 'absolute' || style['position'] === 'fixed'
    const left = lengthMm(style['left'], pageWidth)
    const right = lengthMm(style['right'], pageWidth)
    const top = lengthMm(style['top'], pageHeight)
    const bottom = lengthMm(style['bottom'], pageHeight)
    const between = left !== null && right !== null ? pageWidth - left - right : null
    const rest = left === null ? usual.widthMm : Math.min(usual.widthMm, pageWidth - left)
    const widthMm = Math.max(0.5, lengthMm(style['width'], pageWidth) ?? between ?? rest)
    const heightMm = Math.max(0.5, lengthMm(style['height'], pageHeight) ?? usual.heightMm)
    if (!isPlaced) {
      const yMm = this.#flowMm
      this.#flowMm += heightMm
      return rounded({ xMm: EDGE_MM, yMm, widthMm, heightMm })
    }
    const xMm = left ?? (right === null ? 0 : pageWidth - right - widthMm)
    const yMm = top ?? (bottom === null ? 0 : pageHeight - bottom - heightMm)
    return rounded({ xMm, yMm, widthMm, heightMm })
  }

  rotationOf(style: Style): 0 | 90 | 180 | 270 {
    const [, degrees] = /rotate\((-?\d+)deg\)/u.exec(style['transform'] ?? '') ?? []
    if (degrees === undefined) return 0
    const turn = ((Number(degrees) % 360) + 360) % 360
    if (turn === 0 || turn === 90 || turn === 180 || turn === 270) return turn
    this.#notes.add(`A text that is turned by ${degrees} degrees stands upright; labels turn by 90 degrees only.`)
    return 0
  }
}

const round = (value: number): number => Math.round(value * 100) / 100

function rounded(place: Place): Place {
  return {
    xMm: round(place.xMm),
    yMm: round(place.yMm),
    widthMm: round(place.widthMm),
    heightMm: round(place.heightMm),
  }
}
