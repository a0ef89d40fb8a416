/** How a scanner marks the end of a code: a line end, a tab, nothing but silence, or a start and an end mark. */
export type Terminator = 'cr-lf' | 'tab' | 'none' | 'stx-etx'

export interface FramingOptions {
  terminator: Terminator
  /** Without a terminator silence ends a code; with one it ends a code that was cut off. */
  silenceMs: number
  /** A code longer than this is noise. */
  maxBytes: number
}

/** What was no code: noise, half a code, a report nobody knows, or what a scanner answered to a command. */
export type NoCode = 'too long' | 'incomplete' | 'unknown report' | 'command answer'

export type FramingResult = { bytes: Uint8Array } | { bytes: Uint8Array; reason: NoCode }

export interface CodeFramer {
  readonly silenceMs: number
  push(bytes: Uint8Array): FramingResult[]
  flush(reason: 'silence' | 'closed'): FramingResult[]
}

const STX = 0x02
const ETX = 0x03
const TAB = 0x09
const LF = 0x0a
const CR = 0x0d
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** An LF after a CR only ends an empty code, and empty codes are ignored: so CR, LF and CRLF are all one end. */
const ROLES: Record<Terminator, ReadonlyMap<number, 'start' | 'end'>> = {
  'cr-lf': new Map([
    [CR, 'end'],
    [LF, 'end'],
  ]),
  tab: new Map([[TAB, 'end']]),
  none: new Map(),
  'stx-etx': new Map([
    [STX, 'start'],
    [ETX, 'end'],
  ]),
}

/** Cuts a byte stream into codes, the same ones however the bytes were cut on their way. */
export function createFramer({ terminator, silenceMs, maxBytes }: FramingOptions): CodeFramer {
  const roles = ROLES[terminator]
  const startsInside = terminator !== 'stx-etx'
  let isInside = startsInside
  let isSkipping = false
  let collected: number[] = []

  function take(): Uint8Array {
    const bytes = Uint8Array.from(collected)
    collected = []
    isSkipping = false
    return bytes
  }

  function endOfCode(isWhole: boolean): FramingResult[] {
    const isCode = isWhole && isInside
    const bytes = take()
    isInside = startsInside
    if (isBlank(bytes)) return []
    if (!isCode) return [{ bytes, reason: 'incomplete' }]
    const code = withoutMarks(bytes, terminator)
    return code.length === 0 ? [] : [{ bytes: code }]
  }

  function content(byte: number): FramingResult[] {
    if (isSkipping) return []
    if (collected.length < maxBytes) {
      collected.push(byte)
      return []
    }
    const bytes = take()
    isSkipping = true
    return [{ bytes, reason: 'too long' }]
  }

  function byteResults(byte: number): FramingResult[] {
    const role = roles.get(byte)
    if (role === undefined) return content(byte)
    if (role === 'end') return endOfCode(true)
    const cutOff = endOfCode(false)
    isInside = true
    return cutOff
  }

  return {
    silenceMs,
    push: (bytes) => Array.from(bytes, byteResults).flat(),
    flush: (reason) => endOfCode(reason === 'silence' && terminator === 'none'),
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === CR || byte === LF)
}

function withoutMarks(bytes: Uint8Array, terminator: Terminator): Uint8Array {
  const start = BYTE_ORDER_MARK.every((mark, index) => bytes[index] === mark) ? BYTE_ORDER_MARK.length : 0
  // A scanner set to send a line end may be read by silence all the same.
  const end = terminator === 'none' ? bytes.findLastIndex((byte) => byte !== CR && byte !== LF) + 1 : bytes.length
  return bytes.subarray(start, end)
}
