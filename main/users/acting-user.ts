import type { ActingUser } from '@scanbench/plugin'
import type { Actor } from './actor.ts'

/** The person behind a call, as plugins are told; null for the station and for other plugins. */
export function actingUser({ user, username, isStaff, isSuperuser }: Actor): ActingUser | null {
  return user === null ? null : { pk: user, username, is_staff: isStaff, is_superuser: isSuperuser }
}
