/** One command for a receipt printer, as far as labels need them. */
export type EscPosCommand =
  | { kind: 'initialise' }
  /** Width of the printable area in dots. */
  | { kind: 'width'; dots: number }
  | { kind: 'rows'; bytesPerRow: number; rows: number; data: Uint8Array }
  /** Ends a label: a cut, a feed to where it is torn off, or the beginning of the next label. */
  | { kind: 'end'; of: 'cut' | 'feed' | 'label' }
  /** It prints what it is set to. */
  | { kind: 'test print' }
  | { kind: 'question'; of: 'paper' | 'identity'; parameter: number }
  /** Understood, and of no meaning for what is on the paper. */
  | { kind: 'setting' }
  | { kind: 'unknown'; byte: number }

type Read = { command: EscPosCommand; next: number } | 'more'

const DLE = 0x10
const ESC = 0x1b
const GS = 0x1d

/** The command that begins there and where the next begins; `'more'` while its end is missing. */
export function readCommand(bytes: Uint8Array, at: number): Read {
  const first = bytes[at] ?? 0
  if (first === DLE) return sized(bytes, at, 3, () => ({ kind: 'setting' }))
  if (first !== ESC && first !== GS) return { command: { kind: 'unknown', byte: first }, next: at + 1 }
  if (at + 1 >= bytes.length) return 'more'
  const letter = String.fromCharCode(bytes[at + 1] ?? 0)
  if (first === GS && letter === 'v') return readRows(bytes, at)
  if (first === GS && letter === '(') return readFunction(bytes, at)
  if (first === GS && letter === 'V') return readCut(bytes, at)
  const entry = (first === ESC ? ESCAPES : GROUPS)[letter]
  if (entry === undefined) return { command: { kind: 'unknown', byte: first }, next: at + 1 }
  return sized(bytes, at, 2 + entry.length, entry.command)
}

interface Entry {
  /** Bytes behind the letter. */
  length: number
  command: (parameters: Uint8Array) => EscPosCommand
}

const setting = (length: number): Entry => ({ length, command: () => ({ kind: 'setting' }) })
const end = (length: number, of: 'cut' | 'feed' | 'label'): Entry => ({ length, command: () => ({ kind: 'end', of }) })

const ESCAPES: Readonly<Record<string, Entry>> = {
  '@': { length: 0, command: () => ({ kind: 'initialise' }) },
  a: setting(1),
  J: setting(1),
  d: end(1, 'feed'),
  i: end(0, 'cut'),
  m: end(0, 'cut'),
}

const GROUPS: Readonly<Record<string, Entry>> = {
  L: setting(2),
  a: setting(1),
  W: { length: 2, command: (parameters) => ({ kind: 'width', dots: word(parameters, 0) }) },
  '\u000c': end(0, 'label'),
  r: { length: 1, command: ([parameter]) => ({ kind: 'question', of: 'paper', parameter: parameter ?? 0 }) },
  I: { length: 1, command: ([parameter]) => ({ kind: 'question', of: 'identity', parameter: parameter ?? 0 }) },
}

function sized(bytes: Uint8Array, at: number, length: number, command: Entry['command']): Read {
  if (at + length > bytes.length) return 'more'
  return { command: command(bytes.subarray(at + 2, at + length)), next: at + length }
}

/** `GS v 0 m xL xH yL yH data`. */
function readRows(bytes: Uint8Array, at: number): Read {
  if (at + 8 > bytes.length) return 'more'
  const bytesPerRow = word(bytes, at + 4)
  const rows = word(bytes, at + 6)
  const next = at + 8 + bytesPerRow * rows
  if (next > bytes.length) return 'more'
  // Forty thousand rows of nothing would be as many of blank paper.
  if (bytesPerRow === 0) return { command: { kind: 'setting' }, next }
  return { command: { kind: 'rows', bytesPerRow, rows, data: bytes.slice(at + 8, next) }, next }
}

/** `GS ( A`. */
const TEST_PRINT = 0x41

/** `GS ( x pL pH ...`: says itself how long it is. */
function readFunction(bytes: Uint8Array, at: number): Read {
  if (at + 5 > bytes.length) return 'more'
  const kind = bytes[at + 2] === TEST_PRINT ? 'test print' : 'setting'
  return sized(bytes, at, 5 + word(bytes, at + 3), () => ({ kind }))
}

/** `GS V m`, and `GS V 65 n` or `66 n` with a feed. */
function readCut(bytes: Uint8Array, at: number): Read {
  if (at + 3 > bytes.length) return 'more'
  return sized(bytes, at, (bytes[at + 2] ?? 0) >= 65 ? 4 : 3, () => ({ kind: 'end', of: 'cut' }))
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
}
