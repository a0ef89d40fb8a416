import type { AppDatabase, AppMigration } from '../mixins/app-mixin.ts'

type Statement = Parameters<AppDatabase['batch']>[0][number]

/** The tables of a plugin in memory, by the SQLite that Node brings; its migrations have run. */
export async function createMemoryTables(migrations: readonly AppMigration[]): Promise<AppDatabase & Disposable> {
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(':memory:')
  const inTransaction = (work: () => void): void => {
    database.exec('BEGIN')
    try {
      work()
      database.exec('COMMIT')
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
  const run = ({ sql, parameters = [] }: Statement) => database.prepare(sql).run(...parameters)
  for (const { sql } of migrations.toSorted((a, b) => a.version - b.version)) inTransaction(() => database.exec(sql))

  return {
    async all<T>(sql: string, parameters: readonly (string | number | null | Uint8Array)[] = []) {
      const rows = database.prepare(sql).all(...parameters)
      return rows.map((row) => ({ ...row })) as T[]
    },
    async run(sql, parameters = []) {
      const { changes, lastInsertRowid } = run({ sql, parameters })
      return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) }
    },
    async batch(statements) {
      inTransaction(() => statements.forEach(run))
    },
    [Symbol.dispose]: () => database.close(),
  }
}
