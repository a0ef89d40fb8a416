import { AppError } from '@scanbench/plugin'
import type { Scan } from '../records/scan-records.ts'
import type { Choice } from './code-lookup.ts'
import type { ReadCommand } from './commands.ts'
import type { Match, Resolution } from './resolution.ts'
import { isCommand } from './scan-turns.ts'

/** What a command came to. `window`: a screen has the button for it. */
export type CommandOutcome =
  | { state: 'done'; message: string }
  | { state: 'chosen'; match: Match }
  | { state: 'nothing'; message: string }
  /** It needs an answer first. */
  | { state: 'asked'; question: OpenQuestion }
  | { state: 'window' }

/** What the next codes answer. Any other code closes it. */
export interface OpenQuestion {
  message: string
  /** Null where CONFIRM is no answer. */
  confirm: (() => Promise<CommandOutcome>) | null
  /** Null where NO only closes it. */
  refuse: (() => Promise<CommandOutcome>) | null
  /** Null where numbers are none. */
  number: { from: number; to: number; choose: (number: number) => Promise<CommandOutcome> } | null
  /** Null where no code of a label or a thing is one. */
  code: ((scan: Scan) => Promise<CommandOutcome>) | null
}

export type PrinterWork = 'feed' | 'pause' | 'resume' | 'test'
export type StepWork = 'undo' | 'redo'

export interface CommandActions {
  /** The usual label; without a number of copies as many as usual. Null where there is none for this kind of thing. */
  print: (match: Match, copies: number | null, user: number | null) => Promise<{ total: number } | null>
  /** Prints the newest job of this bench again; null when there is none. */
  reprint: (reason: string, user: number | null) => Promise<unknown>
  /** Does the house want to know why a label is printed again? */
  asksReason: () => Promise<boolean>
  /** Tells the usual printer what to do; false without a printer. */
  printer: (command: PrinterWork, user: number | null) => Promise<boolean>
  /** Labels that came out and carry this code, the newest first. */
  labelsWith: (code: string) => Promise<{ label: number; words: string }[]>
  voidLabel: (label: number) => Promise<unknown>
  /** Null when there is no such step; else what was done. */
  step: (work: StepWork, user: number | null) => Promise<string | null>
  /** Has a window this button now? */
  hasButton: (command: string) => boolean
}

type Run = (desk: Desk, user: number | null) => Promise<CommandOutcome> | CommandOutcome

interface Desk {
  actions: CommandActions
  last: Match | null
  quantity: number | null
  question: OpenQuestion | null
  choices: readonly Choice[]
}

const REPRINT_REASONS = ['Damaged', 'Lost', 'Printed badly', 'One more is needed'] as const
/** A question that one code of a number answers. */
const MOST_ANSWERS = 9

const NOTHING: Readonly<Record<string, string>> = {
  CONFIRM: 'Nothing to confirm here',
  NO: 'Nothing to close here',
  BACK: 'Nothing to go back to here',
  NEXT: 'No next line here',
  DONE: 'Nothing to finish here',
}

const COMMANDS: Readonly<Record<string, Run>> = {
  PRINT: print,
  REPRINT: reprint,
  VOID: ({ actions }) => asked({ message: 'Scan the label that does not count, or NO.', code: voidScanned(actions) }),
  CLEAR: clear,
  PLUS: (desk) => setQuantity(desk, (desk.quantity ?? 1) + 1),
  LESS: (desk) => (desk.quantity === null || desk.quantity < 2 ? nothing('No number to lower here') : lower(desk)),
  FEED: printer('feed', 'One label is fed'),
  TEST: printer('test', 'A test label is in the queue'),
  PAUSE: printer('pause', 'Printing is paused'),
  RESUME: printer('resume', 'Printing goes on'),
  UNDO: step('undo', 'Nothing to undo here'),
  REDO: step('redo', 'Nothing to redo here'),
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
    const run = COMMANDS[name]
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

/** The outcome as the result of a scan. */
export function resolutionOf(outcome: CommandOutcome): Resolution {
  if (outcome.state === 'asked') return { state: 'question', error: outcome.question.message, choices: [] }
  if (outcome.state === 'nothing') return { state: 'question', error: outcome.message, choices: [] }
  const match = outcome.state === 'chosen' ? outcome.match : null
  const named = match === null ? {} : { [match.model]: { pk: match.pk } }
  const success = outcome.state === 'done' ? { success: outcome.message } : {}
  return { state: 'matched', plugin: 'Command codes', match, result: { ...named, ...success } }
}

function asked(question: Partial<OpenQuestion> & { message: string }): CommandOutcome {
  return { state: 'asked', question: { confirm: null, refuse: null, number: null, code: null, ...question } }
}

export function nothing(message: string): CommandOutcome {
  return { state: 'nothing', message }
}

function done(message: string): CommandOutcome {
  return { state: 'done', message }
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

function setQuantity(desk: Desk, quantity: number): CommandOutcome {
  desk.quantity = quantity
  return done(`The next print makes ${quantity === 1 ? '1 label' : `${quantity} labels`}`)
}

function lower(desk: Desk): CommandOutcome {
  return setQuantity(desk, (desk.quantity ?? 1) - 1)
}

function clear(desk: Desk): CommandOutcome {
  if (desk.quantity === null) return nothing('No number to clear here')
  desk.quantity = null
  return done('The number is cleared')
}

async function print(desk: Desk, user: number | null): Promise<CommandOutcome> {
  if (desk.last === null) return nothing('Nothing to print here. Scan an item first.')
  const job = await desk.actions.print(desk.last, desk.quantity, user)
  if (job === null) return nothing('There is no label for this kind of thing.')
  desk.quantity = null
  return done(job.total === 1 ? 'Label in the queue' : `${job.total} labels in the queue`)
}

function voidScanned(actions: CommandActions) {
  const voided = async ({ label, words }: { label: number; words: string }): Promise<CommandOutcome> => {
    await actions.voidLabel(label)
    return done(`Void: ${words}`)
  }
  return async ({ data }: Scan): Promise<CommandOutcome> => {
    const labels = (await actions.labelsWith(data)).slice(0, MOST_ANSWERS)
    const [only] = labels
    if (only === undefined) return nothing(`No label with the code "${data}" came out of a printer here.`)
    if (labels.length === 1) return voided(only)
    return asked({
      message: `Several labels have this code. Scan the number of yours: ${labels.map(({ words }, index) => `${index + 1} ${words}`).join('; ')}.`,
      number: { from: 1, to: labels.length, choose: (number) => voided(labels[number - 1] ?? only) },
    })
  }
}

async function reprint({ actions }: Desk, user: number | null): Promise<CommandOutcome> {
  if (!(await actions.asksReason())) return again(actions, '', user)
  const reasons = REPRINT_REASONS.map((reason, index) => `${index + 1} ${reason}`).join(', ')
  return asked({
    message: `Why is it printed again? Scan a number: ${reasons}.`,
    number: {
      from: 1,
      to: REPRINT_REASONS.length,
      choose: (number) => again(actions, REPRINT_REASONS[number - 1] ?? '', user),
    },
  })
}

async function again(actions: CommandActions, reason: string, user: number | null): Promise<CommandOutcome> {
  const job = await actions.reprint(reason, user)
  return job === null ? nothing('Nothing to print again here') : done('The last label is in the queue again')
}

function printer(work: PrinterWork, message: string): Run {
  return async ({ actions }, user) =>
    (await actions.printer(work, user)) ? done(message) : nothing('There is no label printer yet.')
}

function step(work: StepWork, none: string): Run {
  return async ({ actions }, user) => {
    const words = await actions.step(work, user)
    return words === null ? nothing(none) : done(words)
  }
}
