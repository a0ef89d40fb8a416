import { AppError } from '@scanbench/plugin'
import type { Listing, Page } from '../records/page.ts'
import type { PrintJob, PrintState } from '../records/records.ts'
import { jsonObject } from '../storage/values.ts'
import type { JobFilters } from './queue/print-job-records.ts'
import { PrintJobTable } from './queue/print-job-table.ts'
import type { NewJob } from './queue/new-job.ts'
import { USUAL_JOB } from './queue/new-job.ts'
import type { Assignment, PrintJobTableOptions } from './queue/print-job-table.ts'

/** A label that waits for its printer. */
export interface WaitingLabel {
  pk: number
  job: number
  item: number | null
  /** Values over those of the item. */
  data: Record<string, unknown> | null
  template: number
  template_revision: number
  user: number | null
  /** Number of the label within its job, from 1. */
  position: number
}

const OPEN: readonly PrintState[] = ['queued', 'held']
const UNSETTLED: readonly PrintState[] = ['sent', 'unknown']
const MISSING: readonly PrintState[] = ['failed', 'unknown', 'cancelled']
const INTERRUPTED = 'The station stopped while this label was on its way. Look whether it came out.'

/** What became of every label. A label is a row here before its first byte leaves. */
export class PrintJournal {
  readonly #table: PrintJobTable

  constructor(options: PrintJobTableOptions) {
    this.#table = new PrintJobTable(options)
  }

  /** At start: what was on its way when the station stopped is unknown, and is never sent again by itself. */
  async recover(): Promise<void> {
    const rows = await this.#table.write
      .selectFrom('print_label')
      .innerJoin('print_job', 'print_job.pk', 'print_label.job')
      .select('print_label.pk')
      .where((where) =>
        where.or([
          where('print_label.state', '=', 'sending'),
          // Nobody but its plugin knew what happened to it.
          where('print_label.state', '=', 'queued').and('print_job.machine', 'is', null),
        ]),
      )
      .execute()
    const labels = rows.map(({ pk }) => pk)
    await this.#table.change(labels, ['sending', 'queued'], { to: 'unknown', error: INTERRUPTED })
  }

  /** Machines that have labels to print. */
  async waitingMachines(): Promise<string[]> {
    const rows = await this.#table.write
      .selectFrom('print_label')
      .innerJoin('print_job', 'print_job.pk', 'print_label.job')
      .select('print_job.machine')
      .distinct()
      .where('print_label.state', 'in', OPEN)
      .execute()
    return rows.flatMap(({ machine }) => (machine === null ? [] : [machine]))
  }

  createJob(job: NewJob): Promise<PrintJob> {
    return this.#table.create(job)
  }

  /** A job of a plugin that turned out to be for one of the station's own printers. */
  async assign(pk: number, to: Assignment): Promise<PrintJob> {
    if (!(await this.#table.assign(pk, to)))
      throw new AppError('CONFLICT', `Print job ${pk} is not waiting for a printer.`)
    return this.get(pk)
  }

  /** Takes back a job that was refused before anything was done for it. */
  discard(pk: number): Promise<void> {
    return this.#table.remove(pk)
  }

  /** The first label in line for a machine. */
  async nextQueued(machine: string): Promise<WaitingLabel | null> {
    const label = await this.#table.write
      .selectFrom('print_label')
      .innerJoin('print_job', 'print_job.pk', 'print_label.job')
      .select(['print_label.pk', 'print_label.job', 'print_label.item', 'print_label.position'])
      .select(['print_label.data', 'print_job.template', 'print_job.template_revision', 'print_job.user'])
      .where('print_job.machine', '=', machine)
      .where('print_label.state', 'in', OPEN)
      .orderBy('print_label.pk')
      .executeTakeFirst()
    return label === undefined ? null : { ...label, data: label.data === null ? null : jsonObject(label.data) }
  }

  /** False when it was cancelled in the meantime: then it must not be sent. */
  async markSending(label: number, bytes: number): Promise<boolean> {
    return (await this.#table.change([label], OPEN, { to: 'sending', error: null, bytes })) === 1
  }

  async markSent(label: number): Promise<void> {
    await this.#table.change([label], ['sending'], { to: 'sent' })
  }

  /** The printer said that they came out. */
  async markPrinted(labels: readonly number[]): Promise<void> {
    await this.#table.change(labels, ['sent'], { to: 'printed', error: null })
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
  async noteOnSent(labels: readonly number[], reason: string | null): Promise<void> {
    await this.#table.change(labels, ['sent'], { to: 'sent', error: reason })
  }

  async markUnknown(label: number, reason: string): Promise<void> {
    await this.#table.change([label], ['sending'], { to: 'unknown', error: reason })
  }

  async markFailed(labels: readonly number[], reason: string): Promise<void> {
    await this.#table.change(labels, OPEN, { to: 'failed', error: reason })
  }

  /** For jobs of other label plugins: what waited was handed over. */
  async markHandedOver(pk: number): Promise<void> {
    await this.#table.change(await this.#table.labelsIn(pk, ['queued']), ['queued'], { to: 'sent' })
  }

  async failJob(pk: number, reason: string): Promise<void> {
    await this.markFailed(await this.#table.labelsIn(pk, OPEN), reason)
  }

  /** Labels that have not left stay here; those that have are beyond reach. */
  async cancel(pk: number): Promise<PrintJob> {
    await this.get(pk)
    const labels = await this.#table.labelsIn(pk, OPEN)
    if ((await this.#table.change(labels, OPEN, { to: 'cancelled', error: null })) === 0)
      throw new AppError('CONFLICT', `All labels of print job ${pk} have left already; there is nothing to cancel.`)
    return this.get(pk)
  }

  /** A person has looked: one label of the job, or all that nobody knows of. */
  async settle(pk: number, label: number | null, outcome: 'printed' | 'failed'): Promise<PrintJob> {
    await this.get(pk)
    const unsettled = await this.#table.labelsIn(pk, UNSETTLED)
    const labels = label === null ? unsettled : unsettled.filter((one) => one === label)
    const error = outcome === 'failed' ? 'It did not come out, somebody said.' : null
    if ((await this.#table.change(labels, UNSETTLED, { to: outcome, error })) === 0)
      throw new AppError('CONFLICT', `Nothing in print job ${pk} waits for an answer whether it came out.`)
    return this.get(pk)
  }

  /** A new job with the labels that did not come out, or with all if there are none such. */
  async reprint(pk: number, user: number | null): Promise<PrintJob> {
    const { machine, plugin, labels = [], ...job } = await this.get(pk)
    if (machine === null)
      throw new AppError('CONFLICT', `Job ${pk} was printed by the plugin "${plugin}". Print it again from the item.`)
    const missing = labels.filter(({ state }) => MISSING.includes(state))
    const { template, template_name, template_revision, model_type } = job
    return this.createJob({
      ...USUAL_JOB,
      user,
      plugin,
      machine,
      template,
      template_name,
      template_revision,
      model_type,
      labels: missing.length > 0 ? missing : labels,
      copies: 1,
      reprint_of: pk,
    })
  }

  get(pk: number): Promise<PrintJob> {
    return this.#table.get(pk)
  }

  /** Those of these keys that there are, without their labels. */
  some(pks: readonly number[]): Promise<PrintJob[]> {
    return this.#table.some(pks)
  }

  /** Newest first. */
  list(filters: JobFilters, page: Page): Promise<Listing<PrintJob>> {
    return this.#table.list(filters, page)
  }
}
