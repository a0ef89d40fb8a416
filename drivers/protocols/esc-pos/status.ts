/** What the printer said to `DLE EOT 1` to `4`, and whether it has come to the question behind the labels. */
export interface EscPosStatus {
  /** The four bytes. */
  realTime: readonly [number, number, number, number]
  /** It answered the question that stands behind everything it was sent. */
  isIdle: boolean
}

const REAL_TIME = [1, 2, 3, 4].flatMap((number) => [0x10, 0x04, number])

/** Answered at once, whatever the printer does. */
export const REAL_TIME_QUESTION: Uint8Array = Uint8Array.from(REAL_TIME)

/** And `GS r 1`, which is answered when everything before it is printed. */
export const STATUS_QUESTION: Uint8Array = Uint8Array.from([...REAL_TIME, 0x1d, 0x72, 1])

/** Answers of a printer that was asked a dozen times before it said anything. */
const MOST_BYTES = 256

const XON = 0x11
const XOFF = 0x13

/** As far as it has come; null before the four bytes are there. Throws on what no printer answers. */
export function readStatus(received: Uint8Array): EscPosStatus | null {
  const bytes = received.filter((byte) => byte !== XON && byte !== XOFF)
  if (!bytes.every((byte) => isRealTime(byte) || isPaperAnswer(byte)))
    throw new Error('Not an answer to DLE EOT and GS r')
  if (received.length > MOST_BYTES) throw new Error(`No answer to DLE EOT and GS r in ${received.length} bytes`)
  const last = bytes.findLastIndex(isRealTime)
  const [first, second, third, fourth] = bytes.filter(isRealTime).subarray(-4)
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null
  return { realTime: [first, second, third, fourth], isIdle: bytes.length > last + 1 }
}

/** Bits 1 and 4 are set, 0 and 7 are not. */
function isRealTime(byte: number): boolean {
  return (byte & 0x93) === 0x12
}

/** Bits 4 and 7 are not set. */
function isPaperAnswer(byte: number): boolean {
  return (byte & 0x90) === 0
}
