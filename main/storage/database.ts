import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** The one database of a station. */
export interface Database extends AsyncDisposable {
  /** Opened once, by the station: writes, and reads by key. Calls block for microseconds. */
  readonly write: Kysely<Tables>
  /** Read-only connections in a worker thread: lists, counts, search, export. */
  readonly read: Kysely<Tables>
  readonly file: string
  /** When the copy was made that was put back as this database; null when nothing was put back, or it is dealt with. */
  readonly restoredFrom: string | null
  /** What follows from putting back a copy is done. */
  forgetRestore(): void
  /** A whole copy while everybody goes on writing; an existing file of that name is replaced. */
  copyTo(file: string): Promise<void>
}
