import type { Rotation } from '@scanbench/plugin/machine'
import type { LabelNote } from './label-note.ts'
import type { LaidOutItem } from './laid-out.ts'

type Context = Readonly<Record<string, unknown>>

/** What everything on one label is laid out with. */
export interface Sheet {
  context: Context
  /** Of the head, or of the picture. */
  dotsPerMm: number
  /** How large everything becomes: 1 as in the template. */
  scale: number
  items: LaidOutItem[]
  notes: LabelNote[]
  /** Number of the label within its job, from 0: what counters count. */
  index: number
  now: Date
  /** An object that cannot be drawn becomes a note, so that the others are seen; on paper it is an error. */
  isDraft: boolean
  /** A data URI for the name of an asset, or null. */
  asset: (name: string) => string | null
}

/** Millimetres of the template to whole dots; the only place where anything is rounded. */
export function toDots(millimetres: number, { dotsPerMm, scale }: Pick<Sheet, 'dotsPerMm' | 'scale'>): number {
  return Math.round(millimetres * dotsPerMm * scale)
}

export interface Place {
  x: number
  y: number
  widthDots: number
  heightDots: number
}

interface Millimetres {
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

/** Edges are rounded, not sizes: areas that touch in millimetres touch in dots. */
export function placeOf({ xMm, yMm, widthMm, heightMm }: Millimetres, sheet: Sheet): Place {
  const x = toDots(xMm, sheet)
  const y = toDots(yMm, sheet)
  return { x, y, widthDots: toDots(xMm + widthMm, sheet) - x, heightDots: toDots(yMm + heightMm, sheet) - y }
}

export function isSideways(rotation: Rotation): boolean {
  return rotation === 90 || rotation === 270
}

/** The area as its content sees it, upright. */
export function upright({ widthDots, heightDots }: Place, rotation: Rotation) {
  return isSideways(rotation) ? { widthDots: heightDots, heightDots: widthDots } : { widthDots, heightDots }
}
