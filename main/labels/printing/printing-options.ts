import { AppError } from '@scanbench/plugin'
import type { Setting, Settings } from '@scanbench/plugin/settings'

type AnySetting = Setting<unknown>
type Values = Readonly<Record<string, unknown>>

/** The values of a plugin's printing options: cast, checked, with defaults; unknown names are dropped. */
export function readOptions(declarations: Settings, given: Values): Record<string, unknown> {
  const errors: Record<string, string[]> = {}
  const values: Record<string, unknown> = {}
  for (const [key, declaration] of Object.entries(declarations)) {
    const read = readOption(declaration, given[key])
    if ('error' in read) errors[key] = [read.error]
    else values[key] = read.value
  }
  if (Object.keys(errors).length > 0)
    throw new AppError('INVALID_INPUT', 'Some printing options were not accepted.', { details: errors })
  return values
}

type Read = { value: unknown } | { error: string }

function readOption(declaration: AnySetting, given: unknown): Read {
  if (given !== undefined && given !== null && given !== '') return KINDS[declaration.kind](given, declaration)
  return declaration.required ? { error: 'This field is required.' } : { value: declaration.default }
}

const KINDS: Readonly<Record<AnySetting['kind'], (given: unknown, declaration: AnySetting) => Read>> = {
  text: (given) => (typeof given === 'string' ? { value: given } : { error: 'Not a valid string.' }),
  choice: readChoice,
  boolean: readBoolean,
  integer: (given, declaration) => readNumber(given, declaration, Number.isInteger, 'A valid integer is required.'),
  decimal: (given, declaration) => readNumber(given, declaration, Number.isFinite, 'A valid number is required.'),
  related: (given, declaration) => readNumber(given, declaration, Number.isInteger, 'A valid integer is required.'),
}

function readChoice(given: unknown, { choices }: AnySetting): Read {
  const isKnown = choices.some(({ value }) => value === given)
  return isKnown ? { value: given } : { error: `"${String(given)}" is not a valid choice.` }
}

const WORDS = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  ['1', true],
  [false, false],
  ['false', false],
  ['0', false],
])

function readBoolean(given: unknown): Read {
  const value = WORDS.get(typeof given === 'string' ? given.toLowerCase() : given)
  return value === undefined ? { error: 'Must be a valid boolean.' } : { value }
}

function readNumber(
  given: unknown,
  { min, max }: AnySetting,
  isValid: (value: number) => boolean,
  error: string,
): Read {
  const value = typeof given === 'string' ? Number(given) : given
  if (typeof value !== 'number' || !isValid(value)) return { error }
  if (min !== null && value < min) return { error: `Ensure this value is greater than or equal to ${min}.` }
  if (max !== null && value > max) return { error: `Ensure this value is less than or equal to ${max}.` }
  return { value }
}
