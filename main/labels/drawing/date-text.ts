const two = (value: number): string => String(value).padStart(2, '0')

const PARTS: Readonly<Record<string, (date: Date) => string>> = {
  Y: (date) => String(date.getFullYear()),
  y: (date) => two(date.getFullYear() % 100),
  m: (date) => two(date.getMonth() + 1),
  d: (date) => two(date.getDate()),
  e: (date) => String(date.getDate()),
  H: (date) => two(date.getHours()),
  I: (date) => two(date.getHours() % 12 || 12),
  p: (date) => (date.getHours() < 12 ? 'AM' : 'PM'),
  M: (date) => two(date.getMinutes()),
  S: (date) => two(date.getSeconds()),
  j: (date) => String(dayOfYear(date)).padStart(3, '0'),
  V: (date) => two(isoWeek(date).week),
  G: (date) => String(isoWeek(date).year),
  u: (date) => String(date.getDay() || 7),
  a: (date) => date.toLocaleDateString('en', { weekday: 'short' }),
  A: (date) => date.toLocaleDateString('en', { weekday: 'long' }),
  b: (date) => date.toLocaleDateString('en', { month: 'short' }),
  B: (date) => date.toLocaleDateString('en', { month: 'long' }),
  '%': () => '%',
}

/** A date by a pattern of strftime; what is not known in it stays as it is. */
export function dateText(date: Date, pattern: string): string {
  return pattern.replaceAll(/%(.)/gsu, (all, letter: string) => PARTS[letter]?.(date) ?? all)
}

const DAY_MS = 86_400_000

function dayOfYear(date: Date): number {
  const day = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((day - Date.UTC(date.getFullYear(), 0, 0)) / DAY_MS)
}

/** The week belongs to the year that has its Thursday (ISO 8601). */
function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate() + 4 - (date.getDay() || 7)))
  const year = thursday.getUTCFullYear()
  return { year, week: Math.ceil((thursday.getTime() - Date.UTC(year, 0, 1) + DAY_MS) / DAY_MS / 7) }
}

/** A date or time as data has it, or null. A day without a time is that day here, not in Greenwich. */
export function readDate(text: string): Date | null {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text.trim())
  const date = day === null ? new Date(text) : new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3]))
  return Number.isNaN(date.getTime()) ? null : date
}
