import type { CodeFramer, FramingResult } from './framing.ts'

const HOST = 0x04
const ACKNOWLEDGE = 0xd0
const REFUSE = 0xd1
const START_DECODE = 0xe4
const STOP_DECODE = 0xe5
const BEEP = 0xe6
const LED_ON = 0xe7
const LED_OFF = 0xe8
const DECODED = 0xf3
const RETRANSMITTED = 0x01
const CONTINUED = 0x02
const BAD_CHECKSUM = 0x01
/** Of the lamps that can be chosen: the one that shows a decoded code. */
const DECODE_LED = 0x01

/** Code types of decoded data as AIM identifiers; what is not listed comes without one. */
const IDENTIFIERS: ReadonlyMap<number, string> = new Map([
  [0x01, ']A0'],
  [0x02, ']F0'],
  [0x03, ']C0'],
  [0x06, ']I0'],
  [0x07, ']G0'],
  [0x08, ']E0'],
  [0x09, ']E0'],
  [0x0a, ']E4'],
  [0x0b, ']E0'],
  [0x0c, ']H0'],
  [0x0f, ']C1'],
  [0x11, ']L0'],
  [0x1b, ']d1'],
  [0x1c, ']Q1'],
  [0x2d, ']z0'],
  [0x30, ']e0'],
  [0x31, ']e0'],
  [0x32, ']e0'],
])

const FROM_HOST = { source: HOST, status: 0 }

/** One packet of the Simple Serial Interface: length, opcode, source, status, data, checksum. */
export function ssiPacket(opcode: number, data: readonly number[] = [], from = FROM_HOST): Uint8Array {
  const body = [4 + data.length, opcode, from.source, from.status, ...data]
  const sum = checksum(body)
  return Uint8Array.from([...body, sum >> 8, sum & 0xff])
}

/** One short high beep, or two low ones. */
export function ssiBeep(isGood: boolean): Uint8Array {
  return ssiPacket(BEEP, [isGood ? 0x00 : 0x06])
}

/** Lights the lamp that shows a decoded code, or puts it out. */
export function ssiLamp(isLit: boolean): Uint8Array {
  return ssiPacket(isLit ? LED_ON : LED_OFF, [DECODE_LED])
}

/** Pulls the trigger, or lets it go. */
export function ssiTrigger(isPulled: boolean): Uint8Array {
  return ssiPacket(isPulled ? START_DECODE : STOP_DECODE)
}

/** The code type of decoded data that stands for an identifier; 0, which none has, where there is none. */
export function ssiTypeOf(aim: string): number {
  return Array.from(IDENTIFIERS).find(([, identifier]) => identifier === aim)?.[0] ?? 0
}

function checksum(bytes: readonly number[]): number {
  return -bytes.reduce((sum, byte) => sum + byte, 0) & 0xffff
}

export interface SsiOptions {
  silenceMs: number
  maxBytes: number
}

/** Reads packets and says what to answer; without an answer the scanner sends each packet three times. */
export function createSsiFramer({ silenceMs, maxBytes }: SsiOptions): CodeFramer & { answer(): Uint8Array | null } {
  let buffer: number[] = []
  let code: number[] = []
  let answers: number[] = []
  /** The packet that was acknowledged last: sent again, it is the same code and not another one. */
  let last = ''

  function packet(bytes: readonly number[]): FramingResult[] {
    const body = bytes.slice(0, -2)
    const sum = ((bytes.at(-2) ?? 0) << 8) | (bytes.at(-1) ?? 0)
    if (checksum(body) !== sum) {
      answers.push(...ssiPacket(REFUSE, [BAD_CHECKSUM]))
      return []
    }
    const [, opcode, , status = 0, ...data] = body
    if (opcode === ACKNOWLEDGE || opcode === REFUSE) return []
    answers.push(...ssiPacket(ACKNOWLEDGE))
    const identity = data.join()
    const isRepeated = (status & RETRANSMITTED) !== 0 && identity === last
    last = identity
    if (isRepeated) return []
    if (opcode !== DECODED) return [{ bytes: Uint8Array.from(bytes), reason: 'command answer' }]
    return decoded(data, (status & CONTINUED) !== 0)
  }

  function decoded([type = 0, ...data]: readonly number[], isContinued: boolean): FramingResult[] {
    const aim = code.length === 0 && data[0] !== 0x5d ? (IDENTIFIERS.get(type) ?? '') : ''
    code.push(...Array.from(aim, (character) => character.charCodeAt(0)), ...data)
    if (isContinued && code.length <= maxBytes) return []
    const bytes = Uint8Array.from(code)
    code = []
    if (bytes.length > maxBytes) return [{ bytes: bytes.subarray(0, maxBytes), reason: 'too long' }]
    return bytes.length === 0 ? [] : [{ bytes }]
  }

  function packets(): FramingResult[] {
    const results: FramingResult[] = []
    let at = 0
    while (at < buffer.length) {
      const length = buffer[at] ?? 0
      // A length below four begins no packet: a wake-up byte, or noise.
      const size = length >= 4 ? length + 2 : 1
      if (at + size > buffer.length) break
      if (size > 1) results.push(...packet(buffer.slice(at, at + size)))
      at += size
    }
    buffer = buffer.slice(at)
    return results
  }

  return {
    silenceMs,
    push(bytes) {
      for (const byte of bytes) buffer.push(byte)
      return packets()
    },
    flush() {
      const rest = Uint8Array.from([...code, ...buffer])
      buffer = []
      code = []
      return rest.length === 0 ? [] : [{ bytes: rest, reason: 'incomplete' }]
    },
    answer() {
      const bytes = Uint8Array.from(answers)
      answers = []
      return bytes.length === 0 ? null : bytes
    },
  }
}
