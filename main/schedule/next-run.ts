import type { ScheduleCode } from '@scanbench/plugin/mixins'

interface Rhythm {
  minutes?: number
  months?: number
}

/** What lies between two runs. Months are calendar months, the rest is counted. */
const RHYTHMS: Readonly<Record<Exclude<ScheduleCode, 'I'>, Rhythm>> = {
  H: { minutes: 60 },
  D: { minutes: 24 * 60 },
  W: { minutes: 7 * 24 * 60 },
  M: { months: 1 },
  Q: { months: 3 },
  Y: { months: 12 },
}

export interface Schedule {
  schedule_type: ScheduleCode
  minutes: number | null
}

/** The first time after `now` on the grid that starts at `first`: what was missed meanwhile is not made up for. */
export function nextRun({ schedule_type, minutes }: Schedule, first: Date, now: Date): Date {
  const rhythm = schedule_type === 'I' ? { minutes: minutes ?? 1 } : RHYTHMS[schedule_type]
  if (now < first) return first
  return rhythm.months === undefined
    ? afterMinutes(rhythm.minutes ?? 1, first, now)
    : afterMonths(rhythm.months, first, now)
}

function afterMinutes(minutes: number, first: Date, now: Date): Date {
  const step = minutes * 60_000
  const steps = Math.floor((now.getTime() - first.getTime()) / step) + 1
  return new Date(first.getTime() + steps * step)
}

function afterMonths(months: number, first: Date, now: Date): Date {
  const passed = (now.getUTCFullYear() - first.getUTCFullYear()) * 12 + now.getUTCMonth() - first.getUTCMonth()
  const steps = Math.floor(passed / months)
  const next = monthsLater(first, steps * months)
  return next > now ? next : monthsLater(first, (steps + 1) * months)
}

/** The 31st of a month without one is its last day. */
function monthsLater(first: Date, months: number): Date {
  const date = new Date(first)
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(first.getUTCDate(), lastDay))
  return date
}
