/** The century that puts the year within 49 years before and 50 years after this one. */
export function fullYear(twoDigits: number, today: Date): number {
  const year = today.getFullYear()
  const guess = Math.floor(year / 100) * 100 + twoDigits
  if (guess - year > 50) return guess - 100
  return year - guess > 49 ? guess + 100 : guess
}

/** `261231` as `2026-12-31`, null when there is no such day. `00` is the last day of the month where `hasDayZero`. */
export function shortDate(text: string, today: Date, hasDayZero: boolean): string | null {
  if (!/^\d{6}$/.test(text)) return null
  const year = fullYear(Number(text.slice(0, 2)), today)
  const month = Number(text.slice(2, 4))
  const day = Number(text.slice(4))
  return dateText(year, month, day === 0 && hasDayZero ? daysIn(year, month) : day)
}

/** `20261231` as `2026-12-31`. */
export function longDate(text: string): string | null {
  if (!/^\d{8}$/.test(text)) return null
  return dateText(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
}

/** The day with this number in its year, as `26365`. */
export function dayOfYear(text: string, today: Date): string | null {
  if (!/^\d{5}$/.test(text)) return null
  const year = fullYear(Number(text.slice(0, 2)), today)
  const day = Number(text.slice(2))
  const date = new Date(Date.UTC(year, 0, day))
  return day > 0 && date.getUTCFullYear() === year ? date.toISOString().slice(0, 10) : null
}

export function dateText(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
