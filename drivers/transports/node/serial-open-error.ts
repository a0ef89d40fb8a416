import { readFile, stat } from 'node:fs/promises'
import { TransportError, type TransportErrorCode } from '../connection.ts'
import { fileHolder } from './linux/file-holder.ts'

/** serialport reports plain sentences of the system, without codes. On Windows a port that is in use is "denied". */
const REASONS: readonly [RegExp, TransportErrorCode][] = [
  [/no such file|no such device|file not found|input\/output error/i, 'DEVICE_NOT_FOUND'],
  [/cannot lock|temporarily unavailable|resource busy|access denied/i, 'DEVICE_BUSY'],
  [/permission denied|not permitted/i, 'DEVICE_DENIED'],
]

export async function serialOpenError(error: unknown, path: string): Promise<TransportError> {
  const reason = error instanceof Error ? error.message : String(error)
  const code = REASONS.find(([pattern]) => pattern.test(reason))?.[1]
  switch (code) {
    case 'DEVICE_NOT_FOUND':
      return new TransportError(code, `There is no serial port ${path}. Plug the device in or choose another port.`)
    case 'DEVICE_BUSY':
      return busyError(path)
    case 'DEVICE_DENIED':
      return deniedError(path, await groupOf(path))
    default:
      return new TransportError(
        'DEVICE_UNAVAILABLE',
        `${path} does not work as a serial port (${reason}). Choose another.`,
      )
  }
}

async function busyError(path: string): Promise<TransportError> {
  const holder = await fileHolder(path)
  const message = `Another program holds ${path}. Close that program, then try again.`
  return new TransportError('DEVICE_BUSY', message, { bytesTaken: 0, ...(holder === null ? {} : { holder }) })
}

export function deniedError(path: string, group: string | null): TransportError {
  const message = `You have no right to open ${path}.`
  if (group === null) return new TransportError('DEVICE_DENIED', `${message} Ask the administrator for access.`)
  const command = `sudo usermod -aG ${group} $USER`
  const cure = `${message} Run "${command}", then sign in again.`
  return new TransportError('DEVICE_DENIED', cure, { bytesTaken: 0, command })
}

/** The group that may open the port: `dialout` on Debian, `uucp` on Arch. */
async function groupOf(path: string): Promise<string | null> {
  try {
    const [{ gid }, groups] = await Promise.all([stat(path), readFile('/etc/group', 'utf8')])
    const row = groups.split('\n').find((line) => line.split(':')[2] === String(gid))
    return row?.split(':')[0] ?? null
  } catch {
    // No such table on this system: the message does without.
    return null
  }
}
