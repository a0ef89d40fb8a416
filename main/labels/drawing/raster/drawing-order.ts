import type { WireError } from '@scanbench/plugin/host'
import type { BitmapStep, DrawnLabel, DrawStep } from '@scanbench/plugin/machine'
import type { Picture } from '../laid-out.ts'
import type { CodePlace, CodeRead } from './code-reader.ts'
import type { DrawnPicture } from './rasterizer.ts'

/** What a drawing thread is asked, by kind. */
export interface DrawingOrders {
  /** Things that are on a label, one by one. */
  dots: { pictures: Picture[]; steps: DrawStep[] }
  /** A whole label as a picture. */
  look: { label: DrawnLabel }
  /** The codes that are read on it: at these places, or with more patience whatever is found all over it. */
  read: { label: DrawnLabel; places: readonly CodePlace[] | null }
}

export interface DrawingAnswers {
  dots: { pictures: DrawnPicture[]; steps: BitmapStep[] }
  look: { png: Uint8Array }
  read: { codes: CodeRead[] }
}

export type DrawingKind = keyof DrawingOrders

export type DrawingOrder = {
  [Kind in DrawingKind]: { id: number; kind: Kind; order: DrawingOrders[Kind] }
}[DrawingKind]

export type DrawingReply = { id: number; answer: DrawingAnswers[DrawingKind] } | { id: number; error: WireError }
