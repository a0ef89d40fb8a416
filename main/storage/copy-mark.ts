import type SqliteConnection from 'better-sqlite3'
import { connect } from './connect.ts'

/**
 * Written into every copy of a database, never into the one in use: a database that has it when it is opened was put back
 * from a copy, by whatever means. A table of its own, so that copies of every format can have it.
 */
export function markCopy(file: string): void {
  const connection = connect(file, { readonly: false })
  try {
    // One file, without a log beside it, so that it can be copied by hand.
    connection.pragma('journal_mode = DELETE')
    connection.exec(`
      CREATE TABLE IF NOT EXISTS copy_mark (made TEXT NOT NULL) STRICT;
      DELETE FROM copy_mark;
      INSERT INTO copy_mark(made) VALUES (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
    `)
  } finally {
    connection.close()
  }
}

/** When the copy was made that this database is; null when it is none. */
export function readCopyMark(connection: SqliteConnection.Database): string | null {
  const has = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'copy_mark'`).get()
  if (has === undefined) return null
  return connection.prepare<[], { made: string }>('SELECT made FROM copy_mark').get()?.made ?? null
}

export function removeCopyMark(connection: SqliteConnection.Database): void {
  connection.exec('DROP TABLE IF EXISTS copy_mark')
}
