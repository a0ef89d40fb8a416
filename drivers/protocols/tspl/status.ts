/** The bits of the answer to `ESC ! ?`. */
const TSPL_STATUS_BITS = {
  isHeadOpen: 0x01,
  isJammed: 0x02,
  isPaperOut: 0x04,
  isRibbonOut: 0x08,
  isPaused: 0x10,
  isPrinting: 0x20,
  isCoverOpen: 0x40,
  isTooHot: 0x80,
} as const

export type TsplStatus = Record<keyof typeof TSPL_STATUS_BITS, boolean>

/** Taken at once, also while it prints and in the middle of a job. */
export const TSPL_STATUS_QUESTION: Uint8Array = new TextEncoder().encode('\u001b!?')

/** Some firmware ends the one byte like a line. */
const LINE_ENDS = [0x0a, 0x0d]

/** `'more'` while nothing came. Throws when it is more than one byte. */
export function parseTsplStatus(received: Uint8Array): TsplStatus | 'more' {
  const [first, ...rest] = received
  if (first === undefined) return 'more'
  if (rest.some((byte) => !LINE_ENDS.includes(byte)))
    throw new Error(`Not an answer to ESC ! ?: ${received.length} bytes instead of one`)
  const bits = Object.entries(TSPL_STATUS_BITS).map(([key, bit]) => [key, (first & bit) !== 0])
  return Object.fromEntries(bits) as TsplStatus
}

/** The answer as a printer writes it. */
export function writeTsplStatus(status: TsplStatus): Uint8Array {
  const keys = Object.keys(TSPL_STATUS_BITS) as (keyof TsplStatus)[]
  return Uint8Array.of(keys.reduce((byte, key) => byte | (status[key] ? TSPL_STATUS_BITS[key] : 0), 0))
}
