import type { Stroke, TypedCode } from '../../client/keyboard-scans.ts'

/** A key that went down. */
export interface KeyPress {
  stroke: Stroke
  /** Milliseconds of the clock that events keep to. */
  at: number
  /** Does the focus stand in a field that takes text? */
  isInField: boolean
}

export interface WedgeOptions {
  /** Keys of a scanner come faster than this. */
  gapMs: number
  /** The sign that this scanner begins each code with; empty: none, and codes are told from typing by their pace. */
  start: string
}

export interface Wedge {
  /** `after`: a code has just ended, and what a scanner sends behind it is not meant for anybody. */
  phase: 'idle' | 'holding' | 'scanning' | 'after'
  /** Every key of what may be a code, in order. */
  keys: readonly KeyPress[]
  /** How many of them have reached the field already. */
  released: number
  lastAt: number
}

export type WedgeOutput =
  | { kind: 'release'; keys: readonly KeyPress[] }
  /** The keys that were released belong to a code: take them out of the field again. */
  | { kind: 'retract' }
  | { kind: 'scan'; typed: TypedCode }

export interface WedgeStep {
  wedge: Wedge
  outputs: readonly WedgeOutput[]
  /** Is the key kept from the page? */
  isTaken: boolean
}

export const QUIET: Wedge = { phase: 'idle', keys: [], released: 0, lastAt: -Infinity }

/** No key is kept from a field for longer. */
const HELD_MS = 35
const FEWEST = 4
/** The pace of all keys of a code, in parts of the longest gap. */
const MEAN_PART = 0.75
/** A code without an end of its own ends after so much silence. */
const SILENCE_MS = 200
const AFTER_MS = 200

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Meta', 'AltGraph', 'CapsLock', 'NumLock'])
const ENDS: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab'])

/** What a key means; pure, so that every order of keys and times can be tried. */
export function pressed(wedge: Wedge, key: KeyPress, options: WedgeOptions): WedgeStep {
  if (MODIFIERS.has(key.stroke.key)) return { wedge, outputs: [], isTaken: wedge.phase === 'scanning' }
  const { wedge: before, outputs } = passed(wedge, key.at, options)
  const step = NEXT[before.phase](before, key, options)
  return { ...step, outputs: [...outputs, ...step.outputs] }
}

/** What time alone changes. */
export function passed(wedge: Wedge, at: number, options: WedgeOptions): Omit<WedgeStep, 'isTaken'> {
  const silentMs = at - wedge.lastAt
  if (wedge.phase === 'after' && silentMs > AFTER_MS) return { wedge: QUIET, outputs: [] }
  if (wedge.phase === 'scanning' && silentMs > Math.max(SILENCE_MS, 3 * options.gapMs))
    return ended(wedge, 'idle', null)
  if (wedge.phase !== 'holding') return { wedge, outputs: [] }
  if (silentMs > options.gapMs) return { wedge: QUIET, outputs: release(wedge, wedge.keys.length) }
  const due = wedge.keys.filter((key) => key.isInField && at - key.at >= HELD_MS).length
  const released = Math.max(wedge.released, due)
  return { wedge: { ...wedge, released }, outputs: release(wedge, released) }
}

/** When `passed` is due next, or null. */
export function nextDue(wedge: Wedge, { gapMs }: WedgeOptions): number | null {
  if (wedge.phase === 'idle' || wedge.phase === 'after') return null
  if (wedge.phase === 'scanning') return wedge.lastAt + Math.max(SILENCE_MS, 3 * gapMs) + 1
  const held = wedge.keys[wedge.released]
  const silent = wedge.lastAt + gapMs + 1
  return held?.isInField === true ? Math.min(held.at + HELD_MS, silent) : silent
}

type Next = (wedge: Wedge, key: KeyPress, options: WedgeOptions) => WedgeStep

const NEXT: Record<Wedge['phase'], Next> = { idle, holding, scanning, after }

function idle(_wedge: Wedge, key: KeyPress, { start }: WedgeOptions): WedgeStep {
  if (start !== '') return key.stroke.key === start ? begun(key) : untouched()
  if (!canBegin(key.stroke)) return untouched()
  return { wedge: { phase: 'holding', keys: [key], released: 0, lastAt: key.at }, outputs: [], isTaken: true }
}

/** The start character is no part of the code. */
function begun({ at }: KeyPress): WedgeStep {
  return { wedge: { phase: 'scanning', keys: [], released: 0, lastAt: at }, outputs: [], isTaken: true }
}

function holding(wedge: Wedge, key: KeyPress, options: WedgeOptions): WedgeStep {
  // An Enter after one to three quick keys is a person's; nobody gets a chord with Ctrl out so fast.
  if (!key.stroke.control && !key.stroke.alt && !isCharacter(key.stroke))
    return { wedge: QUIET, outputs: release(wedge, wedge.keys.length), isTaken: false }
  const keys = [...wedge.keys, key]
  const next: Wedge = { ...wedge, keys, lastAt: key.at }
  if (!isBurst(keys, options)) return { wedge: next, outputs: [], isTaken: true }
  const outputs: WedgeOutput[] = wedge.released > 0 ? [{ kind: 'retract' }] : []
  return { wedge: { ...next, phase: 'scanning' }, outputs, isTaken: true }
}

function scanning(wedge: Wedge, key: KeyPress): WedgeStep {
  if (ENDS.has(key.stroke.code))
    return { ...ended({ ...wedge, lastAt: key.at }, 'after', key.stroke.code), isTaken: true }
  return { wedge: { ...wedge, keys: [...wedge.keys, key], lastAt: key.at }, outputs: [], isTaken: true }
}

/** A line feed or a chord behind the code is the scanner's; a letter may begin the next code. */
function after(wedge: Wedge, key: KeyPress, options: WedgeOptions): WedgeStep {
  if (canBegin(key.stroke)) return idle(QUIET, key, options)
  return { wedge, outputs: [], isTaken: true }
}

function ended({ keys, lastAt }: Wedge, phase: 'idle' | 'after', ending: string | null): Omit<WedgeStep, 'isTaken'> {
  const typed: TypedCode = {
    strokes: keys.map(({ stroke }) => stroke),
    ending,
    gap_ms: Math.max(0, ...keys.slice(1).map(({ at }, index) => at - (keys[index]?.at ?? at))),
    took_ms: (keys.at(-1)?.at ?? 0) - (keys[0]?.at ?? 0),
  }
  const outputs: WedgeOutput[] = keys.length === 0 ? [] : [{ kind: 'scan', typed }]
  return { wedge: { ...QUIET, phase, lastAt }, outputs }
}

function untouched(): WedgeStep {
  return { wedge: QUIET, outputs: [], isTaken: false }
}

function release(wedge: Wedge, upTo: number): WedgeOutput[] {
  const keys = wedge.keys.slice(wedge.released, upTo)
  return keys.length === 0 ? [] : [{ kind: 'release', keys }]
}

/** A blank presses buttons, so it begins nothing; neither does a chord. */
function canBegin(stroke: Stroke): boolean {
  return isCharacter(stroke) && !stroke.control && stroke.code !== 'Space'
}

/** Also the keys of a character that is typed by its number with Alt. */
function isCharacter({ key, code, alt }: Stroke): boolean {
  if (alt) return code === 'AltLeft' || /^Numpad[0-9]$/.test(code)
  return Array.from(key).length === 1 || key === 'Dead'
}

function isBurst(keys: readonly KeyPress[], { gapMs }: WedgeOptions): boolean {
  const [first] = keys
  const last = keys.at(-1)
  if (first === undefined || last === undefined || keys.length < FEWEST) return false
  return (last.at - first.at) / (keys.length - 1) <= gapMs * MEAN_PART
}
