import { modulo43 } from './check-digits.ts'
import { element, plainReading, unread } from './code-element.ts'
import type { CodeElement, CodeReading } from './code-element.ts'
import { dateText, dayOfYear, fullYear, longDate, shortDate } from './gs1/dates.ts'

/** Health Industry Bar Code (ANSI/HIBC 2): `+`, labeler, product, unit, and after `/` lot, serial, dates; null when none. */
export function readHibc(text: string, today: Date): CodeReading | null {
  if (!/^\+[A-Z0-9$][A-Z0-9\-. $/+%]{2,}$/.test(text)) return null
  const isSecondary = /^\+(?:\$|\d{5})/.test(text)
  const body = text.slice(1, -1)
  const problems = modulo43(text.slice(0, -1)) === text.at(-1) ? [] : ['the check character is wrong']
  // Without a right check character a plus is no more than a plus.
  if (problems.length > 0 && !/^\+[A-Z][A-Z0-9]{3}[^/]{1,18}\d/.test(text)) return null
  const elements = isSecondary ? secondaryAlone(body, today) : primary(body, today)
  return elements === null ? null : { ...plainReading('hibc', 'HIBC', elements), problems }
}

function primary(body: string, today: Date): CodeElement[] | null {
  const [first = '', ...others] = body.split('/')
  const [, labeler, product, unit] = /^([A-Z][A-Z0-9]{3})(.{1,18})(\d)$/.exec(first) ?? []
  if (labeler === undefined || product === undefined || unit === undefined) return null
  return [
    element('LIC', 'Labeler', labeler),
    element('PCN', 'Product', product),
    element('U/M', 'Unit of measure', unit),
    ...others.flatMap((part, place) => (place === 0 ? secondary(part, today) : supplement(part, today))),
  ]
}

/** In a symbol of its own the last character repeats the check character of the product. */
function secondaryAlone(body: string, today: Date): CodeElement[] {
  const [first = '', ...others] = body.slice(0, -1).split('/')
  const link = element('LINK', 'Check character of the product', body.slice(-1))
  return [...secondary(first, today), ...others.flatMap((part) => supplement(part, today)), link]
}

/** `$$` dates and quantity before a lot or a serial number, `$` one of these alone, or a day of a year before a lot. */
function secondary(part: string, today: Date): CodeElement[] {
  const [, dollars = '', plus = '', rest = ''] = /^(\$\$|\$|)(\+?)(.*)$/s.exec(part) ?? []
  const last = (text: string) => (text === '' ? [] : [numbered(plus === '+', text)])
  if (dollars === '$') return last(rest)
  if (dollars === '$$') return dated(rest, today, last)
  const date = dayOfYear(part.slice(0, 5), today)
  if (date === null) return supplement(part, today)
  return [element('', 'Expiry date', date, part.slice(0, 5)), ...last(part.slice(5))]
}

function numbered(isSerial: boolean, text: string): CodeElement {
  return isSerial ? element('', 'Serial number', text) : element('', 'Lot number', text)
}

interface DateForm {
  length: number
  read: (text: string, today: Date) => string | null
}

/** By the digit that follows `$$`; 0 and 1 are the month itself. */
const DATE_FORMS: Readonly<Record<string, DateForm>> = {
  2: { length: 6, read: (text, today) => shortDate(text.slice(4) + text.slice(0, 4), today, false) },
  3: { length: 6, read: (text, today) => shortDate(text, today, false) },
  4: { length: 8, read: (text, today) => withHour(shortDate(text.slice(0, 6), today, false), text.slice(6)) },
  5: { length: 5, read: dayOfYear },
  6: { length: 7, read: (text, today) => withHour(dayOfYear(text.slice(0, 5), today), text.slice(5)) },
  7: { length: 0, read: () => null },
}

function dated(text: string, today: Date, last: (text: string) => CodeElement[]): CodeElement[] {
  const quantity = /^(?:8\d{2}|9\d{5})/.exec(text)?.[0] ?? ''
  const amount = quantity === '' ? [] : [element('', 'Quantity', String(Number(quantity.slice(1))), quantity)]
  return [...amount, ...expiring(text.slice(quantity.length), today, last)]
}

function expiring(text: string, today: Date, last: (text: string) => CodeElement[]): CodeElement[] {
  const form = DATE_FORMS[text.charAt(0)]
  const isMonth = /^(?:0[1-9]|1[0-2])\d\d/.test(text)
  if (form === undefined && !isMonth) return text === '' ? [] : [unread(text, 'No date of HIBC begins like this.')]
  const start = form === undefined ? 0 : 1
  const end = start + (form?.length ?? 4)
  const raw = text.slice(start, end)
  const others = last(text.slice(end))
  if (raw === '' && others.length === 0) return [unread(text, 'A date or a lot should follow.')]
  if (raw === '') return others.map((each) => ({ ...each, raw: text }))
  const date = form === undefined ? monthYear(raw, today) : form.read(raw, today)
  const problems = date === null ? [`${raw} is no day of the calendar`] : []
  return [element('', 'Expiry date', date ?? raw, text.slice(0, end), problems), ...others]
}

function monthYear(text: string, today: Date): string | null {
  const year = fullYear(Number(text.slice(2)), today)
  return dateText(year, Number(text.slice(0, 2)), 1)?.slice(0, 7) ?? null
}

function withHour(date: string | null, hour: string): string | null {
  return date === null || !/^\d\d$/.test(hour) || Number(hour) > 23 ? null : `${date} ${hour}:00`
}

/** What may follow: `16D` and `14D` dates, `S` serial number, `Q` quantity. */
function supplement(part: string, today: Date): CodeElement[] {
  if (part === '') return []
  const [, id = '', value = ''] = /^(14D|16D|S|Q)(.+)$/s.exec(part) ?? []
  if (id === '')
    return part.startsWith('$') ? secondary(part, today) : [unread(part, 'No part of HIBC begins like this.')]
  if (!id.endsWith('D')) return [element(id, id === 'S' ? 'Serial number' : 'Quantity', value)]
  const date = longDate(value)
  const name = id === '14D' ? 'Expiry date' : 'Production date'
  return [element(id, name, date ?? value, value, date === null ? [`${value} is no day of the calendar`] : [])]
}
