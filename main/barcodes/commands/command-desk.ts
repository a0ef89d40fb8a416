import { AppError } from '@scanbench/plugin'
import type { Scan } from '../../records/scan-records.ts'
import type { Choice } from '../meaning/code-lookup.ts'
import type { Resolution } from '../answers/resolution.ts'
import { isCommand } from '../scans/scan-turns.ts'
import { done, nothing, resolutionOf } from './command-outcome.ts'
import type { CommandOutcome, OpenQuestion } from './command-outcome.ts'
import { clear, COMMAND_WORK, setQuantity } from './command-work.ts'
import type { CommandActions, Desk } from './command-work.ts'
import type { ReadCommand } from './commands.ts'

const NOTHING: Readonly<Record<string, string>> = {
  CONFIRM: 'Nothing to confirm here',
  NO: 'Nothing to close here',
  BACK: 'Nothing to go back to here',
  NEXT: 'No next line here',
  DONE: 'Nothing to finish here',
}

/** Told of the scans of the station, it knows what a command code is about: the question, the item, the number. */
export class CommandDesk {
  readonly #desk: Desk

  constructor(actions: CommandActions) {
    this.#desk = { actions, last: null, quantity: null, question: null, choices: [] }
  }

  /** What the next codes answer; null for nothing. */
  get question(): OpenQuestion | null {
    return this.#desk.question
  }

  /** Commands leave the question open; any other code closes it. */
  follow({ match, choices, readings }: Pick<Scan, 'match' | 'choices' | 'readings'>): void {
    if (isCommand({ readings }) && match === null) return
    this.#desk.choices = match === null ? choices : []
    if (match !== null) this.#desk.last = match
  }

  /** The next code of another kind than commands: the answer to a question that wants one. It closes every other. */
  async take(scan: Scan): Promise<Resolution | null> {
    const code = this.#desk.question?.code ?? null
    if (code === null) this.#desk.question = null
    return code === null ? null : resolutionOf(await this.#answer(() => code(scan)))
  }

  /** Puts a question of the station to whoever scans next. */
  ask(question: OpenQuestion): Resolution {
    return resolutionOf(this.#note({ state: 'asked', question }))
  }

  run(command: ReadCommand, user: number | null): Promise<CommandOutcome> {
    return this.#answer(() => this.#run(command, user))
  }

  /** What is refused with words is said, and what was asked stays open. */
  async #answer(work: () => Promise<CommandOutcome>): Promise<CommandOutcome> {
    try {
      return this.#note(await work())
    } catch (error) {
      if (error instanceof AppError && error.expected) return nothing(error.message)
      throw error
    }
  }

  async #run({ name, label, quantity, comesWith }: ReadCommand, user: number | null): Promise<CommandOutcome> {
    const desk = this.#desk
    const { question } = desk
    if (quantity !== null) return this.#number(quantity)
    if (name === 'CONFIRM' && question?.confirm) return question.confirm()
    if (name === 'NO' && question?.refuse) return question.refuse()
    if (name === 'NO' && (question !== null || desk.choices.length > 0)) return refuse(desk)
    const run = COMMAND_WORK[name]
    if (run !== undefined) return run(desk, user)
    if (comesWith !== null) return nothing(`${label} comes with ${comesWith}; this station has no button for it.`)
    if (desk.actions.hasButton(name)) return { state: 'window' }
    return nothing(NOTHING[name] ?? `Not possible here: ${label}`)
  }

  async #number(quantity: number): Promise<CommandOutcome> {
    const { question, choices } = this.#desk
    if (question?.number) return answered(question, quantity)
    if (choices.length > 0) return choose(choices, quantity)
    return quantity === 0 ? clear(this.#desk) : setQuantity(this.#desk, quantity)
  }

  #note(outcome: CommandOutcome): CommandOutcome {
    if (outcome.state === 'asked') this.#desk.question = outcome.question
    else if (outcome.state !== 'nothing') this.#desk.question = null
    return outcome
  }
}

async function answered({ number }: OpenQuestion, quantity: number): Promise<CommandOutcome> {
  if (number === null || quantity < number.from || quantity > number.to)
    return nothing(`There is no answer ${quantity}. Scan ${number?.from} to ${number?.to}, or NO.`)
  return number.choose(quantity)
}

function choose(choices: readonly Choice[], number: number): CommandOutcome {
  const chosen = choices[number - 1]
  if (chosen === undefined) return nothing(`There is no answer ${number}. Scan 1 to ${choices.length}, or NO.`)
  const { model, pk } = chosen
  return { state: 'chosen', match: { model, pk } }
}

function refuse(desk: Desk): CommandOutcome {
  desk.question = null
  desk.choices = []
  return done('Nothing was chosen')
}
