import { AppError } from '@scanbench/plugin'
import type { Setting } from '@scanbench/plugin/settings'

export type SettingValue = string | number | boolean | null
type Declaration = Setting<unknown>

const YES = new Set(['1', 'y', 'yes', 't', 'true', 'ok', 'on'])
const NO = new Set(['0', 'n', 'no', 'f', 'false', 'off', ''])
const LONGEST = 2000

/** The value in its own type, from the text the database holds. */
export function readValue(declaration: Declaration, stored: string | undefined): SettingValue {
  const fallback = declaration.default as SettingValue
  return stored === undefined ? fallback : READERS[declaration.kind](stored, fallback)
}

const READERS: Record<Declaration['kind'], (stored: string, fallback: SettingValue) => SettingValue> = {
  text: (stored) => stored,
  choice: (stored) => stored,
  boolean: (stored) => YES.has(stored.toLowerCase()),
  integer: readNumber,
  decimal: readNumber,
  related: (stored) => (stored === '' ? null : Number(stored)),
}

function readNumber(stored: string, fallback: SettingValue): SettingValue {
  const value = Number(stored)
  return stored === '' || Number.isNaN(value) ? fallback : value
}

/** The text to store, or INVALID_INPUT that says what is wrong with the value. */
export function writeValue(declaration: Declaration, value: unknown): string {
  const text = WRITERS[declaration.kind](asText(value), declaration)
  if (text.length > LONGEST) throw refused(`Ensure this field has no more than ${LONGEST} characters.`)
  if (declaration.required && text.trim() === '') throw refused('This field may not be blank.')
  return text
}

const WRITERS: Record<Declaration['kind'], (text: string, declaration: Declaration) => string> = {
  text: (text) => text,
  choice: writeChoice,
  boolean: writeBoolean,
  integer: (text, declaration) => writeNumber(text, declaration, /^[+-]?\d+$/, 'integer'),
  decimal: (text, declaration) => writeNumber(text, declaration, /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'number'),
  related: (text, declaration) => writeNumber(text, { ...declaration, min: 1 }, /^\d+$/, 'primary key'),
}

/** Null is stored as empty. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw refused('Not a valid value: give a text, a number or a boolean.')
}

function writeChoice(text: string, { choices, required }: Declaration): string {
  const isKnown = choices.some((choice) => choice.value === text)
  if (!isKnown && (text !== '' || required)) throw refused('Chosen value is not a valid option')
  return text
}

function writeBoolean(text: string): string {
  const word = text.trim().toLowerCase()
  if (YES.has(word)) return 'True'
  if (NO.has(word)) return 'False'
  throw refused('Must be a valid boolean.')
}

function writeNumber(text: string, { min, max }: Declaration, form: RegExp, word: string): string {
  const digits = text.trim()
  if (digits === '') return ''
  const value = Number(digits)
  if (!form.test(digits) || !Number.isFinite(value)) throw refused(`Provided value is not a valid ${word}`)
  if (min !== null && value < min) throw refused(`Ensure this value is greater than or equal to ${min}.`)
  if (max !== null && value > max) throw refused(`Ensure this value is less than or equal to ${max}.`)
  return String(value)
}

function refused(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { value: [message] } })
}
