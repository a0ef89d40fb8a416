import { isDeviceGone, type Logger } from '@scanbench/plugin'
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
/** While it prints, or after somebody did something to it. */
const ASK_SOON_MS = 500

/** Asks a printer what it is when it is connected, and then from time to time how it is. */
export class PrinterWatch {
  readonly #options: Options
  /** Of the connection that is watched; answers of an earlier one count for nothing. */
  #connection: symbol | null = null
  #timer: Disposable | null = null

  constructor(options: Options) {
    this.#options = options
  }

  connected(): void {
    const connection = Symbol('connection')
    this.#connection = connection
    void this.#begin(connection)
  }

  /** Not for a printer that is silent. */
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

  /** A printer that is silent once is asked no more until it prints. */
  async #look(connection: symbol): Promise<void> {
    const { printer, isWatching } = this.#options
    if (connection !== this.#connection || printer.driver.status === null) return
    const next = await this.#quietly('The printer could not be asked how it is', async () => {
      if (!(await isWatching())) return ASK_EVERY_MS
      const status = await askStatus(printer, ANSWER_WITHIN_MS)
      if (connection === this.#connection) printer.report(status ?? silentAfter(printer.lastStatus))
      if (status === null) return 'never'
      return status.state === 'printing' ? ASK_SOON_MS : ASK_EVERY_MS
    })
    if (next !== 'never' && connection === this.#connection) this.#lookAfter(next ?? ASK_EVERY_MS, connection)
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
