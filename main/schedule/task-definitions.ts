import { MixinImplementationError } from '@scanbench/plugin'
import type { ScheduleCode } from '@scanbench/plugin/mixins'

export interface TaskDefinition {
  name: string
  plugin: string
  func: string
  schedule_type: ScheduleCode
  minutes: number | null
  repeats: number
}

const CODES: ReadonlySet<string> = new Set(['I', 'H', 'D', 'W', 'M', 'Q', 'Y'])

export function taskName(slug: string, key: string): string {
  return `plugin.${slug.trim().toLowerCase()}.${key.trim().toLowerCase()}`
}

/**
 * The tasks that a plugin declares, checked; throws MixinImplementationError with what is wrong. What a plugin says may
 * be anything, whatever its types promise.
 */
export function readDefinitions(slug: string, declared: unknown): TaskDefinition[] {
  const entries = isObject(declared) ? Object.entries(declared) : []
  if (entries.length === 0) throw new MixinImplementationError(`Plugin '${slug}' defines no SCHEDULED_TASKS.`)
  return entries.map(([key, task]) => readDefinition(slug, key, isObject(task) ? task : {}))
}

function readDefinition(slug: string, key: string, task: Record<string, unknown>): TaskDefinition {
  const wrong = (what: string) => new MixinImplementationError(`Task '${key}' of plugin '${slug}' ${what}.`)
  const { func, schedule, minutes, repeats = -1 } = task
  if (typeof func !== 'string' || func === '') throw wrong(`lacks 'func', the name of a method of the plugin`)
  if (func.includes('.')) throw wrong(`names '${func}': only methods of the plugin itself can be scheduled`)
  if (typeof schedule !== 'string' || schedule === '') throw wrong(`lacks 'schedule', one of I H D W M Q Y`)
  const code = schedule.trim().toUpperCase()
  if (!isCode(code)) throw wrong(`has the unknown schedule '${schedule}': give one of I H D W M Q Y`)
  if (code === 'I' && !isCount(minutes)) throw wrong(`lacks 'minutes', a whole number from 1 on, for schedule I`)
  if (!isCount(repeats) && repeats !== -1) throw wrong(`has the wrong 'repeats': a whole number from 1 on, or -1`)
  return {
    name: taskName(slug, key),
    plugin: slug,
    func,
    schedule_type: code,
    minutes: code === 'I' ? Number(minutes) : null,
    repeats: Number(repeats),
  }
}

function isCode(code: string): code is ScheduleCode {
  return CODES.has(code)
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= 5_256_000
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
