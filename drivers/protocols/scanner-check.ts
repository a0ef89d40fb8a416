import { latin1, utf8 } from './code-text.ts'
import type { Terminator } from './framing.ts'
import { KEYBOARD_LAYOUTS, LAYOUT_NAMES, type KeyboardLayout } from './keyboard-layouts.ts'
import { SEPARATOR_TEXTS, type SeparatorForm } from './scan-cleaning.ts'
import { textOfStrokes, type Stroke, type StrokeReading } from './wedge.ts'

/** The codes that find out how a scanner is set. */
export const TEST_CODES = {
  /** Letters of both cases and the signs that layouts disagree on. */
  signs: 'SB1Yz-/"{}[]^@#;:_&+=',
  /** A GS1 code with a separator in its middle, as people write it. */
  gs1: '(01)09506000134352(10)LOT7(21)S42',
  /** Long, so that lost characters show. */
  long: `SB3-${Array.from({ length: 240 }, (_, at) => 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'[(at * 7 + (at >> 5)) % 32]).join('')}`,
} as const

export type TestCode = keyof typeof TEST_CODES

/** What came for one scan. */
export type Evidence =
  | { kind: 'bytes'; bytes: Uint8Array }
  /** `ending`: the key that came last, if a window took it out already. */
  | { kind: 'keys'; strokes: readonly Stroke[]; ending: string | null }

/** How the scanner is set, as far as is known. */
export interface Known {
  reading: StrokeReading
  swapsCase: boolean
  prefix: string
  suffix: string
  hasAim: boolean
  framing: Terminator
}

export const UNKNOWN: Known = {
  reading: 'us',
  swapsCase: false,
  prefix: '',
  suffix: '',
  hasAim: false,
  framing: 'none',
}

const AIM = /\][A-Za-z][0-9A-F]/
const ENDS = /[\r\n\t]+$/
const KEY_ENDS: Readonly<Record<string, string>> = { Enter: '\r', NumpadEnter: '\r', Tab: '\t' }

/** How the scanner is set, by what it made of the first code; null when that cannot be found in it. */
export function readSigns(evidence: Evidence): Known | null {
  for (const reading of readingsOf(evidence))
    for (const swapsCase of [false, true]) {
      const known = signsIn(textOf(evidence, reading), { reading, swapsCase })
      if (known !== null) return known
    }
  return null
}

function signsIn(text: string, how: Pick<Known, 'reading' | 'swapsCase'>): Known | null {
  const wanted = how.swapsCase ? swapped(TEST_CODES.signs) : TEST_CODES.signs
  const at = text.indexOf(wanted)
  if (at < 0) return null
  const before = text.slice(0, at)
  const after = text.slice(at + wanted.length)
  const isMarked = before.startsWith('\x02') && after.includes('\x03')
  const inner = isMarked ? before.slice(1) : before
  const rest = isMarked ? after.slice(0, after.indexOf('\x03')) : after.replace(ENDS, '')
  return {
    ...how,
    hasAim: AIM.test(inner),
    prefix: inner.replace(AIM, ''),
    suffix: rest,
    framing: isMarked ? 'stx-etx' : framingOf(after),
  }
}

function framingOf(after: string): Terminator {
  if (/[\r\n]$/.test(after)) return 'cr-lf'
  return after.endsWith('\t') ? 'tab' : 'none'
}

const BETWEEN = /0109506000134352.?10LOT7(.*?)21S42/s

/** What stands for the separator; `unknown` is something that no setting knows, null when the code is not in it. */
export function readSeparator(evidence: Evidence, known: Known): SeparatorForm | 'unknown' | null {
  const plain = known.swapsCase ? swapped(textOf(evidence, known.reading)) : textOf(evidence, known.reading)
  const between = BETWEEN.exec(plain)?.[1]
  if (between === undefined) return null
  if (between === '\x1d') return 'sent'
  if (between !== '') return SEPARATOR_TEXTS.find((form) => form === between) ?? 'unknown'
  const hasKey = evidence.kind === 'keys' && evidence.strokes.some(({ code }) => code === 'F8')
  return hasKey ? 'key' : 'lost'
}

/** How many characters of the long code did not come; null when it is another code. */
export function lostCharacters(evidence: Evidence, known: Known): number | null {
  const text = textOf(evidence, known.reading)
  const plain = known.swapsCase ? swapped(text) : text
  if (plain.includes(TEST_CODES.long)) return 0
  const start = plain.indexOf(TEST_CODES.long.slice(0, 4))
  if (start < 0) return null
  return Math.max(1, TEST_CODES.long.length - plain.slice(start).replace(ENDS, '').length)
}

/** Mostly bytes that no code holds: the line speaks at another speed. */
export function isGarbled({ kind, ...evidence }: Evidence): boolean {
  if (kind !== 'bytes' || !('bytes' in evidence)) return false
  const { bytes } = evidence
  const odd = bytes.filter((byte) => byte >= 0x7f || (byte < 0x20 && ![2, 3, 9, 10, 13, 29, 30].includes(byte)))
  return bytes.length > 0 && odd.length * 4 >= bytes.length
}

export function readingName(reading: StrokeReading): string {
  return reading === 'system' ? 'the keyboard of this computer' : `a ${LAYOUT_NAMES[reading]} keyboard`
}

function readingsOf({ kind }: Evidence): StrokeReading[] {
  if (kind === 'bytes') return ['us']
  return [...(Object.keys(KEYBOARD_LAYOUTS) as KeyboardLayout[]), 'system']
}

/** All that came, ends included. */
export function textOf(evidence: Evidence, reading: StrokeReading): string {
  if (evidence.kind === 'bytes') return utf8(evidence.bytes) ?? latin1(evidence.bytes)
  const ending = evidence.ending === null ? '' : (KEY_ENDS[evidence.ending] ?? '')
  return textOfStrokes(evidence.strokes, { reading, separatorKey: null }) + ending
}

function swapped(text: string): string {
  return Array.from(text, (one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase())).join('')
}
