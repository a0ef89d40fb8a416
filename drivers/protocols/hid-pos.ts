import type { CodeFramer, FramingResult } from './framing.ts'

/** Where the parts of a scanned-data report are; all three are in the field, offsets count the report id. */
interface ReportLayout {
  /** First byte of the AIM identifier, or null where the report has none of its own. */
  aimAt: number | null
  dataAt: number
}

const LAYOUTS = {
  /** Honeywell, Hand Held Products and most others. */
  a: { aimAt: 2, dataAt: 5 },
  /** Zebra. */
  b: { aimAt: 3, dataAt: 6 },
  /** Engines of several makers that give no identifier of their own. */
  c: { aimAt: null, dataAt: 2 },
} as const satisfies Record<string, ReportLayout>

const SCANNED_DATA = 2
const REPORT_LENGTH = 64
const MAX_DATA = 56
const CONTINUED_AT = 63
const CLOSING_BRACKET = 0x5d

/** What Zebra's scanners give by `]X` and a sign of their own, in the identifiers of ISO/IEC 15424. */
const PRIVATE_IDENTIFIERS: Readonly<Record<string, string>> = {
  ']Xg': ']E0',
  ']X9': ']E0',
  ']Xk': ']E0',
  ']XC': ']E4',
  ']Xr': ']e0',
  ']Xs': ']e0',
  ']Xt': ']e0',
  ']XS': ']Q1',
  ']XV': ']L0',
}

/** Answers to configuration commands come in the same reports as codes. */
const COMMAND_ANSWERS: ReadonlySet<string> = new Set([']X0', ']Z6'])

interface Part {
  layout: ReportLayout
  /** As it came; empty where there is none. */
  aim: string
  data: Uint8Array
  isContinued: boolean
}

export interface HidPosOptions {
  /** So long may the next report of one code take. */
  silenceMs: number
  maxBytes: number
}

/** Joins the reports of a point-of-sale scanner (HID usage page 8C) into codes. Each piece is one report. */
export function createHidPosFramer({ silenceMs, maxBytes }: HidPosOptions): CodeFramer {
  let open: { layout: ReportLayout; aim: string; bytes: number[] } | null = null

  function give(): FramingResult[] {
    if (open === null) return []
    const { aim, bytes } = open
    open = null
    if (COMMAND_ANSWERS.has(aim)) return [{ bytes: Uint8Array.from(bytes), reason: 'command answer' }]
    return bytes.length === 0 ? [] : [{ bytes: withIdentifier(aim, bytes) }]
  }

  function giveUp(): FramingResult[] {
    if (open === null) return []
    const bytes = Uint8Array.from(open.bytes)
    open = null
    return [{ bytes, reason: 'incomplete' }]
  }

  function take(part: Part): FramingResult[] {
    const lost = open !== null && open.aim !== part.aim ? giveUp() : []
    open ??= { layout: part.layout, aim: part.aim, bytes: [] }
    open.bytes.push(...part.data)
    if (open.bytes.length > maxBytes) {
      const bytes = Uint8Array.from(open.bytes.slice(0, maxBytes))
      open = null
      return [...lost, { bytes, reason: 'too long' }]
    }
    return part.isContinued ? lost : [...lost, ...give()]
  }

  return {
    silenceMs,
    push(report) {
      const part = readReport(report, open?.layout ?? null)
      return part === null ? [{ bytes: report, reason: 'unknown report' }] : take(part)
    },
    flush: giveUp,
  }
}

function readReport(report: Uint8Array, before: ReportLayout | null): Part | null {
  const length = report[1] ?? 0
  if (report[0] !== SCANNED_DATA || report.length < REPORT_LENGTH || length > MAX_DATA) return null
  // A code without identifiers may have a bracket anywhere: its later reports are read like its first.
  const layout = before?.aimAt === null ? before : layoutOf(report, length)
  const aim = layout.aimAt === null ? '' : latin1(report.subarray(layout.aimAt, layout.aimAt + 3))
  const data = report.subarray(layout.dataAt, layout.dataAt + length)
  return { layout, aim, data, isContinued: ((report[CONTINUED_AT] ?? 0) & 1) === 1 }
}

function layoutOf(report: Uint8Array, length: number): ReportLayout {
  if (report[2] === 0 && report[3] === CLOSING_BRACKET) return LAYOUTS.b
  if (report[2] !== CLOSING_BRACKET) return LAYOUTS.c
  // With the identifier counted as data nothing stands in the three bytes behind it.
  const behind = report.subarray(2 + length, 5 + length)
  return length >= 3 && behind.every((byte) => byte === 0) ? LAYOUTS.c : LAYOUTS.a
}

/** A private identifier that nobody can translate says nothing. */
function withIdentifier(aim: string, bytes: readonly number[]): Uint8Array {
  const known = PRIVATE_IDENTIFIERS[aim] ?? (/^\][A-WYZa-z][0-9A-F]$/.test(aim) ? aim : '')
  return Uint8Array.from([...Array.from(known, (character) => character.charCodeAt(0)), ...bytes])
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
