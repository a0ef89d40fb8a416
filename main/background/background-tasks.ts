import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import { atMost, systemTimers } from '../waiting/timers.ts'
import type { Database } from '../storage/database.ts'
import { startTimer } from '../storage/start-timer.ts'
import type { StartTimer } from '../storage/start-timer.ts'
import type { BackgroundTask, NewTask, TaskHandler } from './background-task.ts'
import type { PluginDirectory } from './plugin-directory.ts'
import { TaskLane } from './task-lane.ts'
import { TaskTable } from './task-table.ts'

interface Options {
  database: Database
  plugins: PluginDirectory
  isOn: (slug: string) => Promise<boolean>
  log: Logger
  clock: () => Date
  startTimer?: StartTimer
  /** For one attempt. */
  timeoutMs?: number
}

const TIMEOUT_MS = 30_000
/** For what hangs when the station stops. */
const STOPPING_MS = 5000
const PRUNE_EVERY = 200

interface Waiting {
  tasks: readonly NewTask[]
  done: (ids: string[]) => void
  failed: (error: unknown) => void
}

/**
 * Work of plugins that nobody waits for. A task is a row before anything is done about it; it is tried four times, and
 * may be begun twice when the station is cut off in between.
 */
export class BackgroundTasks implements AsyncDisposable {
  readonly table: TaskTable
  readonly #options: Options
  readonly #handlers = new Map<string, TaskHandler>()
  readonly #lanes = new Map<string, TaskLane>()
  #waiting: Waiting[] = []
  #writing: Promise<void> | null = null
  #isRunning = false
  #changes: Disposable | null = null
  #sincePrune = 0

  constructor(options: Options) {
    this.#options = options
    this.table = new TaskTable(options.database)
  }

  get isRunning(): boolean {
    return this.#isRunning
  }

  /** Said before `start()`, once for each kind of work. */
  handle(func: string, handler: TaskHandler): void {
    this.#handlers.set(func, handler)
  }

  /** Resolves with their ids when the tasks cannot be lost any more. What is asked at the same time is one write. */
  async add(tasks: readonly NewTask[]): Promise<string[]> {
    if (tasks.length === 0) return []
    const { promise, resolve: done, reject: failed } = Promise.withResolvers<string[]>()
    this.#waiting.push({ tasks, done, failed })
    this.#writing ??= this.#write()
    return await promise
  }

  /** Tries again what was given up; tells how many there were. */
  async retry(pks: readonly number[]): Promise<number> {
    const lanes = await this.table.retry(pks, this.#options.clock().toISOString())
    for (const { plugin, func } of lanes) this.#wake(plugin, func)
    return lanes.length
  }

  /** Looks for rows that were written without `add`. */
  wake({ plugin, func }: { plugin: string; func: string }): void {
    this.#wake(plugin, func)
  }

  /** Goes on with what an earlier run of the station left. */
  async start(): Promise<void> {
    this.#isRunning = true
    this.#changes = this.#options.plugins.onChange(({ slug, active }) => {
      if (active) for (const lane of this.#lanesOf(slug)) lane.wake()
    })
    await this.table.prune(this.#options.clock())
    for (const { plugin, func } of await this.table.lanes()) this.#wake(plugin, func)
  }

  /** Tasks in hand are finished; what waits stays in its rows. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isRunning = false
    this.#changes?.[Symbol.dispose]()
    await this.#writing
    const lanes = [...this.#lanes.values()].map((lane) => lane[Symbol.asyncDispose]())
    await atMost(systemTimers, STOPPING_MS, Promise.allSettled(lanes))
  }

  async #write(): Promise<void> {
    // A turn later, so that what is told in one go becomes one commit.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      const tasks = batch.flatMap((waiting) => waiting.tasks)
      try {
        const ids = await this.table.insert(tasks, this.#options.clock().toISOString())
        let start = 0
        for (const { tasks: own, done } of batch) done(ids.slice(start, (start += own.length)))
        for (const { plugin, func } of tasks) this.#wake(plugin, func)
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    this.#writing = null
  }

  #wake(plugin: string, func: string): void {
    if (!this.#isRunning) return
    const key = `${plugin} ${func}`
    const lane = this.#lanes.get(key) ?? this.#newLane(plugin, func)
    this.#lanes.set(key, lane)
    lane.wake()
  }

  #newLane(plugin: string, func: string): TaskLane {
    const handler = this.#handlers.get(func) ?? unknownWork
    const onAttempt = () => {
      if (++this.#sincePrune < PRUNE_EVERY) return
      this.#sincePrune = 0
      void this.table.prune(this.#options.clock()).catch((error: unknown) => {
        this.#options.log.warn('Old background tasks could not be removed', { error })
      })
    }
    const { timeoutMs = TIMEOUT_MS, startTimer: later = startTimer, ...options } = this.#options
    return new TaskLane({
      ...options,
      plugin,
      func,
      handler,
      table: this.table,
      startTimer: later,
      timeoutMs,
      onAttempt,
    })
  }

  #lanesOf(slug: string): TaskLane[] {
    return [...this.#lanes].filter(([key]) => key.startsWith(`${slug} `)).map(([, lane]) => lane)
  }
}

const unknownWork: TaskHandler = async ({ func }: BackgroundTask) => {
  throw new AppError('NOT_FOUND', `This version of the program knows no background work "${func}".`)
}
