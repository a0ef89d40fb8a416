import { Plugin } from '../plugin.ts'

/** Codes of InvenTree: minutes, hourly, daily, weekly, monthly, quarterly, yearly. @since 1.0 */
export type ScheduleCode = 'I' | 'H' | 'D' | 'W' | 'M' | 'Q' | 'Y'

/** What to do, and when. @since 1.0 */
export interface ScheduledTask {
  /** Name of a method of this plugin, called without arguments. */
  func: string
  schedule: ScheduleCode
  /** For `I`: how many minutes lie between two runs. */
  minutes?: number
  /** How often in all; -1, the default, means for ever. */
  repeats?: number
}

/**
 * Work by the clock: never twice at once, caught up once after sleep.
 * @example
 * SCHEDULED_TASKS = { tidy: { func: 'tidy', schedule: 'D' } } as const
 * async tidy() { await this.station.post('/api/...') }
 * @since 1.0
 */
export abstract class ScheduleMixin extends Plugin {
  static readonly KEY: string = 'schedule'
  static readonly TITLE: string = 'Schedule'
  static readonly REQUIRED: readonly string[] = []

  /** Key to task. */
  declare readonly SCHEDULED_TASKS?: Readonly<Record<string, ScheduledTask>>

  /** For tasks that depend on settings; the table by default. */
  async getScheduledTasks(): Promise<Readonly<Record<string, ScheduledTask>>> {
    return this.SCHEDULED_TASKS ?? {}
  }
}
