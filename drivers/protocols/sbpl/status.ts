/** The answer to ENQ: STX, the number of the job, one letter for the state, the labels that remain, a name, ETX. */
export interface SbplStatus {
  state: 'off line' | 'waiting' | 'printing' | 'dispensing' | 'analysing' | 'error'
  isStockLow: boolean
  isBufferNearFull: boolean
  isStopped: boolean
  error: SbplError | null
  labelsRemaining: number
}

export type SbplError =
  'buffer' | 'head open' | 'paper' | 'ribbon' | 'media' | 'sensor' | 'head' | 'cover' | 'card' | 'cutter' | 'other'

export const STATUS_QUESTION: Uint8Array = Uint8Array.of(0x05)

const ERRORS: readonly SbplError[] = [
  'buffer',
  'head open',
  'paper',
  'ribbon',
  'media',
  'sensor',
  'head',
  'cover',
  'card',
  'cutter',
  'other',
]
/** Five letters each: fine, stock low, buffer nearly full, both, stopped. */
const STATES = [
  ['0', 'off line'],
  ['A', 'waiting'],
  ['G', 'printing'],
  ['M', 'dispensing'],
  ['S', 'analysing'],
] as const

/** The longest answer has 30 bytes. */
const MOST_BYTES = 128
/** Printers differ in how long the number of the job is and whether a name follows. */
const ANSWER = /^(?:[ \d]{2}|[ \d]{5})([0-4A-EG-KM-QS-Wa-k])(\d{6})/
const STX = 0x02
const ETX = 0x03

/** `'more'` while the answer is not complete. Throws on what can never become one. */
export function readStatus(received: Uint8Array): SbplStatus | 'more' {
  const start = received.indexOf(STX)
  const end = received.indexOf(ETX, start)
  if (received.length < MOST_BYTES && (start === -1 || end === -1)) return 'more'
  const text = String.fromCharCode(...received.subarray(start + 1, Math.min(end, MOST_BYTES)))
  const [, letter, remaining] = ANSWER.exec(text) ?? []
  if (letter === undefined) throw new Error('Not an answer to ENQ')
  return { ...meaningOf(letter), labelsRemaining: Number(remaining) }
}

function meaningOf(letter: string): Omit<SbplStatus, 'labelsRemaining'> {
  const fine = { isStockLow: false, isBufferNearFull: false, isStopped: false, error: null }
  const error = ERRORS[letter.charCodeAt(0) - 0x61]
  if (error !== undefined) return { ...fine, state: 'error', error }
  const [first, state] = STATES.findLast(([start]) => start <= letter) ?? STATES[0]
  const grade = letter.charCodeAt(0) - first.charCodeAt(0)
  return {
    state,
    isStockLow: grade === 1 || grade === 3,
    isBufferNearFull: grade === 2 || grade === 3,
    isStopped: grade === 4,
    error: null,
  }
}

/** The answer as a printer writes it. */
export function writeStatus(status: SbplStatus): Uint8Array {
  const remaining = String(status.labelsRemaining).padStart(6, '0')
  return new TextEncoder().encode(`\u0002  ${letterOf(status)}${remaining}${' '.repeat(16)}\u0003`)
}

function letterOf({ state, error, isStockLow, isBufferNearFull, isStopped }: SbplStatus): string {
  if (error !== null) return String.fromCharCode(0x61 + ERRORS.indexOf(error))
  const [first] = STATES.find(([, name]) => name === state) ?? STATES[0]
  const grade = isStopped ? 4 : (isStockLow ? 1 : 0) + (isBufferNearFull ? 2 : 0)
  return String.fromCharCode(first.charCodeAt(0) + grade)
}
