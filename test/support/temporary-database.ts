import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'
import type { Database } from '../../main/storage/database.ts'
import { openDatabase } from '../../main/storage/sqlite-database.ts'

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {}, with: () => silent }

/** A real database in a folder of its own, gone with `await using`. */
export async function createTemporaryDatabase(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-database-'))
  const database = await openDatabase({ file: join(folder, 'scanbench.sqlite'), log: silent })
  const close = database[Symbol.asyncDispose].bind(database)
  return Object.assign(database, {
    async [Symbol.asyncDispose]() {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  })
}
