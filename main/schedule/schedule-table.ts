import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../storage/database.ts'
import type { ScheduledTaskTable, Tables } from '../storage/tables.ts'
import { nextRun } from './next-run.ts'
import type { TaskDefinition } from './task-definitions.ts'

export type ScheduledRow = Selectable<ScheduledTaskTable>

/** What the station remembers of tasks by the clock: one row for each name, whoever registers it how often. */
export class ScheduleTable {
  readonly #write: Kysely<Tables>

  constructor({ write }: Database) {
    this.#write = write
  }

  /** Makes or updates the tasks of a plugin, and drops those that it no longer declares. All in one step. */
  async register(plugin: string, tasks: readonly TaskDefinition[], now: Date): Promise<void> {
    await this.#write.transaction().execute(async (transaction) => {
      const rows = await transaction.selectFrom('scheduled_task').selectAll().where('plugin', '=', plugin).execute()
      const known = new Map(rows.map((row) => [row.name, row]))
      const names = tasks.map(({ name }) => name)
      await transaction
        .deleteFrom('scheduled_task')
        .where('plugin', '=', plugin)
        .$if(names.length > 0, (query) => query.where('name', 'not in', names))
        .execute()
      for (const task of tasks) await upsert(transaction, task, known.get(task.name), now)
    })
  }

  /** Drops the tasks of every plugin but these. */
  async keepOnly(plugins: readonly string[]): Promise<void> {
    await this.#write
      .deleteFrom('scheduled_task')
      .$if(plugins.length > 0, (query) => query.where('plugin', 'not in', [...plugins]))
      .execute()
  }

  async list(): Promise<ScheduledRow[]> {
    return this.#write.selectFrom('scheduled_task').selectAll().orderBy('name').execute()
  }

  async update(pk: number, values: Updateable<ScheduledTaskTable>): Promise<void> {
    await this.#write.updateTable('scheduled_task').set(values).where('pk', '=', pk).execute()
  }
}

/** What a task has behind it stays; a new interval counts from now on. */
async function upsert(
  transaction: Kysely<Tables>,
  task: TaskDefinition,
  known: ScheduledRow | undefined,
  now: Date,
): Promise<void> {
  if (known !== undefined && isSame(known, task)) return
  const first_run = now.toISOString()
  const row: Insertable<ScheduledTaskTable> = {
    ...task,
    repeats_left: task.repeats,
    first_run,
    next_run: nextRun(task, now, now).toISOString(),
  }
  await transaction
    .insertInto('scheduled_task')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

function isSame(known: ScheduledRow, task: TaskDefinition): boolean {
  return (
    known.func === task.func &&
    known.schedule_type === task.schedule_type &&
    known.minutes === task.minutes &&
    known.repeats === task.repeats
  )
}
