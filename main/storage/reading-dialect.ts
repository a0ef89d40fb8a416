import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, Kysely } from 'kysely'
import { ReadingThread } from './reading-thread.ts'

/** A slow search holds one thread; the other goes on with the short ones. */
const THREADS = 2

/** Kysely over read-only connections in worker threads, which are started when first needed. */
export class ReadingDialect implements Dialect {
  readonly #options: { program: URL; file: string }

  constructor(options: { program: URL; file: string }) {
    this.#options = options
  }

  createDriver(): Driver {
    return new ReadingDriver(this.#options)
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler()
  }

  createAdapter(): SqliteAdapter {
    return new ReadingAdapter()
  }

  createIntrospector(database: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(database)
  }
}

class ReadingAdapter extends SqliteAdapter {
  /** SQLite has one connection as a rule, and Kysely would let one query wait for the other. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class ReadingDriver implements Driver {
  readonly #threads: readonly ReadingThread[]
  readonly #free: ReadingThread[]
  readonly #queue: ((thread: ReadingThread) => void)[] = []

  constructor(options: { program: URL; file: string }) {
    this.#threads = Array.from({ length: THREADS }, () => new ReadingThread(options))
    this.#free = this.#threads.toReversed()
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const free = this.#free.pop()
    if (free !== undefined) return free
    return await new Promise((resolve) => {
      this.#queue.push(resolve)
    })
  }

  async releaseConnection(connection: ReadingThread): Promise<void> {
    const next = this.#queue.shift()
    if (next === undefined) this.#free.push(connection)
    else next(connection)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread[Symbol.asyncDispose]()))
  }
}
