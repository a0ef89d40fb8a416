import { callStation } from './api.ts'

/** A key that went down, as the station reads it. */
export interface Stroke {
  code: string
  key: string
  shift: boolean
  control: boolean
  alt: boolean
  alt_graph: boolean
}

/** One code as it was typed. */
export interface TypedCode {
  strokes: readonly Stroke[]
  /** The key that ended it, or null where silence did. */
  ending: string | null
  /** The longest pause between two keys, and the time of all. */
  gap_ms: number
  took_ms: number
}

/** Hands over what a scanner typed into this window. */
export function sendKeyboardScan(typed: TypedCode): Promise<unknown> {
  return callStation<unknown>('POST', '/api/station/keyboard-scans/', typed)
}
