/** What a plugin's tables and the station say to each other. */
export type TableValue = string | number | null | Uint8Array

export interface TableStatement {
  sql: string
  parameters?: readonly TableValue[]
}

export interface TableMigration {
  version: number
  sql: string
}

// Types, not interfaces: methods of a process have an index signature.
export type TablesMethods = {
  migrate: (parameters: { migrations: readonly TableMigration[] }) => void
  all: (statement: TableStatement) => Record<string, unknown>[]
  run: (statement: TableStatement) => { changes: number; lastInsertRowid: number }
  batch: (parameters: { statements: readonly TableStatement[] }) => void
}

/** Names the file to the process. */
export const TABLES_FILE = 'SCANBENCH_TABLES_FILE'
