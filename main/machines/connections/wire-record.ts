import type { WireEntry } from './wire-log.ts'

export interface WireRecord {
  at: string
  direction: 'out' | 'in'
  size: number
  hex: string
  text: string
}

/** What went over the line as people read it: in hexadecimal, and as text with a dot for what is none. */
export function wireRecord({ at, direction, bytes, size }: WireEntry): WireRecord {
  return {
    at: at.toISOString(),
    direction,
    size,
    hex: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' '),
    text: Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(''),
  }
}
