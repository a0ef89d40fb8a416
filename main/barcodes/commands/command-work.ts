import type { Scan } from '../../records/scan-records.ts'
import type { Choice } from '../meaning/code-lookup.ts'
import type { Match } from '../answers/resolution.ts'
import { asked, done, nothing } from './command-outcome.ts'
import type { CommandOutcome, OpenQuestion } from './command-outcome.ts'

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

/** What the commands of a station are about. */
export interface Desk {
  actions: CommandActions
  last: Match | null
  quantity: number | null
  question: OpenQuestion | null
  choices: readonly Choice[]
}

const REPRINT_REASONS = ['Damaged', 'Lost', 'Printed badly', 'One more is needed'] as const
/** A question that one code of a number answers. */
const MOST_ANSWERS = 9

/** By the name of a command; those of screens have none. */
export const COMMAND_WORK: Readonly<Record<string, Run>> = {
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

export function setQuantity(desk: Desk, quantity: number): CommandOutcome {
  desk.quantity = quantity
  return done(`The next print makes ${quantity === 1 ? '1 label' : `${quantity} labels`}`)
}

function lower(desk: Desk): CommandOutcome {
  return setQuantity(desk, (desk.quantity ?? 1) - 1)
}

export function clear(desk: Desk): CommandOutcome {
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
