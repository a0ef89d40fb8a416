import type { Flag } from './tables.ts'

/** How SQLite's values become the values of a record, and back. */
export function flag(value: boolean): Flag {
  return value ? 1 : 0
}

/** `2026-11-21 17:04`, in the station's own time, as clients of the API expect it. */
export function localDateTime(iso: string): string {
  const time = new Date(iso)
  return `${localDate(time)} ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** `2026-11-21` in the station's own time. */
export function localDate(time: Date): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

export function jsonObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
