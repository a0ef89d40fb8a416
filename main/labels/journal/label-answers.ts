import { AppError } from '@scanbench/plugin'
import { sql } from 'kysely'
import type { FirstPrint, PrintJob, PrintLabel, PrintState } from '../../records/print-records.ts'
import { UNSCANNED_SQL } from './job-state.ts'
import { keyList } from '../../stock/list-query.ts'
import type { PrintJobTable } from './print-job-table.ts'

/** Which of the labels that nobody knows of came out. */
export type LastGood =
  | { answer: 'none' }
  | { answer: 'all' }
  /** These came out. */
  | { answer: 'chosen'; labels: readonly number[] }
  /** What was read on the last one that came out. */
  | { answer: 'code'; code: string }

/** A label as people speak of it. */
export interface PlacedLabel {
  pk: number
  job: number
  position: number
  state: PrintState
  template_name: string
}

const UNSETTLED: readonly PrintState[] = ['sent', 'unknown']
const OUT: readonly PrintState[] = ['sent', 'printed', 'unknown']
const NOT_OUT = 'It did not come out, somebody said.'

/** What people, or the codes that they read, say of labels. */
export class LabelAnswers {
  readonly #table: PrintJobTable

  constructor(table: PrintJobTable) {
    this.#table = table
  }

  /** A person has looked: these labels of the job, or all that nobody knows of. */
  async settle(pk: number, labels: readonly number[] | null, outcome: 'printed' | 'failed'): Promise<void> {
    await this.#table.get(pk)
    const unsettled = await this.#table.labelsIn(pk, UNSETTLED)
    const meant = labels === null ? unsettled : unsettled.filter((one) => labels.includes(one))
    const changed = outcome === 'printed' ? await this.#cameOut(meant) : await this.#didNotComeOut(meant)
    if (changed === 0)
      throw new AppError('CONFLICT', `Nothing in print job ${pk} waits for an answer whether it came out.`)
  }

  /** What came out is printed; the other labels that nobody knew of are in line again, before those that waited. */
  async resumeAfter(pk: number, last: LastGood): Promise<void> {
    const { labels = [] } = await this.#table.get(pk)
    const undecided = await this.undecided(pk)
    const unknown = labels.filter((label) => undecided.includes(label.pk))
    if (unknown.length === 0)
      throw new AppError('CONFLICT', `Nothing in print job ${pk} waits for an answer whether it came out.`)
    const good = await this.#goodOf(last, labels, pk)
    const out = unknown.filter(good).map((label) => label.pk)
    const again = unknown.filter((label) => !good(label)).map((label) => label.pk)
    await this.#cameOut(out)
    await this.#table.change(again, UNSETTLED, { to: 'queued', error: null, awaited: 0 })
    await this.#noteAgain(again)
  }

  /** Of labels with serials that were begun and are printed again: the first one does not count, or it does. */
  async settleFirstPrints(pk: number, isVoid: boolean): Promise<void> {
    const settled = await this.#table.write
      .updateTable('print_label')
      .set({ first_print: isVoid ? 'void' : 'counts' })
      .where('job', '=', pk)
      .where('first_print', '=', 'asked')
      .returning('pk')
      .execute()
    if (settled.length === 0) throw new AppError('CONFLICT', `No first print of print job ${pk} is asked for.`)
    await this.#table.tell([pk])
  }

  /** A label that was put out does not count: it is torn, half printed, or there twice. */
  async void(which: { label: number } | { code: string }): Promise<number> {
    const { pk, job } = 'label' in which ? await this.#label(which.label) : await this.#labelWith(which.code)
    await this.#table.write
      .updateTable('print_label')
      .set({ voided: this.#table.now() })
      .where('pk', '=', pk)
      .where('voided', 'is', null)
      .execute()
    await this.#table.tell([job])
    return job
  }

  /**
   * A code was read. Where a job waits for that, the oldest of its labels with this code is closed; what is read is out. Null
   * when nothing waits for this code.
   */
  async scanned(code: string): Promise<PrintJob | null> {
    const label = await this.#withCode(code)
      .where('print_job.scan_back', '=', 1)
      .where('print_label.scanned_at', 'is', null)
      .where('print_label.voided', 'is', null)
      .where('print_label.state', 'in', OUT)
      .orderBy('print_label.sent_at')
      .executeTakeFirst()
    if (label === undefined) return null
    const scanned_at = this.#table.now()
    await this.#table.write.updateTable('print_label').set({ scanned_at }).where('pk', '=', label.pk).execute()
    await this.#cameOut([label.pk])
    await this.#table.tell([label.job])
    return this.#table.get(label.job)
  }

  /** The oldest label that came out and waits to be read, with what is read on it. */
  async firstUnscanned(): Promise<{ job: number; code: string } | null> {
    const label = await this.#table.write
      .selectFrom('print_label')
      .innerJoin('print_label_code', 'print_label_code.label', 'print_label.pk')
      .select(['print_label.job', 'print_label_code.code'])
      .where(sql<boolean>`print_label.pk IN (SELECT pk FROM print_label WHERE ${sql.raw(UNSCANNED_SQL)})`)
      .orderBy('print_label.sent_at')
      .orderBy('print_label.pk')
      .executeTakeFirst()
    return label ?? null
  }

  /** The job does not wait for scans any more. */
  async waiveScans(pk: number): Promise<void> {
    const { scan_back } = await this.#table.get(pk)
    if (!scan_back) throw new AppError('CONFLICT', `Print job ${pk} waits for no scan.`)
    await this.#table.write.updateTable('print_job').set({ scan_back: 0 }).where('pk', '=', pk).execute()
    await this.#table.tell([pk])
  }

  /** Labels that came out, count, and carry this code; the newest first. */
  async labelsWith(code: string): Promise<PlacedLabel[]> {
    return this.#withCode(code)
      .select(['print_label.position', 'print_label.state', 'print_job.template_name'])
      .where('print_label.voided', 'is', null)
      .where('print_label.state', 'in', OUT)
      .orderBy('print_label.pk', 'desc')
      .execute()
  }

  /** What its printer will say nothing of any more; what it may still print is not among them. */
  async undecided(job: number): Promise<number[]> {
    const rows = await this.#table.write
      .selectFrom('print_label')
      .select('pk')
      .where('job', '=', job)
      .where('state', 'in', UNSETTLED)
      .where('awaited', '=', 0)
      .execute()
    return rows.map(({ pk }) => pk)
  }

  /** Part of it may lie at the printer; where it has a serial, that serial would be there twice. */
  async #noteAgain(labels: readonly number[]): Promise<void> {
    if (labels.length === 0) return
    const hasSerial = sql<FirstPrint>`CASE WHEN (SELECT model_type FROM print_job WHERE pk = print_label.job) = 'stockitem'
      AND EXISTS (SELECT 1 FROM stock_item WHERE pk = print_label.item AND serial IS NOT NULL AND serial <> '')
      THEN 'asked' ELSE '' END`
    await this.#table.write
      .updateTable('print_label')
      .set(({ eb }) => ({ again: eb('again', '+', 1), first_print: hasSerial }))
      .where('pk', 'in', keyList(labels))
      .execute()
  }

  #cameOut(labels: readonly number[]): Promise<number> {
    const printed_at = this.#table.now()
    return this.#table.change(labels, UNSETTLED, { to: 'printed', error: null, awaited: 0, printed_at })
  }

  #didNotComeOut(labels: readonly number[]): Promise<number> {
    return this.#table.change(labels, UNSETTLED, { to: 'failed', error: NOT_OUT, awaited: 0 })
  }

  async #label(pk: number): Promise<{ pk: number; job: number }> {
    const label = await this.#table.write
      .selectFrom('print_label')
      .select(['pk', 'job'])
      .where('pk', '=', pk)
      .where('state', 'in', OUT)
      .executeTakeFirst()
    if (label === undefined) throw new AppError('NOT_FOUND', `There is no label ${pk} that came out.`)
    return label
  }

  async #labelWith(code: string): Promise<{ pk: number; job: number }> {
    const labels = await this.#withCode(code)
      .where('print_label.voided', 'is', null)
      .where('print_label.state', 'in', OUT)
      .limit(20)
      .execute()
    const [label] = labels
    if (label === undefined)
      throw new AppError('NOT_FOUND', `No label with the code "${code}" came out of a printer here.`)
    if (labels.length > 1)
      throw new AppError('CONFLICT', `Several labels have the code "${code}". Choose the one that does not count.`, {
        details: { labels: labels.map(({ pk }) => pk) },
      })
    return label
  }

  #withCode(code: string) {
    return this.#table.write
      .selectFrom('print_label_code')
      .innerJoin('print_label', 'print_label.pk', 'print_label_code.label')
      .innerJoin('print_job', 'print_job.pk', 'print_label.job')
      .select(['print_label.pk', 'print_label.job'])
      .where('print_label_code.code', '=', code)
  }

  async #goodOf(last: LastGood, labels: readonly PrintLabel[], job: number): Promise<(label: PrintLabel) => boolean> {
    if (last.answer === 'all') return () => true
    if (last.answer === 'none') return () => false
    if (last.answer === 'chosen') return ({ pk }) => last.labels.includes(pk)
    const position = await this.#positionOf(last.code, labels, job)
    return (label) => label.position <= position
  }

  async #positionOf(code: string, labels: readonly PrintLabel[], job: number): Promise<number> {
    const rows = await this.#withCode(code).where('print_label.job', '=', job).execute()
    const found = labels.filter(({ pk }) => rows.some((row) => row.pk === pk))
    const [label] = found
    if (label === undefined)
      throw new AppError('INVALID_INPUT', `No label of this job has the code "${code}".`, {
        details: { code: ['This is no label of this job. Read the last good one, or choose it from the list.'] },
      })
    if (found.length > 1)
      throw new AppError(
        'CONFLICT',
        'Several labels of this job have this code. Choose from the list which came out.',
        {
          details: { labels: found.map(({ pk }) => pk) },
        },
      )
    return label.position
  }
}
