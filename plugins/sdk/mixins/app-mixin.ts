import { Plugin } from '../plugin.ts'

/** One step of a plugin's own tables; steps run once, in order, each in a transaction. @since 1.0 */
export interface AppMigration {
  /** 1, 2, 3 ... */
  version: number
  sql: string
}

/** The plugin's own tables, one file beside the station's database. @since 1.0 */
export interface AppDatabase {
  /** Rows of a SELECT, or of RETURNING. */
  all<T>(sql: string, parameters?: readonly (string | number | null | Uint8Array)[]): Promise<T[]>
  /** Runs one statement that changes something. */
  run(
    sql: string,
    parameters?: readonly (string | number | null | Uint8Array)[],
  ): Promise<{ changes: number; lastInsertRowid: number }>
  /** All or nothing. */
  batch(
    statements: readonly { sql: string; parameters?: readonly (string | number | null | Uint8Array)[] }[],
  ): Promise<void>
}

/**
 * Tables of the plugin's own; they are kept when the plugin is turned off.
 * @example
 * MIGRATIONS = [{ version: 1, sql: 'CREATE TABLE note (pk INTEGER PRIMARY KEY, item INTEGER, text TEXT) STRICT' }]
 * async notes(item: number) { return this.database.all('SELECT * FROM note WHERE item = ?', [item]) }
 * @since 1.0
 */
export abstract class AppMixin extends Plugin {
  static readonly KEY: string = 'app'
  static readonly TITLE: string = 'Own tables'
  static readonly REQUIRED: readonly string[] = ['MIGRATIONS']

  /** The steps to the tables of today; never change one that was released. */
  abstract readonly MIGRATIONS: readonly AppMigration[]

  /** The tables, from `activate()` on. */
  get database(): AppDatabase {
    return appDatabaseOf(this)
  }
}

const databases = new WeakMap<Plugin, AppDatabase>()

/** For hosts only: gives a plugin its tables before it is activated. */
export function attachAppDatabase(plugin: Plugin, database: AppDatabase): void {
  databases.set(plugin, database)
}

function appDatabaseOf(plugin: Plugin): AppDatabase {
  const database = databases.get(plugin)
  if (database === undefined) throw new Error('The tables of a plugin are there from activate() on.')
  return database
}
