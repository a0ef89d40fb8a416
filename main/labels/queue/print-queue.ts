import { AppError } from '@scanbench/plugin'
import { labelPrinters, usablePrinters, type PrinterShelf } from '../../machines/printers/label-printers.ts'
import type { Page } from '../../records/page.ts'
import type { PrintJob, QueuedPrinter } from '../../records/print-records.ts'
import type { StationEvent } from '../../records/station-event.ts'
import type { ReprintRequest, PrintJournal } from '../journal/print-journal.ts'
import type { LastGood } from '../journal/label-answers.ts'
import { printerCode } from '../../../drivers/protocols/printer-code.ts'
import { checkRelease } from '../printing/release-rule.ts'
import { checkReprint } from '../printing/reprint-rules.ts'
import type { ReprintRules } from '../printing/reprint-rules.ts'
import type { FittingPrinter, FittingPrinters } from '../routing/fitting-printers.ts'
import type { Roll } from '../../machines/printers/loaded-roll.ts'
import type { PrinterPort } from '../../machines/printers/printer-port.ts'

type PrinterChanged = Pick<Extract<StationEvent, { type: 'printer.changed' }>, 'type' | 'data'>

interface Options {
  journal: PrintJournal
  dispatcher: { wake(machine: string): void }
  machines: PrinterShelf & { setRoll(machine: string, roll: Roll | null): Promise<void> }
  fitting: Pick<FittingPrinters, 'of'>
  /** What a printer is for, as the rules say. */
  rolesOf: (machine: string) => Promise<string[]>
  events: { publish(event: PrinterChanged): void }
  reprintRules: () => Promise<ReprintRules>
}

export interface Reprinter {
  user: number | null
  isStaff: boolean
  reason: string
}

const ALL: Page = { limit: null, offset: 0, search: [], ordering: ['name'] }

/** What people do about jobs and printers; the writers of the printers follow at once. */
export class PrintQueue {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Every printer with its line. */
  async printers(): Promise<QueuedPrinter[]> {
    const { journal, machines, rolesOf } = this.#options
    const listed = await labelPrinters(machines)
    const pauses = await journal.line.pauses()
    const waiting = await journal.line.waiting()
    return Promise.all(
      listed.map(async ({ record: { pk, name, location, status_text, conditions }, port: printer }) => {
        const media = printer?.roll ?? null
        return {
          machine: pk,
          code: printerCode(pk),
          name,
          location: location?.name ?? '',
          is_connected: printer?.isConnected ?? false,
          is_paused: pauses.has(pk),
          pause_reason: pauses.get(pk) ?? '',
          waiting: waiting.get(pk) ?? 0,
          state_text: status_text,
          obstacle: printer?.obstacle ?? 'It has no driver.',
          conditions,
          media: media === null ? null : { width_mm: media.widthMm, length_mm: media.lengthMm },
          tells_media: printer?.lastStatus?.media !== undefined,
          measured_length_mm: printer === null ? null : measuredLengthMm(printer),
          roles: await rolesOf(pk),
          can_report: printer?.canReport ?? false,
        }
      }),
    )
  }

  async pause(machine: string, reason: string, user: number | null): Promise<QueuedPrinter> {
    this.#demand(machine)
    await this.#options.journal.line.pause(machine, reason, user)
    return this.#changed(machine)
  }

  async resume(machine: string): Promise<QueuedPrinter> {
    this.#demand(machine)
    await this.#options.journal.line.resume(machine)
    return this.#changed(machine)
  }

  /** A person put another roll in; null: nobody knows. Printers that tell it by themselves need nobody to say it. */
  async changeRoll(machine: string, roll: Roll | null): Promise<QueuedPrinter> {
    this.#demand(machine)
    await this.#options.machines.setRoll(machine, roll)
    return this.#changed(machine)
  }

  /** The job stops, or goes on; the others of its printer go on. */
  hold(pk: number, isHeld: boolean): Promise<PrintJob> {
    return this.#with(pk, () => this.#options.journal.line.hold(pk, isHeld))
  }

  /** The job goes on. One whose code does not read back goes on as it is, when somebody who may says why. */
  release(pk: number, by: Reprinter): Promise<PrintJob> {
    const { line } = this.#options.journal
    return this.#with(pk, ({ unread_code, release_reason }) => {
      if (unread_code === '' || release_reason !== '') return line.hold(pk, false)
      checkRelease(by)
      return line.releaseUnread(pk, by)
    })
  }

  cancel(pk: number): Promise<PrintJob> {
    return this.#with(pk, () => this.#options.journal.cancel(pk))
  }

  expire(pk: number): Promise<PrintJob> {
    return this.#with(pk, () => this.#options.journal.expire(pk))
  }

  prioritise(pk: number, priority: number): Promise<PrintJob> {
    return this.#with(pk, () => this.#options.journal.line.prioritise(pk, priority))
  }

  order(pk: number, before: number | null): Promise<PrintJob> {
    return this.#with(pk, ({ machine }) => this.#options.journal.line.order(pk, machine ?? '', before))
  }

  /** The job that has the labels now: another one if part of it had left. */
  async move(pk: number, machine: string): Promise<PrintJob> {
    const { journal, dispatcher } = this.#options
    this.#demand(machine)
    const { machine: from } = await journal.get(pk)
    const moved = await journal.move(pk, machine)
    if (from !== null) dispatcher.wake(from)
    dispatcher.wake(machine)
    return moved
  }

  settle(pk: number, labels: readonly number[] | null, outcome: 'printed' | 'failed'): Promise<PrintJob> {
    return this.#with(pk, () => this.#options.journal.settle(pk, labels, outcome))
  }

  /** The rest is printed where it was begun, or on another printer; answers the job that has the rest. */
  async resumeAfter(pk: number, last: LastGood, machine: string | null = null): Promise<PrintJob> {
    const { journal } = this.#options
    if (machine === null) return this.#with(pk, () => journal.resumeAfter(pk, last))
    this.#demand(machine)
    const { is_held } = await journal.get(pk)
    // Nothing leaves at the first printer between the answer and the move.
    await journal.line.hold(pk, true)
    try {
      const { counts } = await journal.resumeAfter(pk, last)
      return hasOpen(counts) ? await this.move(pk, machine) : await journal.get(pk)
    } finally {
      await this.hold(pk, is_held)
    }
  }

  /** Other printers on which the rest of a job can be printed now. */
  async fittingPrinters(pk: number): Promise<FittingPrinter[]> {
    const { journal, fitting } = this.#options
    return fitting.of(await journal.get(pk))
  }

  /** What was half printed and came out again: does the first one count? */
  settleFirstPrints(pk: number, isVoid: boolean): Promise<PrintJob> {
    return this.#with(pk, () => this.#options.journal.answers.settleFirstPrints(pk, isVoid))
  }

  async reprint(pk: number, { isStaff, ...request }: ReprintRequest & { isStaff: boolean }): Promise<PrintJob> {
    checkReprint(await this.#options.reprintRules(), { reason: request.reason, isStaff })
    const again = await this.#options.journal.reprint(pk, request)
    if (again.machine !== null) this.#options.dispatcher.wake(again.machine)
    return again
  }

  /** The newest job of these people, or of nobody's, that the station's own printers have; null without one. */
  async lastOf(users: readonly number[]): Promise<PrintJob | null> {
    const { results } = await this.#options.journal.list({ on_printer: true, users }, { ...ALL, limit: 1 })
    return results[0] ?? null
  }

  /** The newest job of these people once more; null when they printed nothing yet. */
  async reprintLast(users: readonly number[], by: Reprinter): Promise<PrintJob | null> {
    const last = await this.lastOf(users)
    return last === null ? null : this.reprint(last.pk, { ...by, labels: null })
  }

  /** Does the house want to know why? */
  async asksReason(): Promise<boolean> {
    return (await this.#options.reprintRules()).isReasonDemanded
  }

  waiveScans(pk: number): Promise<PrintJob> {
    return this.#with(pk, () => this.#options.journal.answers.waiveScans(pk))
  }

  /** Every line stops, or goes on; false without a printer. */
  async pauseAll(isPaused: boolean, user: number | null): Promise<boolean> {
    const { machines } = this.#options
    const usable = await usablePrinters(machines)
    for (const { pk } of usable) await (isPaused ? this.pause(pk, '', user) : this.resume(pk))
    return usable.length > 0
  }

  async void(which: { label: number } | { code: string }): Promise<PrintJob> {
    const { journal } = this.#options
    return journal.get(await journal.answers.void(which))
  }

  async #with(pk: number, work: (job: PrintJob) => Promise<unknown>): Promise<PrintJob> {
    const { journal, dispatcher } = this.#options
    const job = await journal.get(pk)
    await work(job)
    if (job.machine !== null) dispatcher.wake(job.machine)
    return journal.get(pk)
  }

  async #changed(machine: string): Promise<QueuedPrinter> {
    const { dispatcher, events } = this.#options
    dispatcher.wake(machine)
    events.publish({ type: 'printer.changed', data: { machine } })
    const printer = (await this.printers()).find((one) => one.machine === machine)
    if (printer === undefined) throw this.#unknown(machine)
    return printer
  }

  #demand(machine: string): void {
    if (this.#options.machines.printer(machine) === null) throw this.#unknown(machine)
  }

  #unknown(machine: string): AppError {
    return new AppError('NOT_FOUND', `There is no label printer "${machine}".`)
  }
}

function hasOpen(counts: PrintJob['counts']): boolean {
  return (counts['queued'] ?? 0) + (counts['held'] ?? 0) > 0
}

function measuredLengthMm({ lastStatus, driver, settings }: PrinterPort): number | null {
  const dots = lastStatus?.measuredLengthDots
  return dots === undefined ? null : Math.round((dots / driver.dotsPerMm(settings)) * 10) / 10
}
