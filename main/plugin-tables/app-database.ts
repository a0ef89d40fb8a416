import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { AppDatabase, AppMigration } from '@scanbench/plugin/mixins'
import { HEARTBEAT } from '../processes/heartbeat.ts'
import { siblingProgram } from '../processes/sibling-program.ts'
import { SupervisedProcess } from '../processes/supervised-process.ts'
import { readMigrations } from './read-migrations.ts'
import { TABLES_FILE } from './tables-contract.ts'
import type { TablesMethods } from './tables-contract.ts'

export interface AppDatabaseOptions {
  /** Of the plugin's data; made when it is not there. */
  folder: string
  migrations: readonly AppMigration[]
  slug: string
  nodePath: string
  log: Logger
  /** A statement that takes about so long is ended. */
  statementLimitMs?: number
}

const RESTART_DELAYS_MS = [50, 250, 1000, 4000]
const BEATS = 5

/**
 * Opens the tables of one plugin, in a process of their own: SQLite cannot be stopped in the middle of a statement, a
 * process can. The steps that are missing are taken before it resolves.
 */
export async function createAppDatabase(options: AppDatabaseOptions): Promise<AppDatabase & AsyncDisposable> {
  const migrations = readMigrations(options.migrations)
  await mkdir(options.folder, { recursive: true })
  const process = createProcess(options)
  try {
    await process.start()
    await process.call('migrate', { migrations }, { timeoutMs: null })
    return new ProcessTables(process)
  } catch (error) {
    await process[Symbol.asyncDispose]()
    throw error
  }
}

type TablesProcess = SupervisedProcess<TablesMethods, Record<string, never>>

function createProcess({ folder, slug, nodePath, log, statementLimitMs = 5000 }: AppDatabaseOptions): TablesProcess {
  return new SupervisedProcess({
    name: `process of the tables of plugin '${slug}'`,
    program: siblingProgram(import.meta.url, 'tables-process'),
    nodePath,
    environment: { [TABLES_FILE]: join(folder, 'tables.sqlite') },
    methods: {},
    notices: {},
    restartDelaysMs: RESTART_DELAYS_MS,
    heartbeat: { ...HEARTBEAT, everyMs: statementLimitMs / BEATS, missedBeats: BEATS },
    log,
  })
}

class ProcessTables implements AppDatabase, AsyncDisposable {
  readonly #process: TablesProcess

  constructor(process: TablesProcess) {
    this.#process = process
  }

  async all<T>(sql: string, parameters: Parameters<AppDatabase['all']>[1] = []): Promise<T[]> {
    return (await this.#call('all', { sql, parameters })) as T[]
  }

  run(sql: string, parameters: Parameters<AppDatabase['run']>[1] = []) {
    return this.#call('run', { sql, parameters })
  }

  async batch(statements: Parameters<AppDatabase['batch']>[0]): Promise<void> {
    await this.#call('batch', { statements })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]()
  }

  /** The heartbeat ends a statement that goes on; whoever asked is told what it was. */
  async #call<M extends keyof TablesMethods>(
    method: M,
    parameters: Parameters<TablesMethods[M]>[0],
  ): Promise<Awaited<ReturnType<TablesMethods[M]>>> {
    // One that crashed too often is given another chance by whoever needs it.
    if (this.#process.state.state === 'crashed') await this.#process.start()
    try {
      return await this.#process.call(method, parameters, { timeoutMs: null })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'CONNECTION_LOST') throw error
      const message = 'The statement took too long or too much memory and was ended. Ask for less at once.'
      throw new AppError('TIMEOUT', message, { cause: error })
    }
  }
}
