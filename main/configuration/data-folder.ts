import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError, messageOf } from '@scanbench/plugin'

/** Makes the folder for its owner alone, and tries a write: a read-only disk is told before anything depends on it. */
export function prepareDataFolder(folder: string): void {
  const probe = join(folder, `.write-check-${process.pid}`)
  try {
    makeFolder(folder)
    writeFileSync(probe, '', { flag: 'wx', mode: 0o600 })
    rmSync(probe)
  } catch (error) {
    const sentence = `The data folder ${folder} cannot be used: ${reason(error)}. Name another one with --data.`
    throw new AppError('DATA_FOLDER_UNUSABLE', sentence, { cause: error })
  }
}

/** Node's recursive mkdir never returns where a file system answers ENOENT to every try, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

const REASONS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file of that name is in the way',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'a file is in the way',
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? messageOf(error)
}
