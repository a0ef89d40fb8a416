import type { LabelJob } from '../data.ts'
import { Plugin } from '../plugin.ts'
import type { Settings } from '../settings.ts'

/**
 * Delivers labels to a printer, a file, a service.
 * @example
 * async printLabel({ items, options }: LabelJob) { await this.station.post('/plugin/queue/add/', { items, options }) }
 * @since 1.0
 */
export abstract class LabelPrintingMixin extends Plugin {
  static readonly KEY: string = 'labels'
  static readonly TITLE: string = 'Label printing'
  static readonly REQUIRED: readonly string[] = ['printLabel']

  /** Options asked for at print time; the print dialog is drawn from the table. */
  declare readonly PRINTING_OPTIONS?: Settings
  /**
   * True: who prints gets the answer when all is done, after a minute at the latest. False: at once; a failure then
   * reaches that person as a notification. Without it: after two seconds at the latest.
   */
  declare readonly BLOCKING_PRINT?: boolean

  /** Print one label (`job.items` has one pk). Resolve when it was accepted, not when it came out. */
  abstract printLabel(job: LabelJob): Promise<void>

  /** Print the whole job; the default prints its labels one by one. */
  async printLabels(job: LabelJob): Promise<void> {
    for (const item of job.items) await this.printLabel({ ...job, items: [item] })
  }
}
