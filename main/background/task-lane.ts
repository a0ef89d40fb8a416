import { messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import { within } from '../waiting/within.ts'
import type { StartTimer } from '../storage/start-timer.ts'
import type { BackgroundTask, TaskHandler } from './background-task.ts'
import type { PluginDirectory } from './plugin-directory.ts'
import type { TaskTable } from './task-table.ts'

/** After the first, second and third failure; the fourth is the last. */
const RETRY_MS: readonly number[] = [1000, 10_000, 60_000]
/** Until a plugin that is to be on, but is down at the moment, is looked for again. */
const ABSENT_MS = 5000

export interface LaneOptions {
  plugin: string
  func: string
  handler: TaskHandler
  table: TaskTable
  plugins: Pick<PluginDirectory, 'get' | 'noteError'>
  /** Is the plugin switched on, whether it is up at the moment or not? */
  isOn: (slug: string) => Promise<boolean>
  startTimer: StartTimer
  clock: () => Date
  timeoutMs: number
  log: Logger
  /** After each attempt. */
  onAttempt: () => void
}

/** The tasks of one kind of one plugin, one after the other: a plugin that hangs holds up nobody but itself. */
export class TaskLane implements AsyncDisposable {
  readonly #options: LaneOptions
  #running: Promise<void> | null = null
  #isWoken = false
  #isOver = false
  #timer: Disposable | null = null

  constructor(options: LaneOptions) {
    this.#options = options
  }

  wake(): void {
    this.#isWoken = true
    if (this.#isOver || this.#running !== null) return
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (this.#isWoken) this.wake()
    })
  }

  get isIdle(): boolean {
    return this.#running === null
  }

  /** Waits for the task in hand; the others stay in the table. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true
    this.#timer?.[Symbol.dispose]()
    await this.#running
  }

  async #run(): Promise<void> {
    this.#isWoken = false
    this.#timer?.[Symbol.dispose]()
    const { table, clock, log, plugin, func } = this.#options
    try {
      for (let task = await table.nextOf(this.#options); task !== null; task = await table.nextOf(this.#options)) {
        const delayMs = new Date(task.due).getTime() - clock().getTime()
        if (delayMs > 0) this.#wakeLater(delayMs)
        if (this.#isOver || delayMs > 0) return
        await this.#attempt(task)
      }
    } catch (error) {
      log.error('Background work stands still for a moment', { plugin, func, error })
      this.#wakeLater(ABSENT_MS)
    }
  }

  #wakeLater(delayMs: number): void {
    if (this.#isOver) return
    this.#timer = this.#options.startTimer(() => this.wake(), delayMs)
  }

  async #attempt(task: BackgroundTask): Promise<void> {
    const { table, plugins, isOn, handler, timeoutMs, onAttempt } = this.#options
    const plugin = plugins.get(task.plugin)
    if (plugin === null) {
      if (await isOn(task.plugin)) await table.settle(task.pk, { state: 'pending', due: this.#inMs(ABSENT_MS) })
      else await table.remove([task.pk], 'pending')
      return
    }
    const started = this.#inMs(0)
    try {
      const work = (async () => handler(task, plugin))()
      const verdict = await within(work, timeoutMs, `${plugin.NAME}: ${task.name}`)
      if (verdict === 'unwanted') await table.remove([task.pk], 'pending')
      else await table.settle(task.pk, { state: 'done', started, stopped: this.#inMs(0) })
    } catch (error) {
      await this.#failed(task, started, error)
    }
    onAttempt()
  }

  async #failed(task: BackgroundTask, started: string, error: unknown): Promise<void> {
    const { table, plugins } = this.#options
    const message = messageOf(error)
    const attempt_count = task.attempt_count + 1
    const delayMs = RETRY_MS[task.attempt_count]
    plugins.noteError(task.plugin, task.func, new Error(`${task.name}: ${message}`, { cause: error }))
    const settled = { attempt_count, started, stopped: this.#inMs(0), result: message }
    if (delayMs === undefined) await table.settle(task.pk, { state: 'failed', ...settled })
    else await table.settle(task.pk, { state: 'pending', due: this.#inMs(delayMs), ...settled })
  }

  #inMs(delayMs: number): string {
    return new Date(this.#options.clock().getTime() + delayMs).toISOString()
  }
}
