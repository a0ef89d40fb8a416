import { AppError } from '@scanbench/plugin'
import type { Scan } from '../records/scan-records.ts'
import type { Choice } from './code-lookup.ts'
import type { ReadCommand } from './commands.ts'
import type { Match } from './resolution.ts'

/** What a command came to. `window`: the screen has the button, or says that it has none. */
export type CommandOutcome =
  | { state: 'done'; message: string }
  | { state: 'chosen'; match: Match }
  | { state: 'nothing'; message: string }
  | { state: 'window' }

export type PrinterWork = 'feed' | 'pause' | 'resume'

const PRINTER_WORK: Readonly<Record<string, { work: PrinterWork; done: string }>> = {
  FEED: { work: 'feed', done: 'One label is fed' },
  PAUSE: { work: 'pause', done: 'The printer pauses' },
  RESUME: { work: 'resume', done: 'The printer goes on' },
}

export interface CommandActions {
  /** The usual label; without a number of copies as many as usual. Null where there is none for this kind of thing. */
  print: (match: Match, copies: number | null, user: number | null) => Promise<{ total: number } | null>
  /** Prints the newest job again; null when there is none. */
  reprint: (user: number | null) => Promise<unknown>
  /** Tells the usual printer what to do; false without a printer. */
  printer: (command: PrinterWork) => Promise<boolean>
}

/** Told of the scans of the station, it knows what a command code is about: the question, the item, the number. */
export class CommandDesk {
  readonly #actions: CommandActions
  #last: Match | null = null
  #question: readonly Choice[] = []
  #quantity: number | null = null

  constructor(actions: CommandActions) {
    this.#actions = actions
  }

  /** Commands leave the question open; any other code closes it. */
  follow({ match, choices, readings }: Pick<Scan, 'match' | 'choices' | 'readings'>): void {
    if (readings.some(({ standard }) => standard === 'command') && match === null) return
    this.#question = match === null ? choices : []
    if (match !== null) this.#last = match
  }

  async run({ name, quantity }: ReadCommand, user: number | null): Promise<CommandOutcome> {
    if (quantity !== null) return this.#number(quantity)
    if (name === 'PRINT') return this.#print(user)
    if (name === 'REPRINT') return this.#reprint(user)
    if (name === 'CLEAR') return this.#clear()
    if (PRINTER_WORK[name] !== undefined) return this.#printer(PRINTER_WORK[name])
    if (name === 'NO' && this.#question.length > 0) return this.#refuse()
    return { state: 'window' }
  }

  #number(quantity: number): CommandOutcome {
    if (this.#question.length > 0) return this.#choose(quantity)
    if (quantity === 0) return this.#clear()
    this.#quantity = quantity
    const what = quantity === 1 ? '1 label' : `${quantity} labels`
    return { state: 'done', message: `The next print makes ${what}` }
  }

  #choose(number: number): CommandOutcome {
    const chosen = this.#question[number - 1]
    if (chosen === undefined)
      return { state: 'nothing', message: `There is no answer ${number}. Scan 1 to ${this.#question.length}, or NO.` }
    const { model, pk } = chosen
    return { state: 'chosen', match: { model, pk } }
  }

  #refuse(): CommandOutcome {
    this.#question = []
    return { state: 'done', message: 'Nothing was chosen' }
  }

  #clear(): CommandOutcome {
    if (this.#quantity === null) return { state: 'nothing', message: 'No number to clear here' }
    this.#quantity = null
    return { state: 'done', message: 'The number is cleared' }
  }

  async #printer({ work, done }: { work: PrinterWork; done: string }): Promise<CommandOutcome> {
    const isTold = await this.#actions.printer(work)
    return isTold ? { state: 'done', message: done } : { state: 'nothing', message: 'There is no label printer yet.' }
  }

  async #print(user: number | null): Promise<CommandOutcome> {
    if (this.#last === null) return { state: 'nothing', message: 'Nothing to print here. Scan an item first.' }
    const job = await this.#actions.print(this.#last, this.#quantity, user)
    if (job === null) return { state: 'nothing', message: 'There is no label for this kind of thing.' }
    this.#quantity = null
    return { state: 'done', message: job.total === 1 ? 'Label in the queue' : `${job.total} labels in the queue` }
  }

  async #reprint(user: number | null): Promise<CommandOutcome> {
    let job: unknown
    try {
      job = await this.#actions.reprint(user)
    } catch (error) {
      if (error instanceof AppError && error.expected) return { state: 'nothing', message: error.message }
      throw error
    }
    if (job === null) return { state: 'nothing', message: 'Nothing to print again here' }
    return { state: 'done', message: 'The last label is in the queue again' }
  }
}
