import SqliteConnection from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

const BUSY_TIMEOUT_MS = 5000
const STATEMENTS_KEPT = 300

/** A connection of ours; the file must exist when it is only read. */
export function connect(file: string, options: { readonly: boolean }): SqliteConnection.Database {
  const connection = new SqliteConnection(file, { readonly: options.readonly, timeout: BUSY_TIMEOUT_MS })
  try {
    connection.pragma('foreign_keys = ON')
    connection.pragma('temp_store = MEMORY')
    // Kibibytes of its own; the system keeps the pages of the file at hand anyway.
    connection.pragma('cache_size = -8000')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** The connection as Kysely takes it, with the statements it has seen kept ready. */
export function withPreparedStatements(connection: SqliteConnection.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => {
      connection.close()
    },
    prepare(sql) {
      const known = kept.get(sql)
      if (known !== undefined) return known
      const statement = connection.prepare(sql)
      const oldest = kept.keys().next()
      if (kept.size >= STATEMENTS_KEPT && oldest.done !== true) kept.delete(oldest.value)
      kept.set(sql, statement)
      return statement
    },
  }
}
