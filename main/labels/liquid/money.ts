import type { LabelFilter } from './filter-arguments.ts'
import { wholeNumber } from './filter-arguments.ts'

export interface Money {
  amount: number
  currency: string
}

export function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
}

function createCurrency(amount: unknown, currency: unknown): Money {
  const number = Number(amount)
  if (amount === null || amount === undefined || amount === '' || Number.isNaN(number))
    throw new Error('create_currency needs a number')
  const code = typeof currency === 'string' ? currency.toUpperCase() : 'USD'
  if (!/^[A-Z]{3}$/u.test(code)) throw new Error(`create_currency does not know the currency "${code}"`)
  return { amount: number, currency: code }
}

const renderCurrency: LabelFilter = (input, { named }) => {
  if (input === null || input === undefined || input === '') return '-'
  const money = isMoney(input) ? input : createCurrency(input, named['currency'])
  const multiplier = named['multiplier'] === undefined ? 1 : Number(named['multiplier'])
  const amount = money.amount * multiplier
  if (Number.isNaN(amount)) throw new Error('render_currency needs an amount of money and a number as multiplier')
  const least = wholeNumber(named['decimal_places'], 0)
  const most = Math.max(
    least,
    wholeNumber(named['max_decimal_places'], named['decimal_places'] === undefined ? 6 : least),
  )
  const digits = { minimumFractionDigits: least, maximumFractionDigits: most }
  const locale = localeOf(named['locale'])
  if (named['include_symbol'] === false) return new Intl.NumberFormat(locale, digits).format(amount)
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, ...digits })
  // Some languages put a blank between the code and the amount; on labels there is none.
  return format.format(amount).replace(/^([A-Z]{3})[\u00a0\u202f ]/u, '$1')
}

export function localeOf(value: unknown): string {
  const locale = typeof value === 'string' ? value : 'en-us'
  return Intl.getCanonicalLocales(locale)[0] ?? 'en-US'
}

export const MONEY_FILTERS: Readonly<Record<string, LabelFilter>> = {
  create_currency: (input, { values, named }) => createCurrency(input, values[0] ?? named['currency']),
  render_currency: renderCurrency,
}
