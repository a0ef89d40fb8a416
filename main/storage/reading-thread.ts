import { Worker } from 'node:worker_threads'
import { AppError } from '@scanbench/plugin'
import SqliteConnection from 'better-sqlite3'
import type { DatabaseConnection, QueryResult } from 'kysely'
import type { ReadReply, ReadRequest } from './read-messages.ts'

interface Waiting {
  resolve(rows: unknown[]): void
  reject(error: Error): void
}

/** One worker thread with one read-only connection. A thread that died fails its queries and starts anew with the next. */
export class ReadingThread implements DatabaseConnection, AsyncDisposable {
  readonly #program: URL
  readonly #file: string
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #lastId = 0

  constructor(options: { program: URL; file: string }) {
    this.#program = options.program
    this.#file = options.file
  }

  async executeQuery<R>(query: { sql: string; parameters: readonly unknown[] }): Promise<QueryResult<R>> {
    this.#worker ??= this.#start()
    const request: ReadRequest = { id: ++this.#lastId, sql: query.sql, parameters: query.parameters }
    const { promise, resolve, reject } = Promise.withResolvers<unknown[]>()
    this.#waiting.set(request.id, { resolve, reject })
    this.#worker.postMessage(request, [])
    return { rows: (await promise) as R[] }
  }

  /** Rows come in one piece: what is read here is pages and counts. */
  async *streamQuery<R>(query: { sql: string; parameters: readonly unknown[] }): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    this.#failAll(new AppError('CANCELLED', 'The database was closed while it was being read'))
    // A thread ends only between two calls into SQLite, so this waits for the query that runs.
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#program, { workerData: this.#file })
    worker.on('message', (reply: ReadReply) => {
      this.#settle(reply)
    })
    worker.on('error', (cause) => {
      this.#lose(worker, cause)
    })
    worker.on('exit', () => {
      this.#lose(worker, null)
    })
    return worker
  }

  #settle(reply: ReadReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('rows' in reply) waiting?.resolve(reply.rows)
    else waiting?.reject(rebuild(reply.error))
  }

  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#failAll(new AppError('INTERNAL', 'The thread that reads the database ended', { cause }))
  }

  #failAll(error: AppError): void {
    const lost = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const waiting of lost) waiting.reject(error)
  }
}

function rebuild({ message, code }: { message: string; code: string | null }): Error {
  return code === null ? new Error(message) : new SqliteConnection.SqliteError(message, code)
}
