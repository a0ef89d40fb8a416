import { AppError, messageOf } from '@scanbench/plugin'
import type SqliteConnection from 'better-sqlite3'
import type { Migration } from './migrations/migrations.ts'

/** Brings an open file up to the newest of these versions. Each step is whole or not at all. */
export function migrate(connection: SqliteConnection.Database, migrations: readonly Migration[]): void {
  const from = versionOf(connection)
  // Rebuilding a table means dropping one that others refer to; the references are checked before each commit.
  connection.pragma('foreign_keys = OFF')
  try {
    for (const migration of migrations) if (migration.version > from) step(connection, migration)
  } finally {
    connection.pragma('foreign_keys = ON')
  }
}

export function versionOf(connection: SqliteConnection.Database): number {
  return Number(connection.pragma('user_version', { simple: true }))
}

function step(connection: SqliteConnection.Database, { version, sql }: Migration): void {
  try {
    connection
      .transaction(() => {
        connection.exec(sql)
        refuseBrokenReferences(connection)
        connection.pragma(`user_version = ${version}`)
      })
      .immediate()
  } catch (cause) {
    const reason = messageOf(cause)
    throw new AppError(
      'MIGRATION_FAILED',
      `Step ${version} of bringing the database up to date failed: ${reason}. ` +
        `The file ${connection.name} is as it was before; start the previous version of the program, or report this.`,
      { cause },
    )
  }
}

function refuseBrokenReferences(connection: SqliteConnection.Database): void {
  const broken = connection.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) throw new Error(`${broken.length} rows refer to something missing`)
}
