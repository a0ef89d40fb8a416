import { sql as initial } from './001-initial.sql.ts'

export interface Migration {
  /** Counts up by one from 1; kept in the file as `user_version`. */
  version: number
  sql: string
}

export const MIGRATIONS: readonly Migration[] = [{ version: 1, sql: initial }]
