import type { WireError } from '@scanbench/plugin/host'
import type { BitmapStep, DrawnLabel, DrawStep } from '@scanbench/plugin/machine'
import type { Picture } from '../laid-out.ts'
import type { CodeRead } from './code-reader.ts'
import type { DrawnPicture } from './rasterizer.ts'

/** What a drawing thread is asked, by kind. */
export interface DrawingOrders {
  /** Things that are on a label, one by one. */
  dots: { pictures: Picture[]; steps: DrawStep[] }
  /** A whole label as a picture, and the codes that are read on it. */
  look: { label: DrawnLabel; withCodes: boolean }
  /** Only the codes that are read on it. */
  read: { label: DrawnLabel }
}

export interface DrawingAnswers {
  dots: { pictures: DrawnPicture[]; steps: BitmapStep[] }
  look: { png: Uint8Array; codes: CodeRead[] }
  read: { codes: CodeRead[] }
}

export type DrawingKind = keyof DrawingOrders

export type DrawingOrder = {
  [Kind in DrawingKind]: { id: number; kind: Kind; order: DrawingOrders[Kind] }
}[DrawingKind]

export type DrawingReply = { id: number; answer: DrawingAnswers[DrawingKind] } | { id: number; error: WireError }
