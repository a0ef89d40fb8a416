/** The answers to `SOH A` and `SOH E`. */
export interface DplStatus {
  isInterpreting: boolean
  isPaperOut: boolean
  isRibbonOut: boolean
  isPrintingBatch: boolean
  isPrinting: boolean
  isPaused: boolean
  isLabelPresented: boolean
  labelsRemaining: number
}

export const STATUS_QUESTION: Uint8Array = Uint8Array.of(0x01, 0x41, 0x01, 0x45)

const MOST_BYTES = 64

/** `'more'` while the answer is not complete. Throws on what can never become one. */
export function readStatus(received: Uint8Array): DplStatus | 'more' {
  // Printers mix XON and XOFF into what they say.
  const bytes = received.subarray(0, MOST_BYTES).filter((byte) => byte !== 0x11 && byte !== 0x13)
  const text = String.fromCharCode(...bytes)
  const [, flags, remaining] = /([YN]{8})\r\n?(\d{4})\r/.exec(text) ?? []
  if (flags !== undefined) return { ...meaningOf(flags), labelsRemaining: Number(remaining) }
  if (received.length >= MOST_BYTES || /[^YN\d\r\n]/.test(text)) throw new Error('Not an answer to SOH A and SOH E')
  return 'more'
}

function meaningOf(flags: string): Omit<DplStatus, 'labelsRemaining'> {
  const isSet = (at: number): boolean => flags[at] === 'Y'
  return {
    isInterpreting: isSet(0),
    isPaperOut: isSet(1),
    isRibbonOut: isSet(2),
    isPrintingBatch: isSet(3),
    isPrinting: isSet(4),
    isPaused: isSet(5),
    isLabelPresented: isSet(6),
  }
}

/** The answer to `SOH A` as a printer writes it. */
export function writeFlags(status: Omit<DplStatus, 'labelsRemaining'>): Uint8Array {
  const flags = [
    status.isInterpreting,
    status.isPaperOut,
    status.isRibbonOut,
    status.isPrintingBatch,
    status.isPrinting,
    status.isPaused,
    status.isLabelPresented,
    false,
  ]
  return new TextEncoder().encode(`${flags.map((flag) => (flag ? 'Y' : 'N')).join('')}\r`)
}

/** The answer to `SOH E`. */
export function writeRemaining(labels: number): Uint8Array {
  return new TextEncoder().encode(`${String(Math.min(labels, 9999)).padStart(4, '0')}\r`)
}
