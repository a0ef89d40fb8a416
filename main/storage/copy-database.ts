import { rename, rm } from 'node:fs/promises'
import type SqliteConnection from 'better-sqlite3'
import { markCopy } from './copy-mark.ts'

/** Pages per turn: the copy gives way to scans and writes in between. */
const PAGES_PER_TURN = 500

/** A copy appears under its name only when it is whole; it is marked as one. */
export async function copyDatabase(
  connection: SqliteConnection.Database,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const unfinished = `${file}.unfinished`
  await rm(unfinished, { force: true })
  const progress = () => {
    signal.throwIfAborted()
    return PAGES_PER_TURN
  }
  try {
    await connection.backup(unfinished, { progress })
    markCopy(unfinished)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}
