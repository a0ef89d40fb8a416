import { AppError } from '@scanbench/plugin'
import type { FoundPlugin } from './opened-plugin.ts'
import type { PermissionKey } from '../manifests/permissions.ts'

/** What somebody said yes to; null: nobody was asked yet. */
export type Accepted = readonly string[] | null

type Asking = Pick<FoundPlugin, 'slug' | 'origin' | 'manifest'>

/** What a plugin asks for and nobody accepted. What comes with the program is part of it and asks for nothing. */
export function unaccepted({ origin, manifest }: Asking, accepted: Accepted): PermissionKey[] {
  if (origin === 'builtin' || origin === 'sample') return []
  return manifest.permissions.filter((permission) => accepted?.includes(permission) !== true)
}

/** What is accepted after somebody said yes to some of what it asks for. Earlier answers stay, so only news is asked. */
export function afterConsent({ manifest }: Asking, accepted: Accepted, given: readonly string[]): string[] {
  return [...new Set([...(accepted ?? []), ...manifest.permissions.filter((permission) => given.includes(permission))])]
}

/** Why a plugin stays off, or null. */
export function consentObstacle(found: Asking, accepted: Accepted): AppError | null {
  const asked = unaccepted(found, accepted)
  if (asked.length === 0) return null
  const sentence = `Plugin ${found.manifest.name} asks for ${accepted === null ? '' : 'more: '}${asked.join(', ')}.`
  return new AppError('PERMISSIONS_NOT_ACCEPTED', `${sentence} It stays off until somebody accepts that.`, {
    details: { permissions: asked },
  })
}

export function isConsentMissing(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'PERMISSIONS_NOT_ACCEPTED'
}
