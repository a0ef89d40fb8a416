import { createFramer, type CodeFramer, type FramingResult, type Terminator } from './framing.ts'

export interface LearnedFramingOptions {
  /** So long is the line silent between codes while nothing is learned. */
  silenceMs: number
  /** So long may a code take once its end is known. */
  tornAfterMs: number
  maxBytes: number
}

/** So many codes in a row have to end alike. */
const ALIKE = 2

/**
 * Finds out what a scanner sends around its codes. Silence ends a code until two in a row ended alike; from then on the
 * terminator decides, and a code without it makes everything open again.
 */
export function createLearnedFramer({ silenceMs, tornAfterMs, maxBytes }: LearnedFramingOptions): CodeFramer {
  let learned: Terminator | null = null
  let suspected: Terminator | null = null
  let alike = 0
  let known: CodeFramer = framerOf('none')
  let collected: number[] = []
  let isSkipping = false

  function framerOf(terminator: Terminator): CodeFramer {
    return createFramer({ terminator, silenceMs: terminator === 'none' ? silenceMs : tornAfterMs, maxBytes })
  }

  function collect(bytes: Uint8Array): FramingResult[] {
    if (isSkipping) return []
    for (const byte of bytes) collected.push(byte)
    // Room for the marks around the longest code.
    if (collected.length <= maxBytes + 3) return []
    isSkipping = true
    const noise = Uint8Array.from(collected.slice(0, maxBytes))
    collected = []
    return [{ bytes: noise, reason: 'too long' }]
  }

  function endCollected(reason: 'silence' | 'closed'): FramingResult[] {
    const bytes = Uint8Array.from(collected)
    collected = []
    isSkipping = false
    if (bytes.length === 0) return []
    if (reason === 'closed') return [{ bytes, reason: 'incomplete' }]
    const seen = terminatorOf(bytes)
    const framer = framerOf(seen)
    const results = [...framer.push(bytes), ...framer.flush('silence')]
    if (results.length > 0) note(seen)
    return results
  }

  function note(seen: Terminator): void {
    alike = seen === suspected ? alike + 1 : 1
    suspected = seen
    // Silence is how codes are told apart already.
    if (alike < ALIKE || seen === 'none') return
    learned = seen
    known = framerOf(seen)
  }

  function forget(): void {
    learned = null
    suspected = null
    alike = 0
  }

  return {
    get silenceMs() {
      return learned === null ? silenceMs : tornAfterMs
    },
    push: (bytes) => (learned === null ? collect(bytes) : known.push(bytes)),
    flush(reason) {
      if (learned === null) return endCollected(reason)
      const results = known.flush(reason)
      if (reason === 'silence' && results.length > 0) forget()
      return results
    },
  }
}

const STX = 0x02
const ENDS: ReadonlyMap<number | undefined, Terminator> = new Map([
  [0x03, 'stx-etx'],
  [0x09, 'tab'],
  [0x0a, 'cr-lf'],
  [0x0d, 'cr-lf'],
])

/** A line end may follow the ETX. */
function terminatorOf(bytes: Uint8Array): Terminator {
  const isMarked = bytes[0] === STX && bytes.includes(0x03)
  return isMarked ? 'stx-etx' : (ENDS.get(bytes.at(-1)) ?? 'none')
}
