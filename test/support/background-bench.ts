import type { Plugin } from '@scanbench/plugin'
import { BackgroundTasks } from '../../main/background/background-tasks.ts'
import type { Database } from '../../main/storage/database.ts'
import { ManualTimers } from './manual-timers.ts'
import { createPluginShelf, type PluginShelf } from './plugin-shelf.ts'
import { SILENT_LOG } from './silent-log.ts'
import { createTemporaryDatabase } from './temporary-database.ts'

/** Background work on a real database, with a clock that is set by hand. */
export interface BackgroundBench extends AsyncDisposable {
  readonly database: Database
  readonly shelf: PluginShelf
  readonly time: ManualTimers
  readonly tasks: BackgroundTasks
  /** What waits, was done, or was given up: name and number of attempts. */
  rows(): Promise<{ state: string; plugin: string; name: string; attempt_count: number }[]>
}

interface Options {
  plugins?: Plugin[]
  isOn?: (slug: string) => boolean
  timeoutMs?: number
}

export async function createBackgroundBench(options: Options = {}): Promise<BackgroundBench> {
  const database = await createTemporaryDatabase()
  const shelf = createPluginShelf(...(options.plugins ?? []))
  const time = new ManualTimers()
  const tasks = new BackgroundTasks({
    database,
    plugins: shelf,
    isOn: async (slug) => options.isOn?.(slug) ?? shelf.get(slug) !== null,
    log: SILENT_LOG,
    clock: time.clock,
    startTimer: (run, delayMs) => time.after(delayMs, run),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  })
  return {
    database,
    shelf,
    time,
    tasks,
    rows: () =>
      database.write
        .selectFrom('background_task')
        .select(['state', 'plugin', 'name', 'attempt_count'])
        .orderBy('pk')
        .execute(),
    async [Symbol.asyncDispose]() {
      await tasks[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
