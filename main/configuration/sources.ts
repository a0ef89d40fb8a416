import { AppError } from '@scanbench/plugin'
import type { Configuration } from './configuration.ts'
import { OPTION_KEYS, optionOf, type Option, type OptionKey } from './options.ts'

/** What one source said; keys that it did not mention are missing. */
export type Given = Partial<Configuration>

/** `--port 8000`, `--port=8000`, `--headless`, `--no-headless`. A list may be given more than once. */
export function parseFlags(argv: readonly string[], unknownFlags: 'refuse' | 'ignore'): Given {
  const given: Given = {}
  const rest = [...argv]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const flag = readFlag(word)
    if (flag === null && unknownFlags === 'ignore') continue
    if (flag === null) throw invalid(`${word} is not known as an option; --help lists them.`)
    const text = flag.text ?? (flag.isSwitch ? 'yes' : rest.shift())
    if (text === undefined) throw invalid(`${word} needs a value after it.`)
    const value = parseValue(flag.key, text, `option --${optionOf(flag.key).flag}`)
    const before: unknown = given[flag.key]
    Object.assign(given, { [flag.key]: Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value })
  }
  return given
}

interface Flag {
  key: OptionKey
  text: string | null
  isSwitch: boolean
}

function readFlag(word: string): Flag | null {
  const parts = /^--([a-z-]+)(?:=(.*))?$/su.exec(word)
  if (parts === null) return null
  const [, name = '', text = null] = parts
  const negated = name.startsWith('no-') ? keyOf('flag', name.slice(3)) : null
  if (negated !== null && text === null && isSwitch(negated)) return { key: negated, text: 'no', isSwitch: true }
  const key = keyOf('flag', name)
  return key === null ? null : { key, text, isSwitch: isSwitch(key) }
}

const isSwitch = (key: OptionKey): boolean => optionOf(key).type === 'yes or no'

/** A JSON object; every key must be known, so that a misspelt one is not silently without effect. */
export function parseFile(text: string, path: string): Given {
  const given: Given = {}
  for (const [name, value] of Object.entries(parseObject(text, path))) {
    const key = keyOf('file', name)
    if (key === null) throw invalid(`The key "${name}" in ${path} is not known.`)
    Object.assign(given, { [key]: parseValue(key, value, `key "${name}" in ${path}`) })
  }
  return given
}

function parseObject(text: string, path: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw invalid(`The configuration file ${path} is not valid JSON: ${(error as Error).message}.`, error)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw invalid(`The configuration file ${path} must hold a JSON object.`)
}

const keyOf = (column: 'flag' | 'file', name: string): OptionKey | null =>
  OPTION_KEYS.find((key) => optionOf(key)[column] === name) ?? null

type Parser = (value: unknown, option: Option) => unknown

const WORDS = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ...['yes', 'true', '1', 'on'].map((word) => [word, true] as const),
  ...['no', 'false', '0', 'off'].map((word) => [word, false] as const),
])

/** Each gives undefined for what it does not accept. */
const PARSERS: Record<Option['type'], Parser> = {
  text: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
  choice: (value, { choices = [] }) => choices.find((choice) => choice === value),
  list: (value) => {
    const words: unknown = typeof value === 'string' ? value.split(',').map((word) => word.trim()) : value
    if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) return undefined
    return words.filter((word) => word !== '')
  },
  mapping: (value) => {
    const given: unknown = typeof value === 'string' ? parsedOrNull(value) : value
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? given : undefined
  },
  'yes or no': (value) => WORDS.get(typeof value === 'string' ? value.toLowerCase() : value),
  integer: (value, { min = -Infinity, max = Infinity }) => {
    const number = typeof value === 'string' && /^-?\d+$/u.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max ? number : undefined
  },
}

const EXPECTED: Record<Option['type'], (option: Option) => string> = {
  text: () => 'a text',
  choice: ({ choices = [] }) => `one of ${choices.join(', ')}`,
  list: () => 'a list of texts, with commas between them',
  mapping: () => 'a JSON object',
  'yes or no': () => 'yes or no',
  integer: ({ min, max }) => `a whole number from ${min} to ${max}`,
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON: told with the place by whoever asked.
    return null
  }
}

/** Their values are not repeated in a message. */
const SECRET = new Set<OptionKey>(['adminPassword', 'pluginSettings', 'globalSettings'])

/** The value in its type; `place` is named in the sentence when it is wrong. Secrets are not repeated. */
export function parseValue(key: OptionKey, value: unknown, place: string): unknown {
  const option = optionOf(key)
  const parsed = PARSERS[option.type](value, option)
  if (parsed !== undefined) return parsed
  const shown = SECRET.has(key) ? '' : `, not ${JSON.stringify(value)}`
  throw invalid(`The ${place} must be ${EXPECTED[option.type](option)}${shown}.`)
}

function invalid(sentence: string, cause?: unknown): AppError {
  return new AppError('CONFIGURATION_INVALID', sentence, cause === undefined ? {} : { cause })
}
