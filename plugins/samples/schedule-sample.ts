import { Plugin } from '@scanbench/plugin'
import { ActionMixin, ScheduleMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import type { ScheduledTask } from '@scanbench/plugin/mixins'
import { integer } from '@scanbench/plugin/settings'

/** Counts stock from time to time, and once a day forgets what it counted. */
export default class ScheduleSample extends Plugin.with(ScheduleMixin, SettingsMixin, ActionMixin) {
  NAME = 'Schedule Sample'
  SLUG = 'schedule-sample'
  TITLE = 'Sample of a schedule'
  DESCRIPTION = 'Answers the action "stock-counts" with how many items there were, and when'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  SETTINGS = { MINUTES: integer({ name: 'Count every', units: 'min', default: 15, min: 1 }) }

  ACTION_NAME = 'stock-counts'

  counts: { time: string; items: number }[] = []

  async getScheduledTasks(): Promise<Record<string, ScheduledTask>> {
    return {
      count: { func: 'countStock', schedule: 'I', minutes: await this.getSetting('MINUTES') },
      forget: { func: 'forget', schedule: 'D' },
    }
  }

  async countStock(): Promise<void> {
    const { count } = await this.station.get<{ count: number }>('/api/stock/', { limit: 1 })
    this.counts = [...this.counts, { time: new Date().toISOString(), items: count }]
  }

  async forget(): Promise<void> {
    this.counts = []
  }

  async getInfo(): Promise<unknown> {
    return this.counts
  }
}
