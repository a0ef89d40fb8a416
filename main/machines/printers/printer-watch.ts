import { isDeviceGone, type Logger } from '@scanbench/plugin'
import type { PrinterStatus } from '@scanbench/plugin/machine'
import { askIdentity } from './ask-identity.ts'
import { askStatus } from './ask-status.ts'
import { identityProperties, resolutionProblem } from './identity-properties.ts'
import type { MachineVoice } from '../machine-work.ts'
import type { PrinterMachine } from './printer-machine.ts'
import type { PrinterPort } from './printer-port.ts'
import { silentAfter } from './printer-words.ts'
import type { Timers } from '../../waiting/timers.ts'

interface Options {
  printer: PrinterPort & Pick<PrinterMachine, 'identified'>
  voice: Pick<MachineVoice, 'properties' | 'problem'>
  log: Logger
  timers: Timers
  isWatching: () => Promise<boolean>
}

const ANSWER_WITHIN_MS = 1000
/** A roll that ends while nothing prints should be seen before somebody stands at the printer. */
const ASK_EVERY_MS = 10_000
/** After somebody did something to it. */
const ASK_SOON_MS = 500
/** While it prints: whoever waits for its labels asks more often, and each answer counts for both. */
const ASK_PRINTING_MS = 1000
/** One that is silent may be off, out of paper or out of reach; it is asked again after so long, each time. */
const ASK_SILENT_MS = [1000, 2000, 4000, 8000, 16_000, 30_000]

/** Asks a printer what it is when it is connected, and how it is when nobody heard of it for a while. */
export class PrinterWatch {
  readonly #options: Options
  /** Of the connection that is watched; answers of an earlier one count for nothing. */
  #connection: symbol | null = null
  #timer: Disposable | null = null
  /** Questions without an answer, one after the other. */
  #silences = 0

  constructor(options: Options) {
    this.#options = options
  }

  connected(): void {
    const connection = Symbol('connection')
    this.#connection = connection
    this.#silences = 0
    void this.#begin(connection)
  }

  /** It said how it is, or did not say it, whoever asked: the next question is due so long after that. */
  heard(status: PrinterStatus): void {
    this.#silences = status.state === 'cannot tell' ? this.#silences + 1 : 0
    if (this.#connection !== null) this.#lookAfter(this.#waitMs(status), this.#connection)
  }

  #waitMs({ state }: PrinterStatus): number {
    if (state === 'printing') return ASK_PRINTING_MS
    return ASK_SILENT_MS[Math.min(this.#silences, ASK_SILENT_MS.length) - 1] ?? ASK_EVERY_MS
  }

  lookSoon(): void {
    if (this.#timer !== null && this.#connection !== null) this.#lookAfter(ASK_SOON_MS, this.#connection)
  }

  disconnected(): void {
    this.#connection = null
    this.#timer?.[Symbol.dispose]()
    this.#timer = null
  }

  async #begin(connection: symbol): Promise<void> {
    await this.#quietly('The printer could not be asked what it is', () => this.#identify(connection))
    await this.#look(connection)
  }

  async #identify(connection: symbol): Promise<void> {
    const { printer, voice } = this.#options
    const identity = await askIdentity(printer, ANSWER_WITHIN_MS)
    if (connection !== this.#connection) return
    const properties = [...identityProperties(identity), ...printer.identified(identity)]
    if (properties.length > 0) voice.properties(properties)
    const problem = resolutionProblem(identity, printer.driver, printer.settings)
    if (problem !== null) voice.problem(problem)
  }

  async #look(connection: symbol): Promise<void> {
    const { printer, isWatching } = this.#options
    if (connection !== this.#connection || !printer.canReport) return
    const before = this.#timer
    await this.#quietly('The printer could not be asked how it is', async () => {
      if (!(await isWatching())) return
      const status = await this.#ask()
      if (connection !== this.#connection) return
      const speaksAgain = status !== null && this.#silences > 0
      printer.report(status ?? silentAfter(printer.lastStatus))
      // It may have been off when it was asked what it is.
      if (speaksAgain) await this.#identify(connection)
    })
    if (connection === this.#connection && this.#timer === before) this.#lookAfter(ASK_EVERY_MS, connection)
  }

  /** Null for no answer, or for one that makes no sense. */
  async #ask(): Promise<PrinterStatus | null> {
    try {
      return await askStatus(this.#options.printer, ANSWER_WITHIN_MS)
    } catch (error) {
      if (isDeviceGone(error)) throw error
      this.#options.log.warn('The printer could not be asked how it is', { error })
      return null
    }
  }

  #lookAfter(ms: number, connection: symbol): void {
    this.#timer?.[Symbol.dispose]()
    this.#timer = this.#options.timers.after(ms, () => void this.#look(connection))
  }

  async #quietly<T>(what: string, ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask()
    } catch (error) {
      if (!isDeviceGone(error)) this.#options.log.warn(what, { error })
      return null
    }
  }
}
