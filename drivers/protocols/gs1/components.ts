import { hasAccountCheck, hasModelCheck, hasModulo10 } from '../check-digits.ts'
import type { ApplicationIdentifier, Component } from './application-identifiers.ts'
import { currencyOf } from './currencies.ts'
import { longDate, shortDate } from './dates.ts'

/** One component: what it says to people, and what is wrong with it. */
export interface Checked {
  value: string
  problem: string | null
}

interface Given {
  text: string
  id: string
  today: Date
}

type Check = (given: Given) => Checked

const SETS: Readonly<Record<Component['set'], { pattern: RegExp; name: string }>> = {
  N: { pattern: /^\d*$/, name: 'digits' },
  X: { pattern: /^[A-Za-z0-9!"%&'()*+,\-./_:;<=>?]*$/, name: 'the characters of GS1 (CSET 82)' },
  Y: { pattern: /^[A-Z0-9#\-/]*$/, name: 'capitals, digits, #, - and / (CSET 39)' },
  Z: { pattern: /^[A-Za-z0-9_=-]*$/, name: 'base64 for addresses (CSET 64)' },
}

const CHECKS: Readonly<Record<string, Check>> = {
  check: ({ text }) => told(text, hasModulo10(text), 'the check digit is wrong'),
  date: ({ text, today }) => day(text, shortDate(text, today, false)),
  date0: ({ text, today }) => day(text, shortDate(text, today, true)),
  longdate: ({ text }) => day(text, longDate(text)),
  time: ({ text }) => told(`${text.slice(0, 2)}:${text.slice(2)}`, isTime(text), `${text} is no time of day`),
  hour: ({ text }) => told(text, Number(text) < 24, `${text} is no hour`),
  minute: ({ text }) => told(`:${text}`, Number(text) < 60, `${text} is no minute or second`),
  decimals: ({ text, id }) => fine(withDecimals(text, Number(id.at(-1)))),
  hundredths: ({ text }) => fine(withDecimals(text, 2)),
  minus: ({ text }) => told(text, text === '-', 'only a minus may stand at the end'),
  currency({ text }) {
    const code = currencyOf(text)
    return told(code ?? text, code !== null, `${text} is no currency`)
  },
  country({ text }) {
    const code = countryOf(text)
    return told(code ?? text, code !== null, `${text} is no country`)
  },
  country999: ({ text }) =>
    text === '999'
      ? fine('any country')
      : told(countryOf(text) ?? text, countryOf(text) !== null, `${text} is no country`),
  letters: ({ text }) => told(text, isCountry(text), `${text} is no country`),
  percent({ text }) {
    const decoded = percentDecoded(text)
    return told(decoded ?? text, decoded !== null, 'a % is not followed by two hexadecimal digits')
  },
  latitude: ({ text }) => told(degrees(text, 90), Number(text) <= 1_800_000_000, 'the latitude is too large'),
  longitude: ({ text }) => told(degrees(text, 180), Number(text) <= 3_600_000_000, 'the longitude is too large'),
  yesno: ({ text }) => told(text === '1' ? 'yes' : 'no', text === '0' || text === '1', 'only 0 and 1 are allowed'),
  sex: ({ text }) => told(text, '0129'.includes(text), 'only 0, 1, 2 and 9 are allowed'),
  birth: ({ text }) =>
    told(text, /^([1-9])\/([1-9])$/.test(text) && text[0]! <= text[2]!, `${text} is no birth sequence`),
  positive: ({ text }) => told(text, Number(text) > 0, 'zero is not allowed'),
  winding: ({ text }) => told(text, '019'.includes(text), 'only 0, 1 and 9 are allowed'),
  zero: ({ text }) => told('', text === '0', 'it must begin with 0'),
  piece: ({ text }) => told(`${text.slice(0, 2)} of ${text.slice(2)}`, isPiece(text), `${text} is no piece of a total`),
  account: ({ text }) => told(text, hasAccountCheck(text), 'the check digits are wrong'),
  lead: ({ text }) => told(text, text === '0' || !text.startsWith('0'), 'it must not begin with 0'),
  model: ({ text }) => told(text, hasModelCheck(text), 'the check characters are wrong'),
  imei: ({ text }) => told(text, hasLuhn(text), 'the check digit is wrong'),
}

/** Cuts the data of one identifier into its components, and holds each against its rule. */
export function readComponents(
  { id, components, min, max }: ApplicationIdentifier,
  data: string,
  today: Date,
): { value: string; problems: string[] } {
  if (data.length < min) return { value: data, problems: [`it has ${data.length} of at least ${min} characters`] }
  if (data.length > max) return { value: data, problems: [`it has ${data.length} of at most ${max} characters`] }
  const read: Checked[] = []
  let rest = data
  for (const component of components) {
    if (rest === '' && component.isOptional) break
    read.push(readComponent(component, { text: rest.slice(0, component.max), id, today }))
    rest = rest.slice(component.max)
  }
  const problems = read.flatMap(({ problem }) => problem ?? [])
  return { value: problems.length > 0 ? data : joined(read), problems }
}

function readComponent({ set, min, check }: Component, given: Given): Checked {
  const { pattern, name } = SETS[set]
  if (given.text.length < min) return { value: given.text, problem: 'a part of it is missing' }
  if (!pattern.test(given.text)) return { value: given.text, problem: `only ${name} are allowed` }
  const rule = check === null ? undefined : CHECKS[check]
  return rule === undefined ? fine(given.text) : rule(given)
}

/** A minus stands behind the number that it belongs to. */
function joined(read: readonly Checked[]): string {
  const values = read.map(({ value }) => value).filter((value) => value !== '')
  if (values.at(-1) === '-' && values.length === 2) return `-${values[0] ?? ''}`
  return values.join(' ').replaceAll(' :', ':')
}

const fine = (value: string): Checked => ({ value, problem: null })

function told(value: string, isRight: boolean, problem: string): Checked {
  return { value, problem: isRight ? null : problem }
}

function day(text: string, date: string | null): Checked {
  return told(date ?? text, date !== null, `${text} is no day of the calendar`)
}

function isTime(text: string): boolean {
  return Number(text.slice(0, 2)) < 24 && Number(text.slice(2)) < 60
}

/** `001250` with three decimals is `1.250`. */
function withDecimals(digits: string, decimals: number): string {
  const padded = digits.padStart(decimals + 1, '0')
  const whole = padded.slice(0, padded.length - decimals).replace(/^0+(?=\d)/, '')
  return decimals === 0 ? whole : `${whole}.${padded.slice(padded.length - decimals)}`
}

/** ISO 3166 numbers have the letters that the regions of a locale have. */
function countryOf(number: string): string | null {
  const { region } = new Intl.Locale(`und-${number}`)
  return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : null
}

function isCountry(letters: string): boolean {
  if (!/^[A-Z]{2}$/.test(letters)) return false
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return names.of(letters) !== undefined
}

function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // A lone % is an answer here: the text is shown as it is.
    return null
  }
}

function degrees(text: string, offset: number): string {
  return (Number(text) / 10_000_000 - offset).toFixed(7)
}

function isPiece(text: string): boolean {
  const piece = Number(text.slice(0, 2))
  const total = Number(text.slice(2))
  return piece > 0 && piece <= total
}

function hasLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}
