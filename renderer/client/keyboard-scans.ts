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

/** Hands over what a scanner typed into this window. */
export function sendKeyboardScan(strokes: readonly Stroke[]): Promise<unknown> {
  return callStation<unknown>('POST', '/api/station/keyboard-scans/', { strokes })
}
