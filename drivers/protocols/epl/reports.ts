/** Answers to `^ee`, and what a printer tells by itself after `US`. */
export type EplReport = { kind: 'printed' } | { kind: 'error'; code: number }

export const EPL_STATUS_QUESTION: Uint8Array = new TextEncoder().encode('^ee\r\n')
export const EPL_IDENTITY_QUESTION: Uint8Array = new TextEncoder().encode('UQ\r\n')

export const EPL_CODES = { ok: 0, paperOrRibbonOut: 7, headOpen: 11 } as const

const ACK = 0x06
const NAK = 0x15
/** Two digits and a line end; what stood on the line before may be there as well. */
const MOST_BYTES = 256

/** `'more'` while there are no two digits. Throws on what can never become an answer. */
export function parseEplStatus(received: Uint8Array): number | 'more' {
  const text = String.fromCharCode(...received.subarray(0, MOST_BYTES)).replaceAll(String.fromCharCode(ACK), '')
  if (received.length > MOST_BYTES) throw new Error(`No answer to ^ee in ${received.length} bytes`)
  if (!/^[ -~\r\n]*$/.test(text)) throw new Error('Not an answer to ^ee: it is no text')
  const [, code] = /(?:^|[\r\n])(\d\d)[\r\n]*$/.exec(text) ?? []
  return code === undefined ? 'more' : Number(code)
}

export function writeEplStatus(code: number): Uint8Array {
  return new TextEncoder().encode(`${String(code).padStart(2, '0')}\r\n`)
}

/** The first report, and how many bytes it and what stood before it take; null while it is not complete. */
export function takeEplReport(received: Uint8Array): { report: EplReport | null; used: number } {
  const at = received.findIndex((byte) => byte === ACK || byte === NAK)
  if (at === -1) return { report: null, used: received.length }
  if (received[at] === ACK) return { report: { kind: 'printed' }, used: at + 1 }
  const digits = String.fromCharCode(...received.subarray(at + 1, at + 3))
  if (/^\d\d$/.test(digits)) return { report: { kind: 'error', code: Number(digits) }, used: at + 3 }
  return /^\d?$/.test(digits) ? { report: null, used: at } : { report: null, used: at + 1 }
}

export function writeEplReport(report: EplReport): Uint8Array {
  if (report.kind === 'printed') return Uint8Array.of(ACK)
  return Uint8Array.of(NAK, ...writeEplStatus(report.code))
}

/** What `UQ` answers begins with the model and the firmware: `UKQ1935HLU  V4.42`. */
export function parseEplIdentity(received: Uint8Array): { model: string; firmware: string | null } | 'more' {
  const text = String.fromCharCode(...received.subarray(0, MOST_IDENTITY))
  if (!/^[\0-~\u0080-\u00ff]*$/.test(text) || /^[^ -~\r\n]/.test(text))
    throw new Error('Not an answer to UQ: it is no text')
  const [first = '', second] = text.split(/[\r\n]+/).filter((line) => line !== '')
  if (second === undefined || !/[\r\n]$/.test(text)) {
    if (received.length > MOST_IDENTITY) throw new Error(`No answer to UQ in ${received.length} bytes`)
    return 'more'
  }
  const [, model = first, firmware = null] = /^(\S+)\s+V?(\d[\w.]*)/.exec(first) ?? []
  return { model: model.trim(), firmware }
}

const MOST_IDENTITY = 4096
