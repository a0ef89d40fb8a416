import { garbledBytes, type ScannerMode, type ScannerRequest } from './scanner-mode.ts'

const BEL = 0x07
const SYN = 0x16
const CR = 0x0d
/** Between SYN and CR. */
const COMMANDS: ReadonlyMap<number, ScannerRequest> = new Map([
  [BEL, 'beep'],
  [0x54, 'trigger'],
  [0x55, 'release'],
])

/** Bytes with an end: a serial port, a device server, and what Honeywell's scanners are told on them. */
export function createLineMode(end: string): ScannerMode {
  const ending = new TextEncoder().encode(end)
  let heard: number[] = []

  function request(byte: number): ScannerRequest[] {
    const [first, command = 0] = heard
    if (first === undefined && byte === BEL) return ['beep']
    heard = [...heard, byte].slice(-3)
    if (heard[0] !== SYN) heard = []
    if (byte !== CR || first !== SYN) return []
    heard = []
    return COMMANDS.has(command) ? [COMMANDS.get(command) ?? 'beep'] : []
  }

  return {
    carries: 'bytes',
    say: ({ aim, bytes }) => [Uint8Array.from([...new TextEncoder().encode(aim), ...bytes, ...ending])],
    withoutEnd: (said) => said.map((bytes) => bytes.subarray(0, bytes.length - ending.length)),
    garble: garbledBytes,
    hear: (bytes) => Array.from(bytes, request).flat(),
    acknowledgement: null,
    fields: null,
  }
}
