import { AppError } from '@scanbench/plugin'
import type { Listing, Page } from '../../records/page.ts'
import type { PrintJob, PrintState } from '../../records/print-records.ts'
import { moveJob } from './job-moves.ts'
import { LabelAnswers } from './label-answers.ts'
import type { LastGood } from './label-answers.ts'
import { LaneRecords } from './lane-records.ts'
import { USUAL_JOB } from './new-job.ts'
import type { NewJob } from './new-job.ts'
import type { JobFilters } from './print-job-records.ts'
import { PrintJobTable } from './print-job-table.ts'
import type { Assignment, PrintJobTableOptions } from './print-job-table.ts'
import { OPEN, PrintLine } from '../queue/print-line.ts'

export type { WaitingLabel } from '../queue/waiting-label.ts'

export interface ReprintRequest {
  user: number | null
  reason: string
  /** Null: those that did not come out, or all if there are none such. */
  labels: readonly number[] | null
}

const MISSING: readonly PrintState[] = ['failed', 'unknown', 'cancelled']
/** A label in one of these may be on paper, so that its reprint is marked. */
const MAY_BE_OUT: readonly PrintState[] = ['sent', 'printed', 'unknown']

/** What became of every label. A label is a row here before its first byte leaves. */
export class PrintJournal {
  /** What comes next at each printer. */
  readonly line: PrintLine
  /** What the writers of the printers note. */
  readonly lane: LaneRecords
  /** What people say of labels. */
  readonly answers: LabelAnswers
  readonly #table: PrintJobTable

  constructor(options: PrintJobTableOptions) {
    this.#table = new PrintJobTable(options)
    this.line = new PrintLine(this.#table)
    this.lane = new LaneRecords(this.#table)
    this.answers = new LabelAnswers(this.#table)
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

  /** For jobs of other label plugins: what waited was handed over. */
  async markHandedOver(pk: number): Promise<void> {
    await this.#table.change(await this.#table.labelsIn(pk, ['queued']), ['queued'], { to: 'sent' })
  }

  async failJob(pk: number, reason: string): Promise<void> {
    await this.lane.fail(await this.#table.labelsIn(pk, OPEN), reason)
  }

  /** Labels that have not left stay here; those that have are beyond reach. */
  cancel(pk: number): Promise<PrintJob> {
    return this.#drop(pk, null)
  }

  /** As if its time were over. */
  expire(pk: number): Promise<PrintJob> {
    return this.#drop(pk, 'Somebody said that it is not needed any more.')
  }

  move(pk: number, machine: string): Promise<PrintJob> {
    return moveJob(this.#table, pk, machine)
  }

  /** A person has looked: these labels of the job, or all that nobody knows of. */
  async settle(pk: number, labels: readonly number[] | null, outcome: 'printed' | 'failed'): Promise<PrintJob> {
    await this.answers.settle(pk, labels, outcome)
    return this.get(pk)
  }

  async resumeAfter(pk: number, last: LastGood): Promise<PrintJob> {
    await this.answers.resumeAfter(pk, last)
    return this.get(pk)
  }

  /** A new job with labels of an old one. */
  async reprint(pk: number, { user, reason, labels: wanted }: ReprintRequest): Promise<PrintJob> {
    const { machine, plugin, labels = [], ...job } = await this.get(pk)
    if (machine === null)
      throw new AppError('CONFLICT', `Job ${pk} was printed by the plugin "${plugin}". Print it again from the item.`)
    const missing = labels.filter(({ state }) => MISSING.includes(state))
    const usual = missing.length > 0 ? missing : labels
    const chosen = wanted === null ? usual : labels.filter((label) => wanted.includes(label.pk))
    if (chosen.length === 0) throw new AppError('INVALID_INPUT', `None of these labels is in print job ${pk}.`)
    const { template, template_name, template_revision, model_type, options, scan_back } = job
    return this.createJob({
      ...USUAL_JOB,
      user,
      plugin,
      machine,
      template,
      template_name,
      template_revision,
      model_type,
      options,
      scan_back,
      reason,
      labels: chosen.map(({ item, data, reprint, state }) => ({
        item,
        data,
        reprint: MAY_BE_OUT.includes(state) ? reprint + 1 : reprint,
      })),
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

  /** Tells what is not told yet; afterwards nothing happens by itself. */
  flush(): Promise<void> {
    return this.#table.flush()
  }

  async #drop(pk: number, error: string | null): Promise<PrintJob> {
    await this.get(pk)
    const labels = await this.#table.labelsIn(pk, OPEN)
    if ((await this.#table.change(labels, OPEN, { to: 'cancelled', error })) === 0)
      throw new AppError('CONFLICT', `All labels of print job ${pk} have left already; there is nothing to cancel.`)
    return this.get(pk)
  }
}
