import { sql } from 'kysely'
import type { PrintState } from '../../records/print-records.ts'
import { keyList } from '../../stock/list-query.ts'
import { flag } from '../../storage/values.ts'
import { OPEN } from '../queue/print-line.ts'
import type { PrintJobTable } from './print-job-table.ts'

/** A label whose bytes are about to leave. */
export interface LeavingLabel {
  pk: number
  bytes: number
  /** What can be scanned on it. */
  codes: readonly string[]
}

/** A label whose bytes have left. */
export interface LeftLabel {
  pk: number
  /** Can its printer still say whether it came out? */
  isAwaited: boolean
}

export interface Step {
  left: LeftLabel | null
  /** Labels that the printer told of since. */
  printed: readonly number[]
  leaving: LeavingLabel | null
}

/** A printer whose cable was changed since is believed to be silent after so many jobs. */
const JOBS_BACK = 20
const UNSETTLED: readonly PrintState[] = [...OPEN, 'sending', 'sent']
const STOPPED = 'The station stopped while this label was on its way. Look whether it came out.'
const UNHEARD = 'The station stopped before the printer said whether this label came out. Look.'

/**
 * It was chosen a while ago. Since then one before it may have come into doubt, or back into the line by the answer of a person.
 * The states are written out so that their index is used.
 */
const IS_NEXT_OF_ITS_JOB = sql<boolean>`NOT EXISTS (SELECT 1 FROM print_label AS doubted
    WHERE doubted.state = 'unknown' AND doubted.job = print_label.job)
  AND NOT EXISTS (SELECT 1 FROM print_label AS earlier
    WHERE earlier.state = 'queued' AND earlier.job = print_label.job AND earlier.position < print_label.position)
  AND NOT EXISTS (SELECT 1 FROM print_label AS earlier
    WHERE earlier.state = 'held' AND earlier.job = print_label.job AND earlier.position < print_label.position)`

/** What the writer of a printer notes about its labels. */
export class LaneRecords {
  readonly #table: PrintJobTable

  constructor(table: PrintJobTable) {
    this.#table = table
  }

  /** At start: of what was on its way nobody knows, and nothing of it is sent again by itself. */
  async recover(): Promise<void> {
    const rows = await this.#table.write
      .selectFrom('print_label')
      .innerJoin('print_job', 'print_job.pk', 'print_label.job')
      .select(['print_label.pk', 'print_label.state'])
      .where((where) =>
        where.or([
          where('print_label.state', '=', 'sending'),
          where('print_label.state', '=', 'sent').and('print_label.awaited', '=', 1),
          // Nobody but its plugin knew what happened to it.
          where('print_label.state', '=', 'queued').and('print_job.machine', 'is', null),
        ]),
      )
      .execute()
    const unheard = rows.filter(({ state }) => state === 'sent').map(({ pk }) => pk)
    const stopped = rows.filter(({ state }) => state !== 'sent').map(({ pk }) => pk)
    await this.#table.change(unheard, ['sent'], { to: 'unknown', error: UNHEARD, awaited: 0 })
    await this.#table.change(stopped, ['sending', 'queued'], { to: 'unknown', error: STOPPED })
  }

  /**
   * What was not settled when a backup was made may be on paper since. A label whose printer says nothing stays sent: that
   * is all that was ever known of it.
   */
  async doubtAll(reason: string): Promise<void> {
    const rows = await this.#table.write
      .selectFrom('print_label')
      .select('pk')
      .where('state', 'in', UNSETTLED)
      .where((where) => where.or([where('state', '!=', 'sent'), where('awaited', '=', 1)]))
      .execute()
    const labels = rows.map(({ pk }) => pk)
    await this.#table.change(labels, UNSETTLED, { to: 'unknown', error: reason, awaited: 0 })
  }

  /**
   * One label has left, others came out, and the next leaves, in one write to the disk. False when the next must not leave: it
   * was cancelled, held, moved, is too late, or others of its job come first by now.
   */
  async advance(machine: string, { left, printed, leaving }: Step): Promise<boolean> {
    const { write } = this.#table
    const now = this.#table.now()
    const jobs = await write.transaction().execute(async (transaction) => {
      const changed: { job: number; isLeaving: boolean }[] = []
      if (left !== null) {
        const rows = await transaction
          .updateTable('print_label')
          .set({ state: 'sent', sent_at: now, awaited: flag(left.isAwaited), updated: now })
          .where('pk', '=', left.pk)
          .where('state', '=', 'sending')
          .returning('job')
          .execute()
        changed.push(...rows.map(({ job }) => ({ job, isLeaving: false })))
      }
      if (printed.length > 0) {
        const rows = await transaction
          .updateTable('print_label')
          .set({ state: 'printed', error: null, printed_at: now, updated: now })
          .where('pk', 'in', keyList(printed))
          .where('state', '=', 'sent')
          .returning('job')
          .execute()
        changed.push(...rows.map(({ job }) => ({ job, isLeaving: false })))
      }
      if (leaving !== null) {
        const rows = await transaction
          .updateTable('print_label')
          .set({ state: 'sending', error: null, bytes: leaving.bytes, updated: now })
          .where('pk', '=', leaving.pk)
          .where('state', 'in', OPEN)
          .where(IS_NEXT_OF_ITS_JOB)
          .where('job', 'in', (query) =>
            query
              .selectFrom('print_job')
              .select('pk')
              .where('machine', '=', machine)
              .where('is_held', '=', 0)
              .where((where) => where.or([where('expires', 'is', null), where('expires', '>', now)])),
          )
          .returning('job')
          .execute()
        changed.push(...rows.map(({ job }) => ({ job, isLeaving: true })))
        const codes = rows.length === 0 ? [] : leaving.codes.map((code) => ({ code, label: leaving.pk }))
        if (codes.length > 0)
          await transaction
            .insertInto('print_label_code')
            .values(codes)
            .onConflict((conflict) => conflict.doNothing())
            .execute()
      }
      return changed
    })
    await this.#table.tell(jobs.map(({ job }) => job))
    return jobs.some(({ isLeaving }) => isLeaving)
  }

  /** The printer said that they came out. */
  async printed(labels: readonly number[]): Promise<void> {
    const printed_at = this.#table.now()
    await this.#table.change(labels, ['sent'], { to: 'printed', error: null, printed_at })
  }

  /** Did this printer, not a person, say of one of its last jobs that something came out? */
  async hasSpoken(machine: string): Promise<boolean> {
    const row = await this.#table.write
      .selectFrom('print_label')
      .select('pk')
      .where('state', '=', 'printed')
      .where('awaited', '=', 1)
      .where('job', 'in', (query) =>
        query
          .selectFrom('print_job')
          .select('pk')
          .where('machine', '=', machine)
          .orderBy('pk', 'desc')
          .limit(JOBS_BACK),
      )
      .executeTakeFirst()
    return row !== undefined
  }

  /** They stay sent: the printer will not say what became of them. */
  async unheard(labels: readonly number[]): Promise<void> {
    await this.#table.change(labels, ['sent'], { to: 'sent', error: null, awaited: 0 })
  }

  /** It stays in line, with the reason why it stands. Also for a label of which no byte left. */
  async hold(label: number, reason: string): Promise<void> {
    const row = await this.#table.write
      .selectFrom('print_label')
      .select(['state', 'error'])
      .where('pk', '=', label)
      .executeTakeFirst()
    if (row?.state === 'held' && row.error === reason) return
    await this.#table.change([label], [...OPEN, 'sending'], { to: 'held', error: reason })
  }

  /** All bytes have left, and the printer says why they do not come out yet. */
  async note(labels: readonly number[], reason: string | null): Promise<void> {
    await this.#table.change(labels, ['sent'], { to: 'sent', error: reason })
  }

  async doubt(labels: readonly number[], reason: string): Promise<void> {
    await this.#table.change(labels, ['sending', 'sent'], { to: 'unknown', error: reason, awaited: 0 })
  }

  async fail(labels: readonly number[], reason: string, from: readonly PrintState[] = OPEN): Promise<void> {
    await this.#table.change(labels, from, { to: 'failed', error: reason })
  }
}
