import { AppError } from '@scanbench/plugin'
import type { Actor } from './actor.ts'
import { Turns } from '../waiting/turns.ts'

interface Failures {
  count: number
  closedUntil: number
}

const FREE_TRIES = 5
const LONGEST_MS = 60_000
const REMEMBERED_NAMES = 1000

/** Checks passwords one after the other, and makes guessing slow: after five failures a name is closed for 1, 2, 4 ... 60 s. */
export class PasswordGate {
  readonly #verify: (username: string, password: string) => Promise<Actor | null>
  readonly #clock: () => Date
  readonly #failures = new Map<string, Failures>()
  readonly #turns = new Turns()

  constructor({
    users,
    clock,
  }: {
    users: { verify(username: string, password: string): Promise<Actor | null> }
    clock: () => Date
  }) {
    this.#verify = (username, password) => users.verify(username, password)
    this.#clock = clock
  }

  /** Rejects with UNAUTHORIZED. */
  pass(username: string, password: string): Promise<Actor> {
    return this.#turns.run(() => this.#try(username, password))
  }

  async #try(username: string, password: string): Promise<Actor> {
    const name = username.toLowerCase()
    const waitMs = (this.#failures.get(name)?.closedUntil ?? 0) - this.#clock().getTime()
    if (waitMs > 0) throw tooOften(waitMs)
    const actor = await this.#verify(username, password)
    if (actor === null) {
      this.#failed(name)
      throw new AppError('UNAUTHORIZED', 'Invalid username or password.')
    }
    this.#failures.delete(name)
    return actor
  }

  #failed(name: string): void {
    const count = (this.#failures.get(name)?.count ?? 0) + 1
    const pauseMs = count < FREE_TRIES ? 0 : Math.min(LONGEST_MS, 1000 * 2 ** (count - FREE_TRIES))
    this.#failures.delete(name)
    this.#failures.set(name, { count, closedUntil: this.#clock().getTime() + pauseMs })
    const [oldest] = this.#failures.keys()
    if (this.#failures.size > REMEMBERED_NAMES && oldest !== undefined) this.#failures.delete(oldest)
  }
}

function tooOften(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1000)
  return new AppError('UNAUTHORIZED', `Too many failed attempts. Try again in ${seconds} s.`)
}
