/** The bits of the answer to `ESC h`. */
const CPCL_STATUS_BITS = {
  isBusy: 0x01,
  isPaperOut: 0x02,
  isLatchOpen: 0x04,
  isBatteryLow: 0x08,
  wasReset: 0x10,
} as const

export type CpclStatus = Record<keyof typeof CPCL_STATUS_BITS, boolean>

/** Between labels only: inside of one it would be drawn. */
export const CPCL_STATUS_QUESTION: Uint8Array = new TextEncoder().encode('\u001bh')
export const CPCL_VERSION_QUESTION: Uint8Array = new TextEncoder().encode('\u001bv')

const UNKNOWN_BITS = 0xe0

/** `'more'` while nothing came. Throws when it is not the one byte. */
export function parseCpclStatus(received: Uint8Array): CpclStatus | 'more' {
  const [first] = received
  if (first === undefined) return 'more'
  if (received.length > 1 || (first & UNKNOWN_BITS) !== 0)
    throw new Error(`Not an answer to ESC h: ${received.length} bytes, the first is ${first}`)
  const bits = Object.entries(CPCL_STATUS_BITS).map(([key, bit]) => [key, (first & bit) !== 0])
  return Object.fromEntries(bits) as CpclStatus
}

/** The answer as a printer writes it. */
export function writeCpclStatus(status: CpclStatus): Uint8Array {
  const keys = Object.keys(CPCL_STATUS_BITS) as (keyof CpclStatus)[]
  return Uint8Array.of(keys.reduce((byte, key) => byte | (status[key] ? CPCL_STATUS_BITS[key] : 0), 0))
}

const MOST_BYTES = 128

/** The answer to `ESC v`: text up to NUL or the end of the line. */
export function parseCpclVersion(received: Uint8Array): { version: string } | 'more' {
  const text = String.fromCharCode(...received.subarray(0, MOST_BYTES))
  const [version = ''] = text.split(/[\r\n\0]/)
  if (!/^[ -~]*$/.test(version)) throw new Error('Not an answer to ESC v: it is no text')
  if (version.length < text.length) return { version: version.trim() }
  if (received.length > MOST_BYTES) throw new Error(`Not an answer to ESC v: ${received.length} bytes without an end`)
  return 'more'
}
