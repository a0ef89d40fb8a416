import type { LabelFilter } from './filter-arguments.ts'
import { isNothing, textOf, wholeNumber } from './filter-arguments.ts'
import { byPattern, localeOf } from './number-pattern.ts'
import type { MoneyRates } from './template-host.ts'

export interface Money {
  amount: number
  currency: string
}

export function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
}

function createCurrency(amount: unknown, currency: unknown, base: string): Money {
  const number = Number(amount)
  if (amount === null || amount === undefined || amount === '' || Number.isNaN(number))
    throw new Error('create_currency needs a number')
  const code = typeof currency === 'string' ? currency.toUpperCase() : base
  if (!/^[A-Z]{3}$/u.test(code)) throw new Error(`create_currency does not know the currency "${code}"`)
  return { amount: number, currency: code }
}

/** Through the currency of the station, against which all rates are. */
function convert({ amount, currency }: Money, wanted: string, { rates }: MoneyRates): Money | null {
  if (currency === wanted) return { amount, currency }
  const [from, to] = [rates[currency], rates[wanted]]
  return from === undefined || to === undefined ? null : { amount: (amount / from) * to, currency: wanted }
}

const convertCurrency: LabelFilter = (input, { values, named }, { money: station }) => {
  if (!isMoney(input)) throw new Error('convert_currency needs an amount of money')
  const wanted = textOf(values[0] ?? named['currency'] ?? station.base).toUpperCase()
  const converted = convert(input, wanted, station)
  if (converted === null) throw new Error(`convert_currency has no rate from ${input.currency} to "${wanted}"`)
  return converted
}

/** As it is written; without a rate it stays in its own currency. */
function moneyOf(input: unknown, currency: unknown, station: MoneyRates): Money {
  if (!isMoney(input)) return createCurrency(input, currency, station.base)
  return (typeof currency === 'string' ? convert(input, currency.toUpperCase(), station) : null) ?? input
}

const renderCurrency: LabelFilter = (input, { named }, { money: station }) => {
  if (isNothing(input)) return '-'
  const money = moneyOf(input, named['currency'], station)
  const multiplier = named['multiplier'] === undefined ? 1 : Number(named['multiplier'])
  const amount = money.amount * multiplier
  if (Number.isNaN(amount)) throw new Error('render_currency needs an amount of money and a number as multiplier')
  const { fmt } = named
  if (typeof fmt === 'string') return byPattern(amount, fmt, localeOf(named['locale']))
  const given = named['decimal_places']
  const least = wholeNumber(given, station.decimals.least)
  const usual = given === undefined ? Math.max(least, station.decimals.most) : least
  const most = Math.max(least, wholeNumber(named['max_decimal_places'], usual))
  const leading = Math.min(21, Math.max(1, wholeNumber(named['leading'], 1)))
  const digits = { minimumFractionDigits: least, maximumFractionDigits: most, minimumIntegerDigits: leading }
  const locale = localeOf(named['locale'])
  if (named['include_symbol'] === false) return new Intl.NumberFormat(locale, digits).format(amount)
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, ...digits })
  // Some languages put a blank between the code and the amount; on labels there is none.
  return format.format(amount).replace(/^([A-Z]{3})[\u00a0\u202f ]/u, '$1')
}

export const MONEY_FILTERS: Readonly<Record<string, LabelFilter>> = {
  create_currency: (input, { values, named }, { money }) =>
    createCurrency(input, values[0] ?? named['currency'], money.base),
  convert_currency: convertCurrency,
  render_currency: renderCurrency,
}
