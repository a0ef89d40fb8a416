import { gs1Runs, spelledRuns } from '../code128-runs.ts'
import type { RunWords } from '../code128-runs.ts'
import { escapeFieldData, unescapeFieldData } from './field-data.ts'

/**
 * Code 128 as ^BC takes it. Automatic mode prints what stands there and packs digits by itself; only `>` may
 * start an invocation there on some firmware, so text with `>` is written in the mode where its escape is defined.
 */
export type Code128Mode = 'A' | 'N'

export interface Code128Field {
  mode: Code128Mode
  /** For ^FD after `^FH\`. */
  data: string
}

/** Code 128 carries ASCII only. */
export function isCode128Text(text: string): boolean {
  return Array.from(text).every((character) => character.charCodeAt(0) < 128)
}

export function writeCode128(text: string): Code128Field {
  if (!text.includes('>')) return { mode: 'A', data: escapeFieldData(text) }
  return { mode: 'N', data: `>:${runsOf(text).map(writeRun).join('')}` }
}

const GS = '\u001d'

const WORDS: RunWords = { start: { B: '>:', C: '>;' }, change: { B: '>6', C: '>5' }, fnc1: '>8' }
const escapeRun = (text: string): string => escapeFieldData(text.replaceAll('>', '>0'))

/** GS1-128 says each symbol by itself, and which subset it begins in. */
export function writeGs1Code128(elements: string): Code128Field {
  return { mode: 'N', data: spelledRuns(gs1Runs(elements), WORDS, { isGs1: true, escape: escapeRun }) }
}

/** Does the code begin with FNC1? */
export function isGs1Code128({ mode, data }: Code128Field): boolean {
  return mode === 'N' && /^>[:;]>8/u.test(data)
}

export function readGs1Code128(field: Code128Field): string {
  return readCode128(field).slice(GS.length)
}

export function readCode128({ mode, data }: Code128Field): string {
  const text = unescapeFieldData(data)
  return mode === 'A' ? text : readInvocations(text)
}

/** Pieces of text that stay in one subset: control characters need A, the rest is written in B. */
function runsOf(text: string): string[] {
  return text.match(/\p{Cc}+|\P{Cc}+/gu) ?? []
}

const DELETE = '\u007f'

function writeRun(run: string): string {
  if (!/\p{Cc}/u.test(run)) return escapeFieldData(run.replaceAll('>', '>0'))
  // DEL is the one control character of subset B.
  if (run.includes(DELETE))
    return Array.from(run, (character) => (character === DELETE ? '>1' : writeRun(character))).join('')
  // In subset A data goes in pairs of digits, the numbers of the symbols: control characters follow the 64 others.
  return `>7${Array.from(run, (character) => String(character.charCodeAt(0) + 64)).join('')}>6`
}

const SUBSETS: Readonly<Record<string, 'A' | 'B' | 'C'>> = {
  '>:': 'B',
  '>;': 'C',
  '>9': 'A',
  '>5': 'C',
  '>6': 'B',
  '>7': 'A',
}
const CHARACTERS: Readonly<Record<string, string>> = { '>0': '>', '>8': GS, '>1': DELETE, '><': '^', '>=': '~' }

function readInvocations(data: string): string {
  let subset: 'A' | 'B' | 'C' = 'B'
  return Array.from(data.matchAll(/>.|\d\d|./gsu), ([token]) => {
    subset = SUBSETS[token] ?? subset
    if (token in SUBSETS) return ''
    if (subset === 'A' && /^\d\d$/.test(token)) return subsetA(Number(token))
    return CHARACTERS[token] ?? token
  }).join('')
}

function subsetA(symbol: number): string {
  return String.fromCharCode(symbol < 64 ? symbol + 32 : symbol - 64)
}
