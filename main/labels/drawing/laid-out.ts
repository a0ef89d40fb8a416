import type { DrawStep, Rotation } from '@scanbench/plugin/machine'
import type { ImageObject, LabelFont, TextObject } from '../../records/label-document.ts'
import type { LabelNote } from './label-note.ts'

/** Letters that are drawn as dots: their size follows from the real widths of the font. */
export interface LettersPicture {
  kind: 'letters'
  text: string
  font: Exclude<LabelFont, 'printer'>
  /** The area as it lies on the label. */
  x: number
  y: number
  widthDots: number
  heightDots: number
  rotation: Rotation
  largestDots: number
  smallestDots: number
  lines: number
  align: TextObject['align']
  verticalAlign: TextObject['verticalAlign']
}

export interface ImagePicture {
  kind: 'image'
  /** A data URI. */
  source: string
  x: number
  y: number
  widthDots: number
  heightDots: number
  rotation: Rotation
  tone: ImageObject['tone']
}

export type Picture = LettersPicture | ImagePicture

/** What an object of the template became: a step for the printer, or something that can only be dots, and why. */
export type LaidOutItem = { object: string; step: DrawStep } | { object: string; picture: Picture; reason: string }

export interface LaidOutLabel {
  widthDots: number
  heightDots: number
  dotsPerMm: number
  items: LaidOutItem[]
  notes: LabelNote[]
}
