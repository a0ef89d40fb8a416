import type { FilterArguments, LabelFilter } from './filter-arguments.ts'
import { wholeNumber } from './filter-arguments.ts'
import { byPattern, localeOf } from './number-pattern.ts'

const formatNumber: LabelFilter = (input, given) => {
  if (input === null || input === undefined) throw new Error('format_number has no number')
  const number = input === '' ? Number.NaN : Number(input)
  if (Number.isNaN(number)) return input
  const { named } = given
  const value = number * Number(named['multiplier'] ?? 1)
  const written = write(named['integer'] === true ? Math.trunc(value) : value, given)
  return withLeading(written, wholeNumber(named['leading'], 0))
}

function write(value: number, { named }: FilterArguments): string {
  const { fmt } = named
  if (typeof fmt === 'string') return byPattern(value, fmt, localeOf(named['locale']))
  const least = wholeNumber(named['decimal_places'], 0)
  const most = wholeNumber(named['max_decimal_places'], named['decimal_places'] === undefined ? 20 : least)
  const useGrouping = named['separator'] !== undefined && named['separator'] !== false
  const digits = { minimumFractionDigits: least, maximumFractionDigits: Math.max(least, most), useGrouping }
  const text = new Intl.NumberFormat('en-us', digits).format(value)
  return typeof named['separator'] === 'string' ? text.replaceAll(',', named['separator']) : text
}

function withLeading(text: string, digits: number): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/u.exec(text) ?? []
  return whole === '' ? text : sign + whole.padStart(digits, '0') + rest
}

export const NUMBER_FILTERS: Readonly<Record<string, LabelFilter>> = { format_number: formatNumber }
