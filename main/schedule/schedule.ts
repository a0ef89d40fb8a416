import { messageOf } from '@scanbench/plugin'
import { randomUUID } from 'node:crypto'
import type { Logger, Plugin } from '@scanbench/plugin'
import { ScheduleMixin } from '@scanbench/plugin/mixins'
import { callPlugin } from '../background/call-member.ts'
import type { PluginDirectory } from '../background/plugin-directory.ts'
import { askPlugin } from '../plugins/ask-plugin.ts'
import { atMost, systemTimers } from '../waiting/timers.ts'
import { within } from '../waiting/within.ts'
import type { Database } from '../storage/database.ts'
import { startTimer } from '../storage/start-timer.ts'
import type { StartTimer } from '../storage/start-timer.ts'
import { flag } from '../storage/values.ts'
import { nextRun } from './next-run.ts'
import { ScheduleTable } from './schedule-table.ts'
import type { ScheduledRow } from './schedule-table.ts'
import { readDefinitions } from './task-definitions.ts'

interface Options {
  database: Database
  plugins: PluginDirectory
  /** Is the plugin switched on, whether it is up at the moment or not? */
  isOn: (slug: string) => Promise<boolean>
  /** The setting ENABLE_PLUGINS_SCHEDULE. */
  isEnabled: () => Promise<boolean>
  log: Logger
  clock: () => Date
  startTimer?: StartTimer
  /** After this a run counts as failed; the next one still waits until it is really over. */
  timeoutMs?: number
}

/** A timer says nothing of the time a machine slept: the clock is looked at again at least so often. */
const LONGEST_WAIT_MS = 30_000
const RUN_LIMIT_MS = 10 * 60_000
const STOPPING_MS = 5000

/** Work of plugins by the clock. A task runs never twice at once, and once for all the times that were missed. */
export class Schedule implements AsyncDisposable {
  readonly #options: Options
  readonly #table: ScheduleTable
  readonly #running = new Map<string, Promise<void>>()
  #turn: Promise<void> = Promise.resolve()
  #timer: Disposable | null = null
  #changes: Disposable | null = null
  #isOver = false

  constructor(options: Options) {
    this.#options = options
    this.#table = new ScheduleTable(options.database)
  }

  async start(): Promise<void> {
    this.#changes = this.#options.plugins.onChange(() => void this.synchronize())
    await this.synchronize()
  }

  /** Brings the table in line with the plugins that are on, and with the setting. One at a time; does not reject. */
  synchronize(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#synchronize())
    return this.#turn
  }

  async list(): Promise<ScheduledRow[]> {
    return this.#table.list()
  }

  /** Waits for what is running, but not for what hangs. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true
    this.#changes?.[Symbol.dispose]()
    this.#timer?.[Symbol.dispose]()
    await this.#turn
    await atMost(systemTimers, STOPPING_MS, Promise.allSettled(this.#running.values()))
  }

  async #synchronize(): Promise<void> {
    const { isEnabled, plugins, log } = this.#options
    try {
      const isOpen = await isEnabled()
      const active = new Map<string, Plugin>()
      for (const plugin of isOpen ? plugins.withMixin(ScheduleMixin.KEY) : [])
        active.set(plugins.slugOf(plugin) ?? '', plugin)
      await this.#table.keepOnly([...active.keys(), ...(isOpen ? await this.#absent(new Set(active.keys())) : [])])
      for (const [slug, plugin] of active) await this.#register(slug, plugin)
    } catch (error) {
      log.error('The scheduled tasks could not be brought up to date', { error })
    }
    await this.#look()
  }

  /** Plugins that have tasks and are down for the moment only keep them. */
  async #absent(up: ReadonlySet<string>): Promise<string[]> {
    const down = new Set((await this.#table.list()).map(({ plugin }) => plugin)).difference(up)
    const kept: string[] = []
    for (const slug of down)
      if (this.#options.plugins.get(slug) === null && (await this.#options.isOn(slug))) kept.push(slug)
    return kept
  }

  /** A plugin with a faulty table gets no tasks; the others get theirs. */
  async #register(slug: string, plugin: Plugin): Promise<void> {
    if (!(plugin instanceof ScheduleMixin)) return
    try {
      const declared: unknown = await askPlugin(plugin, () => plugin.getScheduledTasks())
      const isEmpty = typeof declared === 'object' && declared !== null && Object.keys(declared).length === 0
      const tasks = isEmpty ? [] : readDefinitions(slug, declared)
      await this.#table.register(slug, tasks, this.#options.clock())
    } catch (error) {
      this.#note(slug, 'schedule', error)
    }
  }

  /** Starts what is due and waits for the next. */
  async #look(): Promise<void> {
    if (this.#isOver) return
    this.#timer?.[Symbol.dispose]()
    const now = this.#options.clock()
    let waitMs = LONGEST_WAIT_MS
    try {
      for (const row of await this.#table.list()) {
        if (row.next_run === null || this.#running.has(row.name)) continue
        if (this.#options.plugins.get(row.plugin) === null) continue
        const delayMs = new Date(row.next_run).getTime() - now.getTime()
        if (delayMs <= 0) await this.#begin(row, now)
        else waitMs = Math.min(waitMs, delayMs)
      }
    } catch (error) {
      this.#options.log.error('The schedule could not be read; it is tried again', { error })
    }
    if (this.#isOver) return
    this.#timer?.[Symbol.dispose]()
    this.#timer = (this.#options.startTimer ?? startTimer)(() => void this.#lookInTurn(), waitMs)
  }

  #lookInTurn(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#look())
    return this.#turn
  }

  /** The next time is written before the work begins: a run that kills the station is not begun for ever. */
  async #begin(row: ScheduledRow, now: Date): Promise<void> {
    const repeats_left = row.repeats_left > 0 ? row.repeats_left - 1 : row.repeats_left
    const next = repeats_left === 0 ? null : nextRun(row, new Date(row.first_run), now).toISOString()
    const last_run = now.toISOString()
    await this.#table.update(row.pk, {
      next_run: next,
      last_run,
      repeats_left,
      task: randomUUID(),
      success: null,
      result: null,
    })
    this.#running.set(row.name, this.#run(row))
  }

  async #run(row: ScheduledRow): Promise<void> {
    const work = callPlugin(this.#options.plugins, row.plugin, row.func)
    const failure = await this.#failureOf(row, work)
    try {
      await this.#table.update(row.pk, { success: flag(failure === null), result: failure })
      await work.catch(() => {
        // Told above.
      })
    } catch (error) {
      this.#options.log.error('The result of a scheduled task could not be kept', { task: row.name, error })
    } finally {
      this.#running.delete(row.name)
      if (!this.#isOver) void this.#lookInTurn()
    }
  }

  async #failureOf(row: ScheduledRow, work: Promise<unknown>): Promise<string | null> {
    try {
      await within(work, this.#options.timeoutMs ?? RUN_LIMIT_MS, row.name)
      return null
    } catch (error) {
      this.#note(row.plugin, row.name, error)
      return messageOf(error)
    }
  }

  #note(slug: string, stage: string, error: unknown): void {
    this.#options.plugins.noteError(slug, stage, error)
  }
}
