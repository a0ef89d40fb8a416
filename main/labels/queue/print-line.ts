import { AppError } from '@scanbench/plugin'
import { sql } from 'kysely'
import type { PrintState } from '../../records/print-records.ts'
import { flag, jsonObject } from '../../storage/values.ts'
import type { PrintJobTable } from '../journal/print-job-table.ts'
import type { WaitingLabel } from './waiting-label.ts'

export const OPEN: readonly PrintState[] = ['queued', 'held']

/**
 * Of a label of these nobody knows whether it came out. The rest waits for the answer: it belongs behind that label, and the
 * last good label is only found while nothing was printed after it.
 */
const IN_DOUBT = sql<number>`(SELECT job FROM print_label WHERE state = 'unknown')`

const TOO_LATE = 'It waited longer than it should, so it was not printed.'

/** The line of each printer: what comes next, and what people change about that. */
export class PrintLine {
  readonly #table: PrintJobTable

  constructor(table: PrintJobTable) {
    this.#table = table
  }

  /** Machines that have labels to print. */
  async machines(): Promise<string[]> {
    const rows = await this.#open().select('print_job.machine').distinct().execute()
    return rows.flatMap(({ machine }) => (machine === null ? [] : [machine]))
  }

  /** The next labels of a machine, in the order they are printed. */
  async upcoming(machine: string, limit: number): Promise<WaitingLabel[]> {
    const jobs = await this.#jobsInLine(machine)
    const labels: WaitingLabel[] = []
    for (const job of jobs) {
      if (labels.length >= limit) break
      labels.push(...(await this.#labelsOf(job, limit - labels.length)))
    }
    return labels
  }

  /** A job is stopped, or goes on; the others of its printer are not touched. */
  async hold(pk: number, isHeld: boolean): Promise<void> {
    await this.#table.write
      .updateTable('print_job')
      .set({ is_held: flag(isHeld) })
      .where('pk', '=', pk)
      .execute()
    await this.#table.tell([pk])
  }

  /** A code of the job does not read back: it stops, and the others of its printer go on. */
  async holdUnread({ pk, job }: Pick<WaitingLabel, 'pk' | 'job'>, unread_code: string): Promise<void> {
    await this.#table.write.updateTable('print_job').set({ is_held: 1, unread_code }).where('pk', '=', job).execute()
    await this.#table.change([pk], OPEN, { to: 'held', error: unreadWords(unread_code) })
    await this.#table.tell([job])
  }

  /** A person wants the job as it is. */
  async releaseUnread(pk: number, { user, reason }: { user: number | null; reason: string }): Promise<void> {
    await this.#table.write
      .updateTable('print_job')
      .set({ is_held: 0, release_reason: reason, released_by: user })
      .where('pk', '=', pk)
      .execute()
    await this.#table.change(await this.#table.labelsIn(pk, ['held']), ['held'], { to: 'queued', error: null })
    await this.#table.tell([pk])
  }

  async prioritise(pk: number, priority: number): Promise<void> {
    await this.#table.write.updateTable('print_job').set({ priority }).where('pk', '=', pk).execute()
    await this.#table.tell([pk])
  }

  /** Puts a job before another one of its line; null: to its end. It takes the priority of those around it. */
  async order(pk: number, machine: string, before: number | null): Promise<void> {
    const line = await this.#jobsInLine(machine, true)
    const others = line.filter((job) => job !== pk)
    const at = before === null ? others.length : others.indexOf(before)
    if (line.length === others.length || at === -1)
      throw new AppError('CONFLICT', 'Only jobs that wait for the same printer can change places.')
    const rows = await this.#table.write
      .selectFrom('print_job')
      .select(['pk', 'priority', 'place'])
      .where('pk', 'in', line)
      .execute()
    const places = rows.map(({ place }) => place).toSorted((one, other) => one - other)
    const priorities = rows.map(({ priority }) => priority).toSorted((one, other) => other - one)
    const ordered = others.toSpliced(at, 0, pk)
    await this.#table.write.transaction().execute(async (transaction) => {
      for (const [index, job] of ordered.entries())
        await transaction
          .updateTable('print_job')
          .set({ place: places[index] ?? job, priority: priorities[index] ?? 0 })
          .where('pk', '=', job)
          .execute()
    })
    await this.#table.tell(ordered)
  }

  /** What has not left by its time never will. */
  async expireDue(): Promise<void> {
    const rows = await this.#open()
      .select('print_label.pk')
      .where('print_job.expires', '<=', this.#table.now())
      .execute()
    const labels = rows.map(({ pk }) => pk)
    await this.#table.change(labels, OPEN, { to: 'cancelled', error: TOO_LATE })
  }

  /** Labels in line, by machine. */
  async waiting(): Promise<Map<string, number>> {
    const rows = await this.#open()
      .select(['print_job.machine', ({ fn }) => fn.countAll<number>().as('number')])
      .groupBy('print_job.machine')
      .execute()
    return new Map(rows.map(({ machine, number }) => [machine ?? '', number]))
  }

  async isPaused(machine: string): Promise<boolean> {
    return (await this.pauses()).has(machine)
  }

  /** Reasons by machine. */
  async pauses(): Promise<Map<string, string>> {
    const rows = await this.#table.write.selectFrom('printer_pause').select(['machine', 'reason']).execute()
    return new Map(rows.map(({ machine, reason }) => [machine, reason]))
  }

  async pause(machine: string, reason: string, user: number | null): Promise<void> {
    const since = this.#table.now()
    await this.#table.write
      .insertInto('printer_pause')
      .values({ machine, reason, user, since })
      .onConflict((conflict) => conflict.column('machine').doUpdateSet({ reason, user, since }))
      .execute()
  }

  /** Every line that there is or that has jobs. */
  async pauseAll(reason: string): Promise<void> {
    const printers = await this.#table.write
      .selectFrom('machine')
      .select('pk')
      .where('machine_type', '=', 'label-printer')
      .execute()
    const machines = new Set([...printers.map(({ pk }) => pk), ...(await this.machines())])
    for (const machine of machines) await this.pause(machine, reason, null)
  }

  async resume(machine: string): Promise<void> {
    await this.#table.write.deleteFrom('printer_pause').where('machine', '=', machine).execute()
  }

  #open() {
    return this.#table.write
      .selectFrom('print_label')
      .innerJoin('print_job', 'print_job.pk', 'print_label.job')
      .where('print_label.state', 'in', OPEN)
  }

  async #jobsInLine(machine: string, withHeld = false): Promise<number[]> {
    const rows = await this.#table.write
      .selectFrom('print_job')
      .select('pk')
      .where('machine', '=', machine)
      .where('pk', 'in', sql<number>`(SELECT DISTINCT job FROM print_label WHERE state IN ('queued', 'held'))`)
      .$if(!withHeld, (query) => query.where('is_held', '=', 0).where('pk', 'not in', IN_DOUBT))
      .orderBy('priority', 'desc')
      .orderBy('place')
      .orderBy('pk')
      .execute()
    return rows.map(({ pk }) => pk)
  }

  async #labelsOf(job: number, limit: number): Promise<WaitingLabel[]> {
    const rows = await this.#table.write
      .selectFrom('print_label')
      .innerJoin('print_job', 'print_job.pk', 'print_label.job')
      .select(['print_label.pk', 'print_label.job', 'print_label.item', 'print_label.position', 'print_label.data'])
      .select(['print_label.reprint', 'print_job.template', 'print_job.template_revision', 'print_job.user'])
      .select(['print_job.options', 'print_job.release_reason'])
      .where('print_label.job', '=', job)
      .where('print_label.state', 'in', OPEN)
      .orderBy('print_label.position')
      .limit(limit)
      .execute()
    return rows.map(({ data, options, release_reason, ...row }) => ({
      ...row,
      is_released: release_reason !== '',
      data: data === null ? null : jsonObject(data),
      options: jsonObject(options),
    }))
  }
}

function unreadWords(code: string): string {
  return `The code "${code}" does not read back from what would be printed, so it may not scan. Make it larger, move it to another printer, or let staff print it anyway.`
}
