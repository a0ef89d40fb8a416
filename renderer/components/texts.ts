/** Numbers, times and names as people read them; scanned codes are never passed through here. */
const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 5, useGrouping: true })
const MONEY = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const UNIT_PRICE = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 5 })
const AGE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

export function quantityText(quantity: number, units = ''): string {
  const number = NUMBER.format(quantity).replaceAll(',', '\u202f')
  return units === '' ? number : `${number} ${units}`
}

/** Only the time for today, the day with it otherwise. */
export function timeText(iso: string, now = new Date()): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  return time.toDateString() === now.toDateString() ? TIME.format(time) : DAY.format(time)
}

/** The same without seconds, for what lasts. */
export function sinceText(iso: string, now = new Date()): string {
  const time = new Date(iso)
  return (time.toDateString() === now.toDateString() ? CLOCK : DAY).format(time)
}

/** `12 345.60 EUR`. */
export function moneyText(amount: number, currency: string): string {
  return `${MONEY.format(amount).replaceAll(',', '\u202f')} ${currency}`
}

/** `0.0126 EUR`: of one piece, where thousandths count. */
export function unitPriceText(price: number, currency: string): string {
  return `${UNIT_PRICE.format(price).replaceAll(',', '\u202f')} ${currency}`
}

const AGES = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `2 hours ago`, `yesterday`, `just now`. */
export function ageText(iso: string, now = new Date()): string {
  const ageMs = now.getTime() - new Date(iso).getTime()
  const [unit, lengthMs] = AGES.find(([, length]) => ageMs >= length) ?? []
  return unit === undefined ? 'just now' : AGE.format(-Math.floor(ageMs / lengthMs), unit)
}

const CONTROL_NAMES: Readonly<Record<string, string>> = {
  '\u001d': '<GS>',
  '\u001e': '<RS>',
  '\u0004': '<EOT>',
  '\r': '<CR>',
  '\n': '<LF>',
  '\t': '<TAB>',
}

/** Control characters of a code are shown by name. */
export function codeText(code: string): string {
  return Array.from(code, (char) => CONTROL_NAMES[char] ?? (char < ' ' ? `<${char.charCodeAt(0)}>` : char)).join('')
}

/** `1 label`, `3 labels`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(count).replaceAll(',', '\u202f')} ${count === 1 ? one : many}`
}
