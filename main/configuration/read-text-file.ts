import { readFileSync } from 'node:fs'
import { AppError, messageOf } from '@scanbench/plugin'

const MISSING = new Set<unknown>(['ENOENT', 'ENOTDIR'])

/** The text of a file, or null when there is none; one that is there and cannot be read is an error of its own. */
export function readTextFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.has(error.code)) return null
    const why = messageOf(error)
    throw new AppError('CONFIGURATION_INVALID', `The configuration file ${path} cannot be read: ${why}.`, {
      cause: error,
    })
  }
}
