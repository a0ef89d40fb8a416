import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { BackgroundTaskState, BackgroundTaskTable, Tables } from '../storage/tables.ts'
import { jsonObject } from '../storage/values.ts'
import type { BackgroundTask, NewTask } from './background-task.ts'

/** SQLite takes so many parameters in one statement; a row has eight. */
const ROWS_AT_ONCE = 2000
/** Of each kind that is over. */
const KEPT_TASKS = 1000
const LONGEST_WAIT_MS = 7 * 86_400_000

interface Lane {
  plugin: string
  func: string
}

/** The rows of the queue. */
export class TaskTable {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** All of them or none; answers their ids in the same order. */
  async insert(tasks: readonly NewTask[], now: string): Promise<string[]> {
    const rows = tasks.map(({ plugin, name, func, args = [], kwargs = {} }) => ({
      task_id: randomUUID(),
      plugin,
      name,
      func,
      args: JSON.stringify(args),
      kwargs: JSON.stringify(kwargs),
      created: now,
      due: now,
    }))
    await this.#write.transaction().execute(async (transaction) => {
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
        await transaction
          .insertInto('background_task')
          .values(rows.slice(start, start + ROWS_AT_ONCE))
          .execute()
    })
    return rows.map(({ task_id }) => task_id)
  }

  /** What each lane has to do. */
  async lanes(): Promise<Lane[]> {
    return this.#write
      .selectFrom('background_task')
      .select(['plugin', 'func'])
      .distinct()
      .where('state', '=', 'pending')
      .execute()
  }

  async nextOf({ plugin, func }: Lane): Promise<BackgroundTask | null> {
    const row = await this.#write
      .selectFrom('background_task')
      .selectAll()
      .where('state', '=', 'pending')
      .where('plugin', '=', plugin)
      .where('func', '=', func)
      .orderBy('due')
      .orderBy('pk')
      .limit(1)
      .executeTakeFirst()
    return row === undefined ? null : taskOf(row)
  }

  async settle(pk: number, values: { state: BackgroundTaskState } & SettledValues): Promise<void> {
    await this.#write.updateTable('background_task').set(values).where('pk', '=', pk).execute()
  }

  async remove(pks: readonly number[], state: BackgroundTaskState): Promise<number> {
    const gone = await this.#write
      .deleteFrom('background_task')
      .where('state', '=', state)
      .where('pk', 'in', [...pks])
      .executeTakeFirst()
    return Number(gone.numDeletedRows)
  }

  /** Given-up tasks get their tries again; the lanes that have work by that. */
  async retry(pks: readonly number[], now: string): Promise<Lane[]> {
    return this.#write
      .updateTable('background_task')
      .set({ state: 'pending', attempt_count: 0, due: now, created: now, stopped: null, result: null })
      .where('state', '=', 'failed')
      .where('pk', 'in', [...pks])
      .returning(['plugin', 'func'])
      .execute()
  }

  async list(state: BackgroundTaskState): Promise<BackgroundTask[]> {
    const rows = await this.#database.read
      .selectFrom('background_task')
      .selectAll()
      .where('state', '=', state)
      .orderBy('pk')
      .execute()
    return rows.map(taskOf)
  }

  async count(state: BackgroundTaskState): Promise<number> {
    const { count } = await this.#database.write
      .selectFrom('background_task')
      .select((table) => table.fn.countAll<number>().as('count'))
      .where('state', '=', state)
      .executeTakeFirstOrThrow()
    return count
  }

  async find(taskId: string): Promise<{ state: BackgroundTaskState } | null> {
    const row = await this.#write
      .selectFrom('background_task')
      .select('state')
      .where('task_id', '=', taskId)
      .executeTakeFirst()
    return row ?? null
  }

  /** Keeps the newest of those that are over, and gives up what has waited for too long. */
  async prune(now: Date): Promise<void> {
    const oldest = new Date(now.getTime() - LONGEST_WAIT_MS).toISOString()
    await this.#write
      .updateTable('background_task')
      .set({ state: 'failed', stopped: now.toISOString(), result: 'It waited for a week and was given up.' })
      .where('state', '=', 'pending')
      .where('created', '<', oldest)
      .execute()
    for (const state of ['done', 'failed'] as const) await this.#pruneState(state)
  }

  async #pruneState(state: BackgroundTaskState): Promise<void> {
    const last = this.#write
      .selectFrom('background_task')
      .select('pk')
      .where('state', '=', state)
      .orderBy('pk', 'desc')
      .offset(KEPT_TASKS)
      .limit(1)
    await this.#write.deleteFrom('background_task').where('state', '=', state).where('pk', '<=', last).execute()
  }

  get #write(): Kysely<Tables> {
    return this.#database.write
  }
}

type SettledValues = Partial<Pick<BackgroundTask, 'attempt_count' | 'due' | 'started' | 'stopped' | 'result'>>

function taskOf({ args, kwargs, ...row }: Selectable<BackgroundTaskTable>): BackgroundTask {
  const list: unknown = JSON.parse(args)
  return { ...row, args: Array.isArray(list) ? list : [], kwargs: jsonObject(kwargs) }
}
