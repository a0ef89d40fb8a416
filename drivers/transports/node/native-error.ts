import { TransportError, type TransportErrorCode } from '../connection.ts'

/** node-hid emits plain strings, the others errors without codes: only their words tell what happened. */
const REASONS: readonly [RegExp, TransportErrorCode][] = [
  [/permission denied|errno 13|access denied|not permitted|eacces|eperm/i, 'DEVICE_DENIED'],
  [/busy|errno 16|ebusy/i, 'DEVICE_BUSY'],
  [
    /disconnected|no such|not found|errno 2\b|errno 19|enodev|enoent|enxio|eio|input\/output error/i,
    'DEVICE_NOT_FOUND',
  ],
]

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const CURES: Partial<Record<TransportErrorCode, string>> = {
  DEVICE_DENIED: 'may not be opened by you. Install the udev rules of Scanbench, then plug it in again',
  DEVICE_BUSY: 'is held by another program. Close that program, then try again',
  DEVICE_NOT_FOUND: 'went away while it was opened. Plug it in again',
}

/** Why a device could not be opened, in a sentence with what to do. */
export function openErrorOf(error: unknown, name: string): TransportError {
  if (error instanceof TransportError) return error
  const reason = reasonOf(error)
  const code = REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'DEVICE_UNAVAILABLE'
  return new TransportError(code, `${name} ${CURES[code] ?? 'cannot be used. Try another socket'} (${reason}).`)
}

export function isGone(error: unknown): boolean {
  return REASONS.some(([pattern, code]) => code === 'DEVICE_NOT_FOUND' && pattern.test(reasonOf(error)))
}

export function goneError(error: unknown, name: string): TransportError {
  const reason = error === null ? '' : ` (${reasonOf(error)})`
  return new TransportError('DEVICE_DISCONNECTED', `${name} went away${reason}. Plug it in again.`)
}
