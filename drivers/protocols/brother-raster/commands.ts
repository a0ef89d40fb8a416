/** One command of the raster language. */
export type BrotherCommand =
  | { kind: 'initialise' }
  | { kind: 'status question' }
  /** `ESC i` and a letter with its values. */
  | { kind: 'setting'; letter: string; values: Uint8Array }
  | { kind: 'compression'; isPacked: boolean }
  | { kind: 'row'; color: 'black' | 'red'; data: Uint8Array }
  | { kind: 'white row' }
  | { kind: 'print'; isLast: boolean }
  /** Zeros end a command that was sent in part; anything else is not of this language. */
  | { kind: 'nothing' }
  | { kind: 'unknown'; byte: number }

/** Bytes that follow the letter of `ESC i`. */
const SETTING_BYTES: Readonly<Record<string, number>> = { a: 1, '!': 1, z: 10, M: 1, A: 1, K: 1, d: 2, k: 3, U: 15 }

const ESC = 0x1b

/** The command that begins there and where the next begins; `'more'` while its end is missing. */
export function readCommand(bytes: Uint8Array, at: number): { command: BrotherCommand; next: number } | 'more' {
  const first = bytes[at] ?? 0
  const read = READERS[first]
  if (read !== undefined) return read(bytes, at)
  return { command: { kind: 'unknown', byte: first }, next: at + 1 }
}

type Reader = typeof readCommand

const READERS: Readonly<Record<number, Reader>> = {
  0x00: (_, at) => ({ command: { kind: 'nothing' }, next: at + 1 }),
  0x0c: (_, at) => ({ command: { kind: 'print', isLast: false }, next: at + 1 }),
  0x1a: (_, at) => ({ command: { kind: 'print', isLast: true }, next: at + 1 }),
  0x5a: (_, at) => ({ command: { kind: 'white row' }, next: at + 1 }),
  [ESC]: readEscape,
  0x4d: (bytes, at) => taken(bytes, at + 1, 1, ([mode]) => ({ kind: 'compression', isPacked: mode === 2 })),
  // QL: g, 0, length; w, colour, length. PT: G and the length in two bytes.
  0x67: (bytes, at) => readRow(bytes, at, 'black', 3, bytes[at + 2] ?? 0),
  0x77: (bytes, at) => readRow(bytes, at, bytes[at + 1] === 2 ? 'red' : 'black', 3, bytes[at + 2] ?? 0),
  0x47: (bytes, at) => readRow(bytes, at, 'black', 3, (bytes[at + 1] ?? 0) + 256 * (bytes[at + 2] ?? 0)),
}

function readEscape(bytes: Uint8Array, at: number): ReturnType<Reader> {
  if (at + 1 >= bytes.length) return 'more'
  if (bytes[at + 1] === 0x40) return { command: { kind: 'initialise' }, next: at + 2 }
  if (bytes[at + 1] !== 0x69) return { command: { kind: 'unknown', byte: ESC }, next: at + 1 }
  if (at + 2 >= bytes.length) return 'more'
  const letter = String.fromCharCode(bytes[at + 2] ?? 0)
  if (letter === 'S') return { command: { kind: 'status question' }, next: at + 3 }
  return taken(bytes, at + 3, SETTING_BYTES[letter] ?? 0, (values) => ({ kind: 'setting', letter, values }))
}

function readRow(
  bytes: Uint8Array,
  at: number,
  color: 'black' | 'red',
  headBytes: number,
  length: number,
): ReturnType<Reader> {
  if (at + headBytes > bytes.length) return 'more'
  return taken(bytes, at + headBytes, length, (data) => ({ kind: 'row', color, data }))
}

function taken(
  bytes: Uint8Array,
  at: number,
  length: number,
  command: (values: Uint8Array) => BrotherCommand,
): ReturnType<Reader> {
  if (at + length > bytes.length) return 'more'
  return { command: command(bytes.slice(at, at + length)), next: at + length }
}
