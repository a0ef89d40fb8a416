import { AppError } from '@scanbench/plugin'
import type { Users } from './users.ts'

/** Nobody works at the station until somebody signs in again. A station that starts anew is open: the program was opened. */
export class StationLock {
  readonly #users: Pick<Users, 'canSignIn'>
  #isLocked = false

  constructor({ users }: { users: Pick<Users, 'canSignIn'> }) {
    this.#users = users
  }

  get isLocked(): boolean {
    return this.#isLocked
  }

  /** Rejects with CONFLICT while there is no password that opens it again. */
  async lock(): Promise<void> {
    if (!(await this.#users.canSignIn()))
      throw new AppError(
        'CONFLICT',
        'Nobody has a password yet, so nobody could open it again. Set one under Settings.',
      )
    this.#isLocked = true
  }

  /** Somebody signed in. */
  open(): void {
    this.#isLocked = false
  }
}
