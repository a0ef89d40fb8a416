import { DatabaseSync } from 'node:sqlite'
import { AppError, messageOf } from '@scanbench/plugin'
import { tableRight } from './table-rights.ts'
import type { TableMigration, TablesMethods, TableStatement } from './tables-contract.ts'

/** A gigabyte in pages of four kibibytes. */
const MOST_PAGES = 262_144
const MOST_VALUE_BYTES = 64 * 1024 * 1024

/** The file with the tables of one plugin; runs in the process of these tables alone. */
export class TableFile {
  readonly #connection: DatabaseSync

  constructor(file: string) {
    this.#connection = new DatabaseSync(file, {
      enableForeignKeyConstraints: true,
      allowExtension: false,
      defensive: true,
      timeout: 5000,
      limits: { attach: 0, length: MOST_VALUE_BYTES },
    })
    this.#connection.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;
       PRAGMA trusted_schema = OFF; PRAGMA max_page_count = ${MOST_PAGES}`,
    )
    this.#limit(true)
  }

  get methods(): TablesMethods {
    return {
      migrate: ({ migrations }) => this.#migrate(migrations),
      all: (statement) => explained(() => this.#prepare(statement.sql).all(...(statement.parameters ?? []))),
      run: (statement) => explained(() => this.#run(statement)),
      batch: ({ statements }) =>
        explained(() => this.#inTransaction(() => statements.forEach((statement) => this.#run(statement)))),
    }
  }

  #migrate(migrations: readonly TableMigration[]): void {
    const newest = migrations.at(-1)?.version ?? 0
    const from = this.#version()
    if (from > newest)
      throw new AppError('DATABASE_NEWER', `The tables are of step ${from}, and the plugin knows ${newest}.`)
    for (const migration of migrations) if (migration.version > from) this.#step(migration)
  }

  #step({ version, sql }: TableMigration): void {
    try {
      this.#inTransaction(() => {
        this.#connection.exec(sql)
        this.#ourselves(() => this.#connection.exec(`PRAGMA user_version = ${version}`))
      })
    } catch (cause) {
      const message = `Step ${version} of the plugin's tables failed: ${messageOf(cause)}. They are as they were before it.`
      throw new AppError('MIGRATION_FAILED', message, { cause })
    }
  }

  #version(): number {
    return this.#ourselves(() => {
      const row = this.#connection.prepare('PRAGMA user_version').get()
      return Number(row?.['user_version'] ?? 0)
    })
  }

  #run({ sql, parameters = [] }: TableStatement): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.#prepare(sql).run(...parameters)
    return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) }
  }

  #prepare(sql: string) {
    return this.#connection.prepare(sql)
  }

  #inTransaction(work: () => void): void {
    this.#ourselves(() => this.#connection.exec('BEGIN IMMEDIATE'))
    try {
      work()
      this.#ourselves(() => this.#connection.exec('COMMIT'))
    } catch (error) {
      this.#ourselves(() => {
        if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK')
      })
      throw error
    }
  }

  /** Statements that are not the plugin's. */
  #ourselves<T>(work: () => T): T {
    this.#limit(false)
    try {
      return work()
    } finally {
      this.#limit(true)
    }
  }

  #limit(isLimited: boolean): void {
    this.#connection.setAuthorizer(isLimited ? tableRight : null)
  }
}

function explained<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new AppError('TABLES_REFUSED', `The plugin's tables refused a statement: ${messageOf(cause)}`, { cause })
  }
}
