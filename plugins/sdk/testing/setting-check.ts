import { AppError } from '../errors.ts'
import type { Setting } from '../settings.ts'

type Declaration = Setting<unknown>

const YES = new Set(['1', 'y', 'yes', 't', 'true', 'ok', 'on'])
const NO = new Set(['0', 'n', 'no', 'f', 'false', 'off', ''])
const LONGEST = 2000

/** The value as it would come back after it was saved; throws INVALID_INPUT as the station does. */
export function savedValue(declaration: Declaration, value: unknown): unknown {
  const text = textOf(value)
  const saved = CHECKS[declaration.kind](text, declaration)
  if (text.length > LONGEST) throw refused(`Ensure this field has no more than ${LONGEST} characters.`)
  if (declaration.required && text.trim() === '') throw refused('This field may not be blank.')
  return saved
}

const CHECKS: Record<Declaration['kind'], (text: string, declaration: Declaration) => unknown> = {
  text: (text) => text,
  choice: checkChoice,
  boolean: checkBoolean,
  integer: (text, declaration) => checkNumber(text, declaration, /^[+-]?\d+$/, 'integer'),
  decimal: (text, declaration) => checkNumber(text, declaration, /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'number'),
  related: (text, declaration) => checkNumber(text, { ...declaration, min: 1 }, /^\d+$/, 'primary key'),
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw refused('Not a valid value: give a text, a number or a boolean.')
}

function checkChoice(text: string, { choices, required }: Declaration): string {
  const isKnown = choices.some((choice) => choice.value === text)
  if (!isKnown && (text !== '' || required)) throw refused('Chosen value is not a valid option')
  return text
}

function checkBoolean(text: string): boolean {
  const word = text.trim().toLowerCase()
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  throw refused('Must be a valid boolean.')
}

function checkNumber(text: string, declaration: Declaration, form: RegExp, word: string): unknown {
  const digits = text.trim()
  if (digits === '') return declaration.kind === 'related' ? null : declaration.default
  const { min, max } = declaration
  const value = Number(digits)
  if (!form.test(digits) || !Number.isFinite(value)) throw refused(`Provided value is not a valid ${word}`)
  if (min !== null && value < min) throw refused(`Ensure this value is greater than or equal to ${min}.`)
  if (max !== null && value > max) throw refused(`Ensure this value is less than or equal to ${max}.`)
  return value
}

function refused(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { value: [message] } })
}
