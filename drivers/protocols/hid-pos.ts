import type { CodeFramer, FramingResult } from './framing.ts'

/** Where the parts of a scanned-data report are; offsets count the report id. */
export interface PosReportLayout {
  reportId: number
  lengthAt: number
  /** First byte of the AIM identifier, or null where the report has none of its own. */
  aimAt: number | null
  dataAt: number
  mostData: number
  continuedAt: number
  /** The bit of that byte. */
  continuedBit: number
  reportBytes: number
}

const SCANNED_DATA = 2
const COMMON = {
  reportId: SCANNED_DATA,
  lengthAt: 1,
  mostData: 56,
  continuedAt: 63,
  continuedBit: 0,
  reportBytes: 64,
} as const

export type PosLayoutName = 'a' | 'b' | 'c'

/** All three are in the field. */
export const POS_LAYOUTS: Readonly<Record<PosLayoutName, PosReportLayout>> = {
  /** Honeywell, Hand Held Products and most others. */
  a: { ...COMMON, aimAt: 2, dataAt: 5 },
  /** Zebra. */
  b: { ...COMMON, aimAt: 3, dataAt: 6 },
  /** Engines of several makers that give no identifier of their own. */
  c: { ...COMMON, aimAt: null, dataAt: 2 },
}

const NAMES = ['a', 'b', 'c'] as const satisfies readonly PosLayoutName[]

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

/** "Other bar code" of ISO/IEC 15424. */
const ANY_OTHER = ']X0'

/** Answers to configuration commands come in the same reports as codes. */
const COMMAND_ANSWERS: ReadonlySet<string> = new Set([']X0', ']Z6'])

interface Part {
  layout: PosReportLayout
  /** As it came; empty where there is none. */
  aim: string
  data: Uint8Array
  isContinued: boolean
}

/** A framer that may be told where the parts are; until then they are told apart by their pattern. */
export interface HidPosFramer extends CodeFramer {
  useLayout(layout: PosReportLayout): void
  /** That of the last report that was told by its pattern; null while there was none. */
  seenLayout(): PosLayoutName | null
}

export interface HidPosOptions {
  /** So long may the next report of one code take. */
  silenceMs: number
  maxBytes: number
  /** Where reports have no place for an identifier: does what looks like one in front of a code count as one? */
  isAimInText: boolean
}

/** Joins the reports of a point-of-sale scanner (HID usage page 8C) into codes. Each piece is one report. */
export function createHidPosFramer({ silenceMs, maxBytes, isAimInText }: HidPosOptions): HidPosFramer {
  let described: PosReportLayout | null = null
  let open: { layout: PosReportLayout; aim: string; bytes: number[] } | null = null
  let seen: PosReportLayout | null = null

  function give(): FramingResult[] {
    if (open === null) return []
    const { aim, bytes, layout } = open
    open = null
    if (COMMAND_ANSWERS.has(aim)) return [{ bytes: Uint8Array.from(bytes), reason: 'command answer' }]
    const isText = layout.aimAt !== null || !isAimInText
    return bytes.length === 0 ? [] : [{ bytes: withIdentifier(aim, bytes, isText) }]
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
      if (described === null) seen = layoutBySigns(report, open?.layout ?? null)
      const part = readReport(report, described ?? seen)
      return part === null ? [{ bytes: report, reason: 'unknown report' }] : take(part)
    },
    flush: giveUp,
    useLayout: (layout) => void (described = layout),
    seenLayout: () => NAMES.find((name) => described === null && POS_LAYOUTS[name] === seen) ?? null,
  }
}

function readReport(report: Uint8Array, layout: PosReportLayout | null): Part | null {
  if (layout === null) return null
  const { reportId, lengthAt, aimAt, dataAt, mostData, continuedAt, continuedBit, reportBytes } = layout
  const length = report[lengthAt] ?? 0
  if (report[0] !== reportId || report.length < reportBytes || length > mostData) return null
  const identifier = aimAt === null ? '' : latin1(report.subarray(aimAt, aimAt + 3))
  const aim = identifier.startsWith(']') ? identifier : ''
  const data = report.subarray(dataAt, dataAt + length)
  return { layout, aim, data, isContinued: (((report[continuedAt] ?? 0) >> continuedBit) & 1) === 1 }
}

/** Null for what no layout in the field looks like. */
function layoutBySigns(report: Uint8Array, before: PosReportLayout | null): PosReportLayout | null {
  const length = report[COMMON.lengthAt] ?? 0
  if (report.length < COMMON.reportBytes || length > COMMON.mostData) return null
  // A code without identifiers may have a bracket anywhere: its later reports are read like its first.
  if (before?.aimAt === null) return before
  if (report[2] === 0 && report[3] === CLOSING_BRACKET) return POS_LAYOUTS.b
  if (report[2] !== CLOSING_BRACKET) return POS_LAYOUTS.c
  // With the identifier counted as data nothing stands in the three bytes behind it.
  const behind = report.subarray(2 + length, 5 + length)
  return length >= 3 && behind.every((byte) => byte === 0) ? POS_LAYOUTS.c : POS_LAYOUTS.a
}

/**
 * A private identifier that nobody can translate says nothing. A code that only looks like having one in front (`isText`)
 * gets that of "any other code", so that nobody takes it for its identifier.
 */
function withIdentifier(aim: string, bytes: readonly number[], isText: boolean): Uint8Array {
  const translated = PRIVATE_IDENTIFIERS[aim] ?? (/^\][A-WYZa-z][0-9A-F]$/.test(aim) ? aim : '')
  const known = translated === '' && isText && looksIdentified(bytes) ? ANY_OTHER : translated
  return Uint8Array.from([...Array.from(known, (character) => character.charCodeAt(0)), ...bytes])
}

function looksIdentified(bytes: readonly number[]): boolean {
  return /^\][A-Za-z][0-9A-F]/.test(String.fromCharCode(...bytes.slice(0, ANY_OTHER.length)))
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
