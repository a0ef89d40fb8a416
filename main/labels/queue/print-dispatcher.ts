import { atMost, systemTimers } from '../../waiting/timers.ts'
import { PrinterLane } from './printer-lane.ts'
import type { PrinterLaneOptions } from './printer-lane.ts'

type Tuning = 'timers' | 'pollMs' | 'statusTimeoutMs' | 'progressTimeoutMs'

export type PrintDispatcherOptions = Omit<PrinterLaneOptions, Tuning> & Partial<Pick<PrinterLaneOptions, Tuning>>

const DEFAULTS: Pick<PrinterLaneOptions, Tuning> = {
  timers: systemTimers,
  pollMs: 500,
  statusTimeoutMs: 1000,
  progressTimeoutMs: 30_000,
}
/** A label that a printer does not take is not waited for; at the next start it is "unknown". */
const STOP_MS = 2000
const EXPIRE_EVERY_MS = 15_000

/** Prints what is in the journal: one writer for each printer, none of which waits for another. */
export class PrintDispatcher implements AsyncDisposable {
  readonly #options: PrinterLaneOptions
  readonly #lanes = new Map<string, PrinterLane>()
  #changes: Disposable | null = null
  #expiring: Disposable | null = null
  #isStopped = false

  constructor(options: PrintDispatcherOptions) {
    this.#options = { ...DEFAULTS, ...options }
  }

  async start(): Promise<void> {
    const { journal, printers } = this.#options
    await journal.lane.recover()
    this.#changes = printers.onChange((machine) => this.wake(machine))
    for (const machine of await journal.line.machines()) this.wake(machine)
    this.#expireLater()
  }

  /** Jobs end when their time is over, also those of a printer that is away. */
  #expireLater(): void {
    const { journal, log, timers } = this.#options
    this.#expiring = timers.after(EXPIRE_EVERY_MS, () => {
      const expired = journal.line.expireDue()
      void expired
        .catch((error: unknown) => log.error('Jobs whose time is over could not be ended', { error }))
        .finally(() => this.#isStopped || this.#expireLater())
    })
  }

  /** Labels came in for this machine, or it changed. */
  wake(machine: string): void {
    if (this.#isStopped) return
    const lane = this.#lanes.get(machine) ?? new PrinterLane(machine, this.#laneOptions(machine))
    this.#lanes.set(machine, lane)
    lane.wake()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopped = true
    this.#changes?.[Symbol.dispose]()
    this.#expiring?.[Symbol.dispose]()
    const stopped = Promise.all(Array.from(this.#lanes.values(), (lane) => lane.stop()))
    await atMost(this.#options.timers, STOP_MS, stopped)
    await this.#options.journal.flush()
  }

  #laneOptions(machine: string): PrinterLaneOptions {
    return { ...this.#options, log: this.#options.log.with({ machine }) }
  }
}
