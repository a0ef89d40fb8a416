import { AppError, isDeviceGone } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { PrinterStatus } from '@scanbench/plugin/machine'
import { askStatus } from '../../machines/ask-status.ts'
import type { PrinterPort, Printers } from '../../machines/printer-port.ts'
import { NO_ANSWER, NO_MACHINE, obstacleOf } from '../../machines/printer-words.ts'
import type { Timers } from '../../machines/timers.ts'
import type { PrintJournal, WaitingLabel } from '../print-journal.ts'

export interface PrinterLaneOptions {
  journal: PrintJournal
  printers: Printers
  /** The bytes of a label for this printer. */
  draw: (label: WaitingLabel, printer: PrinterPort) => Promise<Uint8Array>
  log: Logger
  timers: Timers
  /** How often a printer is asked while something is not settled. */
  pollMs: number
  statusTimeoutMs: number
  progressTimeoutMs: number
}

/** Labels that may be in the printer unconfirmed: enough to print without stops, few enough to be counted by a person. */
const MOST_UNCONFIRMED = 3

/** What comes after a step: at once the next, the next after a while, or sleep until woken. */
type Next = 'go on' | 'wait' | 'rest'

/** The one writer of one printer. */
export class PrinterLane {
  readonly #machine: string
  readonly #options: PrinterLaneOptions
  /** Does the printer answer questions of its status? A printer that never did is not asked again. */
  #answers: 'not asked' | 'yes' | 'never' = 'not asked'
  /** Sent on this connection, and not yet known to be out. */
  #unconfirmed: number[] = []
  /** What it said last on this connection. */
  #status: PrinterStatus | null = null
  /** What the unconfirmed labels say already of why they do not come out. */
  #note: string | null = null
  /** The label that was sent last may not have begun yet. */
  #settling: Disposable | null = null
  #running: Promise<void> | null = null
  #isWoken = false
  #isStopped = false
  #interrupt: () => void = () => {}

  constructor(machine: string, options: PrinterLaneOptions) {
    this.#machine = machine
    this.#options = options
  }

  /** Something changed: a label came in, the printer came or went. */
  wake(): void {
    this.#isWoken = true
    if (this.#options.printers.printer(this.#machine)?.isConnected !== true) this.#forgetConnection()
    this.#interrupt()
    if (!this.#isStopped) this.#running ??= this.#run()
  }

  /** No further label; resolves when the one under way is written. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#interrupt()
    await this.#running
    this.#settling?.[Symbol.dispose]()
  }

  /** What was in the printer stays "sent": after a power cut its memory is empty, and "nothing waits" means nothing. */
  #forgetConnection(): void {
    this.#answers = 'not asked'
    this.#status = null
    this.#unconfirmed = []
    this.#note = null
  }

  async #run(): Promise<void> {
    try {
      while (!this.#isStopped && this.#isWoken) {
        this.#isWoken = false
        await this.#work()
      }
    } catch (error) {
      this.#options.log.error('Printing on this printer stopped; the next job starts it again', { error })
    } finally {
      this.#running = null
    }
  }

  async #work(): Promise<void> {
    let next: Next = 'go on'
    while (next !== 'rest' && !this.#isStopped) {
      next = await this.#step()
      if (next === 'wait') await this.#wait()
    }
  }

  async #step(): Promise<Next> {
    const { journal, printers } = this.#options
    const printer = printers.printer(this.#machine)
    const label = await journal.nextQueued(this.#machine)
    if (printer === null || !printer.isConnected) return this.#standStill(label, printer?.obstacle ?? NO_MACHINE)
    if (label === null && this.#unconfirmed.length === 0) return 'rest'
    const obstacle = await this.#obstacle(printer)
    if (obstacle !== null) {
      if (label !== null) await journal.hold(label.pk, obstacle)
      return 'wait'
    }
    if (label === null) return this.#unconfirmed.length === 0 ? 'rest' : 'wait'
    return this.#unconfirmed.length >= MOST_UNCONFIRMED ? 'wait' : this.#print(label, printer)
  }

  async #standStill(label: WaitingLabel | null, reason: string): Promise<Next> {
    this.#forgetConnection()
    if (label !== null) await this.#options.journal.hold(label.pk, reason)
    return 'rest'
  }

  /** Asks how the printer is, settles what came out, and says why nothing can be sent now. */
  async #obstacle(printer: PrinterPort): Promise<string | null> {
    if (printer.driver.status === null || this.#answers === 'never') {
      this.#unconfirmed = []
      return null
    }
    try {
      return await this.#ask(printer)
    } catch (error) {
      this.#options.log.warn('The printer could not be asked how it is', { error })
      if (isDeviceGone(error)) return printer.obstacle || NO_ANSWER
      return this.#noAnswer(error instanceof AppError ? error.message : NO_ANSWER)
    }
  }

  async #ask(printer: PrinterPort): Promise<string | null> {
    const asked = this.#unconfirmed
    const isSettled = this.#settling === null
    const status = await askStatus(printer, this.#options.statusTimeoutMs)
    if (status === null) return this.#noAnswer(NO_ANSWER)
    this.#answers = 'yes'
    printer.report(status)
    this.#status = status
    const obstacle = obstacleOf(status)
    // The connection may have changed while the question was under way; then the answer is about other labels.
    if (asked !== this.#unconfirmed) return obstacle
    const out = isSettled ? printer.driver.confirmed(status, asked.length) : 0
    this.#unconfirmed = out === 'cannot tell' ? [] : asked.slice(out)
    if (out !== 'cannot tell') await this.#options.journal.markPrinted(asked.slice(0, out))
    if (this.#unconfirmed.length > 0 && obstacle !== this.#note)
      await this.#options.journal.noteOnSent(this.#unconfirmed, obstacle)
    this.#note = obstacle
    return obstacle
  }

  /** A printer that never answered may be one that cannot; one that did before stands for a reason. */
  #noAnswer(reason: string): string | null {
    if (this.#answers === 'yes') return reason
    this.#answers = 'never'
    return null
  }

  async #print(label: WaitingLabel, printer: PrinterPort): Promise<Next> {
    const { journal, progressTimeoutMs } = this.#options
    const bytes = await this.#draw(label, printer)
    if (bytes === null) return 'go on'
    const mismatch = this.#status === null ? null : printer.driver.mismatch(bytes, this.#status, printer.settings)
    if (mismatch !== null) {
      await journal.hold(label.pk, mismatch)
      return 'wait'
    }
    if (!(await journal.markSending(label.pk, bytes.length))) return 'go on'
    const connection = this.#unconfirmed
    try {
      await printer.write(bytes, { progressTimeoutMs })
    } catch (error) {
      await this.#notWritten(label, error)
      return 'wait'
    }
    await journal.markSent(label.pk)
    this.#settle(printer.driver.SETTLE_MS)
    if (this.#answers === 'yes' && connection === this.#unconfirmed) this.#unconfirmed = [...connection, label.pk]
    return 'go on'
  }

  #settle(settleMs: number): void {
    this.#settling?.[Symbol.dispose]()
    this.#settling = settleMs === 0 ? null : this.#options.timers.after(settleMs, () => (this.#settling = null))
  }

  async #draw(label: WaitingLabel, printer: PrinterPort): Promise<Uint8Array | null> {
    try {
      return await this.#options.draw(label, printer)
    } catch (error) {
      const isKnown = error instanceof AppError && error.expected
      if (!isKnown) this.#options.log.error('A label could not be drawn', { label: label.pk, error })
      await this.#options.journal.markFailed([label.pk], isKnown ? error.message : 'The label could not be drawn.')
      return null
    }
  }

  async #notWritten(label: WaitingLabel, error: unknown): Promise<void> {
    const { journal, log } = this.#options
    const reason = error instanceof Error ? error.message : String(error)
    log.warn('A label was not taken as a whole', { job: label.job, label: label.pk, error })
    if (bytesTaken(error) === 0) return journal.hold(label.pk, reason)
    return journal.markUnknown(label.pk, `${reason} Part of this label had left: look whether it came out.`)
  }

  #wait(): Promise<void> {
    const waited = Promise.withResolvers<void>()
    const timer = this.#options.timers.after(this.#options.pollMs, waited.resolve)
    this.#interrupt = waited.resolve
    if (this.#isStopped) waited.resolve()
    return waited.promise.finally(() => timer[Symbol.dispose]())
  }
}

/** Null when nobody knows. */
function bytesTaken(error: unknown): number | null {
  const taken = error instanceof AppError ? error.details?.['bytesTaken'] : null
  return typeof taken === 'number' ? taken : null
}
