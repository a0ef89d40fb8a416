import { dateText, readDate } from '../drawing/date-text.ts'
import { textOf } from './filter-arguments.ts'
import type { FilterArguments, LabelFilter } from './filter-arguments.ts'
import { localeOf } from './number-pattern.ts'

const STYLES = ['full', 'long', 'medium', 'short'] as const

function formatWith(
  name: string,
  options: (style: (typeof STYLES)[number]) => Intl.DateTimeFormatOptions,
): LabelFilter {
  return (input, given) => {
    if (input === null || input === undefined) throw new Error(`${name} has no date`)
    const date = input instanceof Date ? input : readDate(textOf(input))
    return date === null ? input : write(date, given, options)
  }
}

function write(
  date: Date,
  { named }: FilterArguments,
  options: (style: (typeof STYLES)[number]) => Intl.DateTimeFormatOptions,
): string {
  const { fmt, timezone, date_format: wanted } = named
  if (typeof fmt === 'string') return dateText(date, fmt)
  const style = STYLES.find((one) => one === wanted) ?? 'medium'
  const zone = typeof timezone === 'string' ? { timeZone: timezone } : {}
  return new Intl.DateTimeFormat(localeOf(named['locale']), { ...options(style), ...zone }).format(date)
}

export const DATE_FILTERS: Readonly<Record<string, LabelFilter>> = {
  format_date: formatWith('format_date', (dateStyle) => ({ dateStyle })),
  format_datetime: formatWith('format_datetime', (dateStyle) => ({ dateStyle, timeStyle: 'short' })),
}
