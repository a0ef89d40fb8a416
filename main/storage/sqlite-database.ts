import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type SqliteConnection from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { siblingProgram } from '../processes/sibling-program.ts'
import { backupFolder } from './backup-files.ts'
import { connect, withPreparedStatements } from './connect.ts'
import { copyDatabase } from './copy-database.ts'
import { readCopyMark, removeCopyMark } from './copy-mark.ts'
import type { Database } from './database.ts'
import { APPLICATION_ID, checkContents, checkFile, damaged, refuseNewer, unusable } from './file-check.ts'
import { migrate, versionOf } from './migrate.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import type { Migration } from './migrations/migrations.ts'
import { ReadingDialect } from './reading-dialect.ts'
import type { Tables } from './tables.ts'

interface OpenOptions {
  file: string
  log: Logger
  migrations?: readonly Migration[]
}

/** Opens or makes the file of a station, brought up to date. What it refuses it leaves as it was. */
export async function openDatabase({ file, log, migrations = MIGRATIONS }: OpenOptions): Promise<Database> {
  const newestVersion = migrations.at(-1)?.version ?? 0
  const state = await checkFile(file, newestVersion)
  let connection: SqliteConnection.Database | null = null
  try {
    connection = connect(file, { readonly: false })
    // A new file is marked before anything else: a first start that is cut off leaves one that is known as ours.
    if (state === 'new') connection.pragma(`application_id = ${APPLICATION_ID}`)
    else await checkExisting(connection, newestVersion, log)
    prepareFile(connection)
    migrate(connection, migrations)
    return new SqliteDatabase(connection)
  } catch (error) {
    connection?.close()
    throw await explained(file, error)
  }
}

class SqliteDatabase implements Database {
  readonly write: Kysely<Tables>
  readonly read: Kysely<Tables>
  readonly file: string
  readonly #connection: SqliteConnection.Database
  readonly #closing = new AbortController()
  readonly #copies = new Set<Promise<void>>()

  constructor(connection: SqliteConnection.Database) {
    this.#connection = connection
    this.file = connection.name
    const program = siblingProgram(import.meta.url, 'read-worker')
    this.write = new Kysely({ dialect: new SqliteDialect({ database: withPreparedStatements(connection) }) })
    this.read = new Kysely({ dialect: new ReadingDialect({ program, file: connection.name }) })
  }

  get restoredFrom(): string | null {
    return readCopyMark(this.#connection)
  }

  forgetRestore(): void {
    removeCopyMark(this.#connection)
  }

  async copyTo(file: string): Promise<void> {
    const copy = copyDatabase(this.#connection, file, this.#closing.signal)
    this.#copies.add(copy)
    try {
      await copy
    } finally {
      this.#copies.delete(copy)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort(new AppError('CANCELLED', 'The database was closed while it was being copied'))
    await Promise.allSettled(this.#copies)
    await this.read.destroy()
    await this.write.destroy()
    this.#connection.close()
  }
}

async function checkExisting(connection: SqliteConnection.Database, newestVersion: number, log: Logger): Promise<void> {
  const version = versionOf(connection)
  // The header was looked at before; a version that is still in the write-ahead log shows only now.
  refuseNewer(connection.name, version, newestVersion)
  await checkContents(connection)
  // Version 0 is a first start that was cut off: there is nothing to keep.
  if (version === newestVersion || version === 0) return
  const copy = join(backupFolder(connection.name), `before-format-${newestVersion}-from-${version}.sqlite`)
  await mkdir(dirname(copy), { recursive: true })
  await copyDatabase(connection, copy, new AbortController().signal)
  log.info('A copy was made before the database is brought up to date', { copy, version, newestVersion })
}

function prepareFile(connection: SqliteConnection.Database): void {
  // Before there is a write-ahead log, so that it stands in the file itself: the next start looks for it there.
  connection.pragma(`application_id = ${APPLICATION_ID}`)
  const mode = connection.pragma('journal_mode = WAL', { simple: true })
  if (mode !== 'wal') throw unusable(dirname(connection.name), new Error('this kind of drive cannot hold a database'))
  // WAL alone may lose the last commits when the power fails.
  connection.pragma('synchronous = FULL')
}

const DAMAGE = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CORRUPT_VTAB', 'SQLITE_CORRUPT_INDEX'])
const UNUSABLE = new Set(['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_IOERR', 'SQLITE_FULL', 'SQLITE_PERM'])

async function explained(file: string, error: unknown): Promise<unknown> {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  if (DAMAGE.has(code)) return await damaged(file, error.message)
  return UNUSABLE.has(code) ? unusable(dirname(file), error) : error
}
