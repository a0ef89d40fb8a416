import { AppError, isDeviceGone, messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { PrinterStatus } from '@scanbench/plugin/machine'
import { askStatus } from '../../machines/printers/ask-status.ts'
import type { PrinterPort, Printers } from '../../machines/printers/printer-port.ts'
import { NO_ANSWER, NO_MACHINE, obstacleOf, silentAfter } from '../../machines/printers/printer-words.ts'
import type { Timers } from '../../waiting/timers.ts'
import type { PrintJournal } from '../journal/print-journal.ts'
import type { DrawLabel, DrawnBytes } from './drawn-ahead.ts'
import { met, NARROW_WINDOW, windowAfter } from './label-window.ts'
import { LabelsInPrinter, provenBy } from './labels-in-printer.ts'
import type { LeftLabel } from '../journal/lane-records.ts'
import { NextLabels } from './next-labels.ts'
import {
  afterAnswer,
  afterLabelsTold,
  afterSilence,
  afterStatus,
  aged,
  asMute,
  asProving,
  isProof,
  mayBeMute,
  speaksOfLabels,
  STRANGER,
} from './printer-belief.ts'
import type { PrinterBelief } from './printer-belief.ts'
import { tooLargeForRoll } from './too-large-for-roll.ts'
import type { WaitingLabel } from './waiting-label.ts'

export interface PrinterLaneOptions {
  journal: PrintJournal
  printers: Printers
  draw: DrawLabel
  log: Logger
  timers: Timers
  /** How often a printer is asked while something is not settled. */
  pollMs: number
  statusTimeoutMs: number
  progressTimeoutMs: number
}

/** How often it is asked while the line waits for it to run dry. */
const DRY_POLL_MS = 100
const OUT_OF_REACH = 'The printer was out of reach before it said whether this label came out. Look.'
const SILENT_THEN = 'The printer said nothing when this label was sent to it, and speaks now. Look whether it came out.'
const NOT_TOLD = 'The printer told of the labels around this one, and not of this one. Look whether it came out.'

/** What comes after a step: at once the next, the next after a while, or sleep until woken. */
type Next = 'go on' | 'wait' | 'wait shortly' | 'rest'

/** The one writer of one printer. */
export class PrinterLane {
  readonly #machine: string
  readonly #options: PrinterLaneOptions
  readonly #inPrinter: LabelsInPrinter
  readonly #next: NextLabels
  #belief = STRANGER
  #freshness: Disposable | null = null
  #window = NARROW_WINDOW
  /** What it got on this connection while it was taken for mute. */
  #unheard: number[] = []
  /** Labels that left since the last question. */
  #unasked = 0
  /** What the labels in it say already of why they do not come out. */
  #note: string | null = null
  #asking: Promise<void> | null = null
  /** Labels that were in it when it was asked the earliest question whose answer may still come. */
  #askedOf: number[] = []
  /** Its bytes have left; that is written down together with the next. */
  #left: LeftLabel | null = null
  /** The printer told that they are out; that too is written down together with the next. */
  #told: number[] = []
  #running: Promise<void> | null = null
  #isWoken = false
  /** Since the last step began. */
  #isInterrupted = false
  #isStopped = false
  #interrupt: () => void = () => {}

  constructor(machine: string, options: PrinterLaneOptions) {
    this.#machine = machine
    this.#options = options
    this.#inPrinter = new LabelsInPrinter(options.timers)
    this.#next = new NextLabels({ machine, line: options.journal.line, draw: options.draw })
  }

  /** Something changed: a label came in, the printer came or went. */
  wake(): void {
    this.#isWoken = true
    this.#next.forget()
    this.#stir()
    if (!this.#isStopped) this.#running ??= this.#run()
  }

  /** No further label; resolves when the one under way is written. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#stir()
    await this.#running
    await this.#asking
    this.#freshness?.[Symbol.dispose]()
    this.#inPrinter.takeAll()
  }

  #stir(): void {
    this.#isInterrupted = true
    this.#interrupt()
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
      await this.#writeDownAtLast()
      this.#running = null
    }
  }

  async #work(): Promise<void> {
    let next: Next = 'go on'
    while (next !== 'rest' && !this.#isStopped) {
      next = await this.#step()
      if (next === 'go on') continue
      await this.#writeDown()
      if (next !== 'rest') await this.#wait(next)
    }
  }

  async #step(): Promise<Next> {
    const { printers } = this.#options
    const printer = printers.printer(this.#machine)
    this.#isInterrupted = false
    await this.#takeStock(printer)
    const label = await this.#next.first()
    if (printer === null || !printer.isConnected) return this.#standStill(label, printer?.obstacle ?? NO_MACHINE)
    if (label === null && this.#inPrinter.count === 0) return this.#rest(printer)
    await this.#look(printer, label)
    const { obstacle } = this.#belief
    if (obstacle !== null) {
      if (label !== null) await this.#options.journal.lane.hold(label.pk, obstacle)
      return 'wait'
    }
    if (label === null) return this.#inPrinter.count === 0 ? this.#rest(printer) : 'wait shortly'
    if (this.#mayTellOfOlder(printer)) return this.#untilEmpty()
    return this.#isFull() ? 'wait shortly' : this.#print(label, printer)
  }

  /** What became of the labels in it without a question: it told, or it may have lost them. */
  async #takeStock(printer: PrinterPort | null): Promise<void> {
    const { journal } = this.#options
    const forgotten = printer === null ? this.#inPrinter.pks : this.#inPrinter.forgotten(printer.memory)
    if (forgotten.length > 0) {
      await this.#writeDown()
      if (await this.#hasVoice()) await journal.lane.doubt(forgotten, OUT_OF_REACH)
      else await journal.lane.unheard(forgotten)
      this.#inPrinter.giveUp(forgotten)
    }
    if (printer !== null) this.#hearNews(printer)
  }

  /** It said something on this connection, if only by itself, or on another day. */
  async #hasVoice(): Promise<boolean> {
    const { voice, hasTold, status } = this.#belief
    return voice === 'answers' || hasTold || status !== null || this.#options.journal.lane.hasSpoken(this.#machine)
  }

  /** What it told by itself is of the labels that are in it now. */
  #hearNews(printer: PrinterPort): void {
    const news = printer.takeNews()
    if (news === null) return
    if (news.status !== null) this.#heard(news.status, printer, afterStatus)
    if (news.printed === 0) return
    this.#belief = afterLabelsTold(this.#belief)
    this.#told.push(...this.#inPrinter.takeTold(news.printed))
  }

  #mayTellOfOlder({ driver }: PrinterPort): boolean {
    const tells = driver.status?.unasked !== undefined && this.#belief.voice === 'answers'
    return tells && this.#inPrinter.hasOlder
  }

  /** What it tells next may be of labels from before a doubt: nothing leaves before it says that it has none of them left. */
  #untilEmpty(): Next {
    this.#belief = aged(this.#belief, 'old')
    return 'wait shortly'
  }

  /**
   * Nobody looks at it until the next label, and much can happen to it: it is asked again before that one. A mute one may only
   * have been slow to start: it is asked now, when nothing waits for the answer.
   */
  #rest(printer: PrinterPort): Next {
    this.#belief = aged(this.#belief, 'old')
    if (printer.canReport && this.#belief.voice === 'mute') void this.#question(printer)
    return 'rest'
  }

  /** Nothing is known of the printer any more; what it had is in doubt as soon as it is asked for. */
  async #standStill(label: WaitingLabel | null, reason: string): Promise<Next> {
    this.#belief = STRANGER
    this.#window = NARROW_WINDOW
    this.#unheard = []
    this.#note = null
    this.#next.drawAgain()
    if (label !== null) await this.#options.journal.lane.hold(label.pk, reason)
    return 'rest'
  }

  /** Before the first label, and while it stands, nothing leaves without an answer; in between it is asked on the way. */
  async #look(printer: PrinterPort, label: WaitingLabel | null): Promise<void> {
    if (!printer.canReport || this.#belief.voice === 'mute') {
      this.#belief = { ...this.#belief, obstacle: null }
      return
    }
    const { status, obstacle, age, hasTold } = this.#belief
    // A full printer that tells of its labels by itself has room as soon as it does, and its answer may come late.
    const mayGo = label !== null && status !== null && obstacle === null && (hasTold || !this.#isFull())
    // Before the window is full, so that the answer is there when it would be.
    const isDue = age !== 'fresh' || this.#unasked >= this.#window.labels / 2
    if (mayGo && !isDue) return
    const asking = this.#question(printer)
    // What is on its way on a slow line is as good as a label in the printer.
    const isIdle = this.#inPrinter.count === 0 && (age === 'old' || printer.lineMs === 0)
    if (mayGo && (!isIdle || age === 'fresh')) return
    // An answer can take long.
    await this.#writeDown()
    await asking
  }

  /** One at a time. */
  #question(printer: PrinterPort): Promise<void> {
    this.#asking ??= this.#ask(printer).finally(() => {
      this.#asking = null
      this.#interrupt()
    })
    return this.#asking
  }

  /** How it is, and which labels are out; it never rejects. */
  async #ask(printer: PrinterPort): Promise<void> {
    const { memory } = printer
    this.#unasked = 0
    const settled = this.#inPrinter.settled
    // What comes now may be the answer to an earlier question, and that one knew only of labels before it.
    const asked = printer.isInStep ? settled : settled.filter((pk) => this.#askedOf.includes(pk))
    if (printer.isInStep) this.#askedOf = settled
    const isEmpty = printer.isInStep && this.#inPrinter.count === 0
    try {
      const status = await askStatus(printer, this.#options.statusTimeoutMs)
      if (status === null) return await this.#noAnswer(printer, NO_ANSWER)
      await this.#learn(status, printer)
      if (isEmpty && status.state !== 'printing') this.#inPrinter.forgetOlder()
      const wasMute = this.#belief.voice === 'mute'
      this.#heard(status, printer, afterAnswer)
      if (wasMute) await this.#doubtUnheard()
      await this.#confirm(status, printer, { asked, memory })
      await this.#tellWhy()
    } catch (error) {
      this.#options.log.warn('The printer could not be asked how it is', { error })
      if (isDeviceGone(error)) this.#belief = { ...this.#belief, obstacle: printer.obstacle || NO_ANSWER }
      else await this.#noAnswer(printer, error instanceof AppError ? error.message : NO_ANSWER)
    }
  }

  /** A printer that spoke of labels before will again, also when this answer says nothing of them. */
  async #learn(status: PrinterStatus, { driver }: PrinterPort): Promise<void> {
    if (this.#belief.proves) return
    const proves = isProof(status, driver) || (await this.#options.journal.lane.hasSpoken(this.#machine))
    if (proves) this.#belief = asProving(this.#belief)
  }

  /** One that can speak was silent because it took nothing in. */
  async #doubtUnheard(): Promise<void> {
    await this.#writeDown()
    await this.#options.journal.lane.doubt(this.#unheard, SILENT_THEN)
    this.#unheard = []
  }

  #heard(status: PrinterStatus, printer: PrinterPort | null, after: typeof afterStatus): void {
    printer?.report(status)
    this.#belief = after(this.#belief, status)
    this.#later('ageing')
  }

  #later(age: PrinterBelief['age']): void {
    this.#freshness?.[Symbol.dispose]()
    this.#freshness = this.#options.timers.after(this.#options.pollMs, () => {
      this.#belief = aged(this.#belief, age)
      if (age === 'ageing') this.#later('old')
    })
  }

  /** An answer counts for the labels that were in this memory before the question, and only if it is the answer to it. */
  async #confirm(status: PrinterStatus, printer: PrinterPort, at: { asked: number[]; memory: number }): Promise<void> {
    if (printer.memory !== at.memory) return
    const proven = provenBy(status, at.asked, printer.driver)
    if (proven === 'cannot tell') return this.#withoutProof(status, printer)
    this.#window = windowAfter(this.#window, { asked: at.asked.length, proven: proven.length })
    if (proven.length === 0) return
    await this.#writeDown()
    const out = this.#inPrinter.pks.filter((pk) => proven.includes(pk))
    await this.#options.journal.lane.printed(out)
    this.#inPrinter.take(out)
  }

  /** For printers whose answers prove nothing: they tell by themselves, or never. */
  async #withoutProof(status: PrinterStatus, { driver }: PrinterPort): Promise<void> {
    const { lane } = this.#options.journal
    await this.#writeDown()
    if (driver.status?.unasked === undefined) return lane.unheard(this.#inPrinter.takeAll())
    if (obstacleOf(status) !== null) return
    const overdue = this.#inPrinter.takeOverdue()
    if (overdue.length > 0) await (this.#belief.hasTold ? lane.doubt(overdue, NOT_TOLD) : lane.unheard(overdue))
  }

  async #tellWhy(): Promise<void> {
    const { obstacle } = this.#belief
    if (this.#note === obstacle) return
    this.#note = obstacle
    await this.#writeDown()
    await this.#options.journal.lane.note(this.#inPrinter.pks, obstacle)
  }

  /** A printer that never answered may be one that cannot; one that did, also on another day, is silent for a reason. */
  async #noAnswer(printer: PrinterPort, reason: string): Promise<void> {
    printer.report(silentAfter(printer.lastStatus))
    this.#belief = afterSilence(this.#belief, reason)
    if (!mayBeMute(this.#belief) || (await this.#options.journal.lane.hasSpoken(this.#machine))) return
    this.#belief = asMute(this.#belief)
  }

  /** Nobody waits for a printer that says nothing of labels. */
  #isFull(): boolean {
    const isFull = this.#inPrinter.count >= this.#window.labels && speaksOfLabels(this.#belief)
    if (isFull) this.#window = met(this.#window)
    return isFull
  }

  async #print(label: WaitingLabel, printer: PrinterPort): Promise<Next> {
    const { journal, progressTimeoutMs } = this.#options
    const drawn = await this.#draw(label, printer)
    if (drawn === null) return 'go on'
    const { bytes, codes, unread } = drawn
    if (unread[0] !== undefined) {
      await journal.line.holdUnread(label, unread[0])
      return this.#restart('go on')
    }
    const mismatch = this.#mismatch(drawn, printer)
    if (mismatch !== null) {
      await journal.lane.hold(label.pk, mismatch)
      this.#belief = aged(this.#belief, 'old')
      return this.#restart('wait')
    }
    const leaving = { pk: label.pk, bytes: bytes.length, codes }
    if (!(await this.#advance(leaving))) {
      await journal.line.expireDue()
      return this.#restart('go on')
    }
    const { memory } = printer
    // While it was asked and the label was drawn it may have told of others: that says nothing of this one.
    this.#hearNews(printer)
    try {
      await printer.write(bytes, { progressTimeoutMs })
    } catch (error) {
      await this.#notWritten(label, error)
      return this.#restart('wait')
    }
    const isAwaited = this.#belief.proves || (printer.canReport && printer.driver.status?.unasked !== undefined)
    this.#left = { pk: label.pk, isAwaited }
    this.#unasked += 1
    if (this.#belief.voice === 'mute') this.#unheard.push(label.pk)
    if (isAwaited)
      this.#inPrinter.add(label.pk, memory, { settleMs: settleMsOf(printer), overdueMs: progressTimeoutMs })
    this.#next.past(label)
    return 'go on'
  }

  /** Why these bytes are for another roll than the one that is in the printer, as it or a person says. */
  #mismatch({ bytes, sizeMm }: DrawnBytes, { driver, settings, roll }: PrinterPort): string | null {
    const { status } = this.#belief
    const ofDriver = status === null ? null : driver.mismatch(bytes, status, settings)
    // What a printer says of its roll its driver knows to the dot.
    if (ofDriver !== null || status?.media !== undefined || sizeMm === null || roll === null) return ofDriver
    return tooLargeForRoll(sizeMm, roll)
  }

  /** What could not be stored is still to be noted. */
  async #advance(leaving: { pk: number; bytes: number; codes: readonly string[] } | null): Promise<boolean> {
    const [left, printed] = [this.#left, this.#told]
    const isLeaving = await this.#options.journal.lane.advance(this.#machine, { left, printed, leaving })
    if (this.#left === left) this.#left = null
    this.#told = this.#told.filter((pk) => !printed.includes(pk))
    return isLeaving
  }

  async #writeDown(): Promise<void> {
    if (this.#left !== null || this.#told.length > 0) await this.#advance(null)
  }

  /** A disk that is full ends the work of this printer and of nobody else. */
  async #writeDownAtLast(): Promise<void> {
    try {
      await this.#writeDown()
    } catch (error) {
      this.#options.log.error(
        'What became of the last label could not be stored; it is tried again with the next step',
        { error },
      )
    }
  }

  /** The line may be another one by now. */
  #restart(next: Next): Next {
    this.#next.lookAgain()
    return next
  }

  /** Null when there is nothing to send: it failed, or its turn did not come yet. */
  async #draw(label: WaitingLabel, printer: PrinterPort): Promise<DrawnBytes | null> {
    try {
      return await this.#next.draw(label, printer)
    } catch (error) {
      const isKnown = error instanceof AppError && error.expected
      if (!isKnown) this.#options.log.error('A label could not be drawn', { label: label.pk, error })
      const reason = isKnown ? error.message : 'The label could not be drawn.'
      await this.#options.journal.lane.fail([label.pk], reason)
      this.#next.past(label)
      return null
    }
  }

  async #notWritten(label: WaitingLabel, error: unknown): Promise<void> {
    const { journal, log } = this.#options
    const reason = messageOf(error)
    log.warn('A label was not taken as a whole', { job: label.job, label: label.pk, error })
    if (bytesTaken(error) === 0) return journal.lane.hold(label.pk, reason)
    return journal.lane.doubt([label.pk], `${reason} Part of this label had left: look whether it came out.`)
  }

  #wait(how: Next): Promise<void> {
    const { pollMs, timers } = this.#options
    const waited = Promise.withResolvers<void>()
    const timer = timers.after(how === 'wait' ? pollMs : Math.min(pollMs, DRY_POLL_MS), waited.resolve)
    this.#interrupt = waited.resolve
    if (this.#isStopped || this.#isInterrupted) waited.resolve()
    return waited.promise.finally(() => timer[Symbol.dispose]())
  }
}

/** The printer must have the label before it can begin with it. */
function settleMsOf({ driver: { SETTLE_MS: settleMs }, lineMs }: PrinterPort): number {
  return settleMs === 0 ? 0 : settleMs + lineMs
}

/** Null when nobody knows. */
function bytesTaken(error: unknown): number | null {
  const taken = error instanceof AppError ? error.details?.['bytesTaken'] : null
  return typeof taken === 'number' ? taken : null
}
