/** Something that a person did at this station and can take back. */
export interface Step {
  user: number | null
  /** Behind "Undo": `+24 Ball pen blue`. */
  words: string
  /** Each rejects with CONFLICT and who was there in between, when it cannot be done any more. */
  undo: (user: number | null) => Promise<void>
  redo: (user: number | null) => Promise<void>
}

export type StepWork = 'undo' | 'redo'

interface Kept extends Step {
  /** Milliseconds since 1970: when it was done, taken back or done again. */
  at: number
  isUndone: boolean
}

const MOST_STEPS = 50
const KEPT_FOR_MS = 10 * 60_000
const DONE: Readonly<Record<StepWork, string>> = { undo: 'Undone', redo: 'Done again' }

/** The last steps at this station, the newest last. What is taken back is a new entry in the ledger; nothing is deleted. */
export class StationSteps {
  readonly #clock: () => Date
  #steps: Kept[] = []

  constructor({ clock }: { clock: () => Date }) {
    this.#clock = clock
  }

  /** What this person took back before cannot be done again after this. */
  note(step: Step): void {
    const others = this.#recent().filter(({ user, isUndone }) => !isUndone || user !== step.user)
    this.#steps = [...others, { ...step, at: this.#now(), isUndone: false }].slice(-MOST_STEPS)
  }

  /** What it would take back, or do again, for these people; null for nothing. */
  next(work: StepWork, users: readonly (number | null)[]): string | null {
    return this.#find(work, users)?.words ?? null
  }

  /** Says what was done; null when there is no such step. One that cannot be done any more is told of once. */
  async run(work: StepWork, users: readonly (number | null)[], by: number | null): Promise<string | null> {
    const step = this.#find(work, users)
    if (step === undefined) return null
    this.#steps = this.#steps.filter((each) => each !== step)
    await step[work](by)
    const changed = { ...step, at: this.#now(), isUndone: work === 'undo' }
    this.#steps = work === 'undo' ? this.#beforeUndone(changed) : [...this.#steps, changed]
    return `${DONE[work]}: ${step.words}`
  }

  /** The one that was taken back last is the first to be done again. */
  #find(work: StepWork, users: readonly (number | null)[]): Kept | undefined {
    const theirs = this.#recent().filter(({ user }) => users.includes(user))
    return work === 'undo' ? theirs.findLast(({ isUndone }) => !isUndone) : theirs.find(({ isUndone }) => isUndone)
  }

  /** Steps that are done come first in the list, those taken back behind them in their old order. */
  #beforeUndone(step: Kept): Kept[] {
    const undone = this.#steps.filter(({ isUndone }) => isUndone)
    return [...this.#steps.filter(({ isUndone }) => !isUndone), step, ...undone]
  }

  #recent(): Kept[] {
    const oldest = this.#now() - KEPT_FOR_MS
    this.#steps = this.#steps.filter(({ at }) => at >= oldest)
    return this.#steps
  }

  #now(): number {
    return this.#clock().getTime()
  }
}
