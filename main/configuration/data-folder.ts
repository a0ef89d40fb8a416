import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@scanbench/plugin'

/** Makes the folder for its owner alone, and tries a write: a read-only disk is told before anything depends on it. */
export function prepareDataFolder(folder: string): void {
  const probe = join(folder, `.write-check-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(probe, '', { flag: 'wx', mode: 0o600 })
    rmSync(probe)
  } catch (error) {
    const sentence = `The data folder ${folder} cannot be used: ${reason(error)}. Name another one with --data.`
    throw new AppError('DATA_FOLDER_UNUSABLE', sentence, { cause: error })
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file of that name is in the way',
  ENOTDIR: 'a file is in the way',
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}
