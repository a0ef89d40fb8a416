import type { ActingUser } from '@scanbench/plugin'

/** On whose behalf the plugin works just now: what it asks during a call is asked with that person's rights. */
export class ActingUsers {
  readonly #users = new Map<number, ActingUser>()
  #last = 0

  /** The number of the call, under which the process refers to it. */
  begin(given: readonly unknown[]): number {
    this.#last += 1
    const user = userIn(given)
    if (user !== null) this.#users.set(this.#last, user)
    return this.#last
  }

  end(call: number): void {
    this.#users.delete(call)
  }

  of(call: number | null): ActingUser | null {
    return call === null ? null : (this.#users.get(call) ?? null)
  }
}

/** Hooks get the person as an argument of its own, or as `user` of the request. */
function userIn(given: readonly unknown[]): ActingUser | null {
  for (const argument of given) {
    if (isUser(argument)) return argument
    const inside: unknown = typeof argument === 'object' && argument !== null ? Reflect.get(argument, 'user') : null
    if (isUser(inside)) return inside
  }
  return null
}

function isUser(value: unknown): value is ActingUser {
  if (typeof value !== 'object' || value === null) return false
  const { pk, username, is_staff, is_superuser } = value as Partial<Record<keyof ActingUser, unknown>>
  return (
    typeof pk === 'number' &&
    typeof username === 'string' &&
    typeof is_staff === 'boolean' &&
    typeof is_superuser === 'boolean'
  )
}
