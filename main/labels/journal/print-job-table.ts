import { AppError } from '@scanbench/plugin'
import type { Transaction } from 'kysely'
import { keyList } from '../../stock/list-query.ts'
import type { Listing, Page } from '../../records/page.ts'
import type { PrintJob, PrintState } from '../../records/print-records.ts'
import type { StationEvent } from '../../records/station-event.ts'
import type { Database } from '../../storage/database.ts'
import type { Flag, Tables } from '../../storage/tables.ts'
import { flag } from '../../storage/values.ts'
import { JobNews } from './job-news.ts'
import { countJobs, jobRecord, labelsOf, selectJobs } from './print-job-records.ts'
import type { JobFilters } from './print-job-records.ts'
import type { NewJob, NewLabel } from './new-job.ts'

type JobChanged = Pick<Extract<StationEvent, { type: 'print-job.changed' }>, 'type' | 'data'>

export interface PrintJobTableOptions {
  database: Database
  events: { publish(event: JobChanged): void }
  clock: () => Date
}

/** What a job that waited for its machine gets. */
export interface Assignment {
  machine: string
  labels: readonly NewLabel[]
  copies: number
}

export interface LabelChange {
  to: PrintState
  error?: string | null
  bytes?: number
  awaited?: Flag
  sent_at?: string
  printed_at?: string
}

/** Far more than a roll holds; more at once is a mistake. */
const MOST_LABELS = 10_000

/** The rows of print jobs and their labels. Every change is told to the world. */
export class PrintJobTable {
  readonly #options: PrintJobTableOptions
  readonly #news: JobNews

  constructor(options: PrintJobTableOptions) {
    this.#options = options
    this.#news = new JobNews(async (pk) => void (await this.#publish(pk)))
  }

  async create({ labels, options, scan_back, ...job }: NewJob): Promise<PrintJob> {
    checkNumber(labels.length * job.copies)
    const created = this.now()
    const pk = await this.write.transaction().execute(async (transaction) => {
      const { insertId } = await transaction
        .insertInto('print_job')
        .values({ ...job, options: JSON.stringify(options), scan_back: flag(scan_back), created })
        .executeTakeFirst()
      const pk = Number(insertId)
      await transaction.updateTable('print_job').set({ place: pk }).where('pk', '=', pk).execute()
      await insertLabels(transaction, pk, { labels, copies: job.copies, now: created })
      return pk
    })
    return this.#publish(pk)
  }

  /** Gives a job that has no machine its machine and its labels; false when it has one, or has begun. */
  async assign(pk: number, { machine, labels, copies }: Assignment) {
    checkNumber(labels.length * copies)
    const isAssigned = await this.write.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('print_job')
        .set({ machine, copies })
        .where('pk', '=', pk)
        .where('machine', 'is', null)
        .where('pk', 'not in', (query) =>
          query.selectFrom('print_label').select('job').where('job', '=', pk).where('state', '!=', 'queued'),
        )
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await transaction.deleteFrom('print_label').where('job', '=', pk).execute()
      await insertLabels(transaction, pk, { labels, copies, now: this.now() })
      return true
    })
    if (isAssigned) await this.#publish(pk)
    return isAssigned
  }

  /** Only for jobs of which nothing was done. */
  async remove(pk: number): Promise<void> {
    await this.write.deleteFrom('print_job').where('pk', '=', pk).where('machine', 'is', null).execute()
  }

  async get(pk: number): Promise<PrintJob> {
    const row = await selectJobs(this.write, {}).where('print_job.pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no print job ${pk}.`)
    return { ...jobRecord(row), labels: await labelsOf(this.write, pk) }
  }

  async some(pks: readonly number[]): Promise<PrintJob[]> {
    if (pks.length === 0) return []
    const rows = await selectJobs(this.write, {}).where('print_job.pk', 'in', keyList(pks)).execute()
    return rows.map(jobRecord)
  }

  async list(filters: JobFilters, { limit, offset }: Page): Promise<Listing<PrintJob>> {
    const { read } = this.#options.database
    const rows = await selectJobs(read, filters)
      // SQLite takes an offset only after a limit; -1 means none.
      .limit(limit ?? -1)
      .offset(offset)
      .execute()
    return { count: await countJobs(read, filters), results: rows.map(jobRecord) }
  }

  async labelsIn(job: number, states: readonly PrintState[]): Promise<number[]> {
    const rows = await this.write
      .selectFrom('print_label')
      .select('pk')
      .where('job', '=', job)
      .where('state', 'in', states)
      .execute()
    return rows.map(({ pk }) => pk)
  }

  /** Changes those labels that are still in one of the states, and tells how many. */
  async change(labels: readonly number[], from: readonly PrintState[], { to, ...values }: LabelChange) {
    if (labels.length === 0) return 0
    const changed = await this.write
      .updateTable('print_label')
      .set({ ...values, state: to, updated: this.now() })
      .where('pk', 'in', keyList(labels))
      .where('state', 'in', from)
      .returning('job')
      .execute()
    await this.tell(changed.map((row) => row.job))
    return changed.length
  }

  /** These jobs have changed. A job that changes all the time is told of a few times a second. */
  async tell(jobs: readonly number[]): Promise<void> {
    for (const job of new Set(jobs)) await this.#news.tell(job)
  }

  /** Everything that is known is told; afterwards nothing happens by itself. */
  flush(): Promise<void> {
    return this.#news.flush()
  }

  /** The open connection, for questions that only the journal asks. */
  get write(): Database['write'] {
    return this.#options.database.write
  }

  now(): string {
    return this.#options.clock().toISOString()
  }

  async #publish(pk: number): Promise<PrintJob> {
    const row = await selectJobs(this.write, {}).where('print_job.pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no print job ${pk}.`)
    const job = jobRecord(row)
    this.#options.events.publish({ type: 'print-job.changed', data: job })
    return job
  }
}

function checkNumber(labels: number): void {
  if (labels > MOST_LABELS)
    throw new AppError('INVALID_INPUT', `${labels} labels are too many for one job.`, {
      details: { items: [`At most ${MOST_LABELS} labels can be printed at once.`] },
    })
}

/** SQLite takes a limited number of values in one statement. */
const ROWS_AT_ONCE = 1000

interface LabelRows {
  labels: readonly NewLabel[]
  copies: number
  now: string
}

/** Every label on paper has its own row: item 1, item 1, item 2, item 2. */
async function insertLabels(transaction: Transaction<Tables>, job: number, { labels, copies, now }: LabelRows) {
  const each = labels.flatMap((label) => Array.from({ length: copies }, () => label))
  const rows = each.map(({ item, data, reprint = 0 }, index) => ({
    job,
    position: index + 1,
    item,
    data: data === null ? null : JSON.stringify(data),
    state: 'queued' as const,
    reprint,
    updated: now,
  }))
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await transaction
      .insertInto('print_label')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute()
}
