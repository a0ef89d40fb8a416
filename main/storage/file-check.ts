import { constants } from 'node:fs'
import { access, mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError, messageOf } from '@scanbench/plugin'
import type SqliteConnection from 'better-sqlite3'
import { restoreAdvice } from './backup-files.ts'

/** `SCBN`: marks a SQLite file as ours, in its header. */
export const APPLICATION_ID = 0x53_43_42_4e

const HEADER_BYTES = 100
/** Checking every page of a file of this size takes well under 0.2 s. */
const THOROUGH_BELOW_BYTES = 32 * 1024 * 1024

export type FileState = 'new' | 'existing'

/** Looks at the file without SQLite, so that a file which is refused stays untouched to the last byte. */
export async function checkFile(file: string, newestVersion: number): Promise<FileState> {
  await refuseUnusableFolder(file)
  const header = await readHeader(file)
  if (header === null) return 'new'
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw await damaged(file)
  const version = header.readUInt32BE(60)
  refuseNewer(file, version, newestVersion)
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw await damaged(file, 'it is not a database of this program')
  return 'existing'
}

export function refuseNewer(file: string, version: number, newestVersion: number): void {
  if (version <= newestVersion) return
  throw new AppError(
    'DATABASE_NEWER',
    `The database ${file} has format ${version}, and this program knows formats up to ${newestVersion}. ` +
      'Start the newer version of the program that wrote it. Nothing was changed.',
  )
}

/** What can be seen in a moment: every page of a small file, both ends of every table of a large one. */
export async function checkContents(connection: SqliteConnection.Database): Promise<void> {
  const { size } = await stat(connection.name)
  try {
    if (size < THOROUGH_BELOW_BYTES) refuseFindings(connection.pragma('quick_check(1)', { simple: true }))
    else touchTables(connection)
  } catch (cause) {
    throw await damaged(connection.name, messageOf(cause))
  }
}

export async function damaged(file: string, reason = 'it is not a database'): Promise<AppError> {
  return new AppError(
    'DATABASE_DAMAGED',
    `The database ${file} cannot be read: ${reason}. It was left as it is. ${await restoreAdvice(file)}`,
  )
}

function refuseFindings(finding: unknown): void {
  if (finding !== 'ok') throw new Error(String(finding))
}

function touchTables(connection: SqliteConnection.Database): void {
  const tables = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND wr = 0`,
    )
    .all()
  for (const { name } of tables) {
    connection.prepare(`SELECT * FROM "${name}" ORDER BY rowid LIMIT 1`).get()
    connection.prepare(`SELECT * FROM "${name}" ORDER BY rowid DESC LIMIT 1`).get()
  }
}

async function refuseUnusableFolder(file: string): Promise<void> {
  const folder = dirname(file)
  try {
    // Not recursive: Node never comes back from a file system that answers ENOENT to every try.
    await mkdir(folder).catch((error: unknown) => ignore(error, 'EEXIST'))
    await access(folder, constants.W_OK | constants.X_OK)
    await access(file, constants.W_OK).catch((error: unknown) => ignore(error, 'ENOENT'))
  } catch (cause) {
    throw unusable(folder, cause)
  }
}

export function unusable(folder: string, cause: unknown): AppError {
  const reason = messageOf(cause)
  return new AppError(
    'DATA_FOLDER_UNUSABLE',
    `The data folder ${folder} cannot be written to (${reason}). ` +
      'Give this user the right to write there, or start with another folder.',
    { cause },
  )
}

function ignore(error: unknown, code: string): void {
  if (!(error instanceof Error && 'code' in error && error.code === code)) throw error
}

/** Null when there is no file yet; an empty one counts as none, SQLite leaves such behind when it is killed at once. */
async function readHeader(file: string): Promise<Buffer | null> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    ignore(error, 'ENOENT')
    return null
  })
  if (handle === null) return null
  await using closing = handle
  const { bytesRead, buffer } = await closing.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
  return bytesRead === 0 ? null : buffer.subarray(0, bytesRead)
}
