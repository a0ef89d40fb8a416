import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'
import { sql } from 'kysely'
import SqliteConnection from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import { backUp } from './backup.ts'
import type { Database } from './database.ts'
import { APPLICATION_ID } from './file-check.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import { openDatabase } from './sqlite-database.ts'

const log: Logger = { debug() {}, info() {}, warn() {}, error() {}, with: () => log }
let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scanbench-open-'))
  file = join(folder, 'scanbench.sqlite')
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const hall = { name: 'Hall A', pathstring: 'Hall A' }

/** Touches the file as another program would. */
function alter(statement: string): void {
  const connection = new SqliteConnection(file)
  connection.pragma('journal_mode = DELETE')
  connection.exec(statement)
  connection.close()
}

async function refusal(): Promise<{ code: unknown; message: string }> {
  const error: unknown = await openDatabase({ file, log }).then(
    () => new Error('it was opened'),
    (reason: unknown) => reason,
  )
  return { code: (error as { code?: unknown }).code, message: (error as Error).message }
}

/** Takes about half a second. */
async function slowRead(database: Database): Promise<void> {
  await sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n`.execute(
    database.read,
  )
}

async function refused() {
  const before = await readFile(file)
  const { code, message } = await refusal()
  return { code, message, isUntouched: (await readFile(file)).equals(before) }
}

const saying = (code: string, text: string) => ({
  code,
  message: expect.stringContaining(text) as string,
  isUntouched: true,
})

async function makeOldFile(): Promise<void> {
  await using old = await openDatabase({ file, log, migrations: MIGRATIONS.slice(0, 1) })
  await old.write.insertInto('stock_location').values(hall).execute()
}

describe('a database that is open', () => {
  test('what was committed is seen by the reading threads at once', async () => {
    await using database = await createTemporaryDatabase()
    await database.write.insertInto('stock_location').values(hall).execute()
    expect(await database.read.selectFrom('stock_location').select(['pk', 'name']).execute()).toEqual([
      { pk: 1, name: 'Hall A' },
    ])
  })

  test('a commit survives a power failure, and references are kept', async () => {
    await using database = await createTemporaryDatabase()
    const pragmas = async (name: string) => (await sql.raw(`PRAGMA ${name}`).execute(database.write)).rows
    expect([await pragmas('journal_mode'), await pragmas('synchronous'), await pragmas('foreign_keys')]).toEqual([
      [{ journal_mode: 'wal' }],
      [{ synchronous: 2 }],
      [{ foreign_keys: 1 }],
    ])
  })

  test('a long read keeps neither writes nor short reads waiting', async () => {
    await using database = await createTemporaryDatabase()
    const done: string[] = []
    const long =
      sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n`
        .execute(database.read)
        .then(() => done.push('long read'))
    await database.write.insertInto('stock_location').values(hall).execute()
    done.push('write')
    await database.read.selectFrom('stock_location').selectAll().execute()
    done.push('short read')
    await long
    expect(done).toEqual(['write', 'short read', 'long read'])
  })

  test('an error in a reading thread arrives with its code', async () => {
    await using database = await createTemporaryDatabase()
    await expect(sql`SELECT * FROM nowhere`.execute(database.read)).rejects.toMatchObject({
      name: 'SqliteError',
      code: 'SQLITE_ERROR',
      message: 'no such table: nowhere',
    })
  })

  test('reading threads cannot write', async () => {
    await using database = await createTemporaryDatabase()
    await expect(database.read.insertInto('stock_location').values(hall).execute()).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    })
  })

  test('reads that are under way when it closes are cancelled', async () => {
    const database = await createTemporaryDatabase()
    const outcome = slowRead(database).catch((error: unknown) => error)
    await sql`SELECT 1`.execute(database.read)
    await database[Symbol.asyncDispose]()
    expect(await outcome).toMatchObject({ code: 'CANCELLED' })
  })

  test('a key is never used again, because labels are printed with it', async () => {
    await using database = await createTemporaryDatabase()
    const add = () => database.write.insertInto('stock_location').values(hall).returning('pk').executeTakeFirst()
    expect(await add()).toEqual({ pk: 1 })
    await database.write.deleteFrom('stock_location').execute()
    expect(await add()).toEqual({ pk: 2 })
  })
})

describe('a file that is refused is left as it is', () => {
  test('written by a newer program', async () => {
    const database = await openDatabase({ file, log })
    await database[Symbol.asyncDispose]()
    alter('PRAGMA user_version = 99')
    expect(await refused()).toEqual(saying('DATABASE_NEWER', 'Start the newer version of the program'))
    expect((await readdir(folder)).toSorted()).toEqual(['scanbench.sqlite'])
  })

  test('no database at all', async () => {
    await writeFile(file, 'dear diary, '.repeat(500))
    expect(await refused()).toEqual(saying('DATABASE_DAMAGED', 'There is no backup in'))
  })

  test('the database of another program', async () => {
    alter('CREATE TABLE songs (title TEXT)')
    expect(await refused()).toEqual(saying('DATABASE_DAMAGED', 'it is not a database of this program'))
  })

  test('damaged in the middle: the newest backup and the way back to it are named', async () => {
    const database = await openDatabase({ file, log })
    await database.write.insertInto('stock_location').values(hall).execute()
    const backup = await backUp(database, join(folder, 'backups'), { keep: 3, time: new Date() })
    await database[Symbol.asyncDispose]()
    const bytes = await readFile(file)
    bytes.fill(0xa5, 8192)
    await writeFile(file, bytes)
    expect(await refused()).toEqual(saying('DATABASE_DAMAGED', `cp "${backup}" "${file}"`))
  })

  test('cut off', async () => {
    const database = await openDatabase({ file, log })
    await database[Symbol.asyncDispose]()
    await writeFile(file, (await readFile(file)).subarray(0, 20_000))
    expect(await refused()).toEqual(saying('DATABASE_DAMAGED', 'cannot be read'))
  })
})

test('a data folder that is a file is named in the refusal', async () => {
  const inTheWay = file
  await writeFile(inTheWay, '')
  file = join(inTheWay, 'scanbench.sqlite')
  expect(await refusal()).toEqual({
    code: 'DATA_FOLDER_UNUSABLE',
    message: expect.stringContaining(`The data folder ${inTheWay} cannot be written to`) as string,
  })
})

test('a first start that was cut off is begun again', async () => {
  alter(`PRAGMA application_id = ${APPLICATION_ID}`)
  await using database = await openDatabase({ file, log })
  expect(await database.write.selectFrom('stock_location').select('pk').execute()).toEqual([])
})

describe('an older file', () => {
  const next = { version: 2, sql: `ALTER TABLE stock_location ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'` }

  test('is brought up to date, its rows kept and a copy of it made before', async () => {
    await makeOldFile()
    await using database = await openDatabase({ file, log, migrations: [...MIGRATIONS.slice(0, 1), next] })
    const { rows } = await sql`SELECT name, colour FROM stock_location`.execute(database.write)
    expect(rows).toEqual([{ name: 'Hall A', colour: 'grey' }])
    const copy = new SqliteConnection(join(folder, 'backups', 'before-format-2-from-1.sqlite'), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(1)
    copy.close()
  })

  test('takes pages of HTML from the labels to the reports, and keeps all else of its templates', async () => {
    const before = MIGRATIONS.filter(({ version }) => version < 13)
    const drawing = JSON.stringify({ format: 1, kind: 'design' })
    const page = JSON.stringify({ format: 1, kind: 'html', widthMm: 50, heightMm: 20, source: '<b>x</b>' })
    {
      await using old = await openDatabase({ file, log, migrations: before })
      for (const [pk, name, document] of [
        [4, 'Drawing', drawing],
        [9, 'Page', page],
      ] as const) {
        await sql`INSERT INTO label_template (pk, name, model_type, updated) VALUES (${pk}, ${name}, 'part', '2026')`.execute(
          old.write,
        )
        await sql`INSERT INTO label_template_revision (template, revision, document, created) VALUES (${pk}, 1, ${document}, '2026')`.execute(
          old.write,
        )
      }
    }
    await using database = await openDatabase({ file, log, migrations: MIGRATIONS })
    const { rows } = await sql`SELECT t.pk, kind, name, document FROM template t JOIN template_revision r
      ON r.template = t.pk ORDER BY t.pk`.execute(database.write)
    const report = { format: 1, kind: 'html', page_size: 'A4', landscape: false, merge: false, source: '<b>x</b>' }
    expect(rows).toEqual([
      { pk: 4, kind: 'label', name: 'Drawing', document: drawing },
      { pk: 9, kind: 'report', name: 'Page', document: JSON.stringify(report) },
    ])
    const added = { kind: 'label', name: 'New', model_type: 'part', updated: '2026' } as const
    const next = await database.write.insertInto('template').values(added).returning('pk').executeTakeFirstOrThrow()
    expect(next.pk).toBe(10)
  })

  test('stays at its format when a step fails, with nothing half done', async () => {
    await makeOldFile()
    const broken = { version: 2, sql: `${next.sql}; INSERT INTO nowhere VALUES (1)` }
    await expect(openDatabase({ file, log, migrations: [...MIGRATIONS.slice(0, 1), broken] })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringContaining('no such table: nowhere') as string,
    })
    await using database = await openDatabase({ file, log, migrations: MIGRATIONS.slice(0, 1) })
    const { rows } =
      await sql`SELECT count(*) AS found FROM pragma_table_info('stock_location') WHERE name = 'colour'`.execute(
        database.write,
      )
    expect(rows).toEqual([{ found: 0 }])
  })

  test('a step that leaves a reference to nothing is taken back', async () => {
    await makeOldFile()
    const careless = { version: 2, sql: `UPDATE stock_location SET parent = 77` }
    await expect(openDatabase({ file, log, migrations: [...MIGRATIONS.slice(0, 1), careless] })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
    })
  })
})

test('what the window kept of accepted permissions moves out of the metadata', async () => {
  {
    await using old = await openDatabase({ file, log, migrations: MIGRATIONS.slice(0, 10) })
    const metadata = JSON.stringify({ accepted_permissions: ['network'], note: 'ours' })
    await sql`INSERT INTO plugin_config (key, active, metadata) VALUES ('asked', 1, ${metadata}), ('never', 0, '{}')`.execute(
      old.write,
    )
  }
  await using database = await openDatabase({ file, log })
  const rows = await database.write
    .selectFrom('plugin_config')
    .select(['key', 'metadata', 'accepted_permissions'])
    .execute()
  expect(rows).toEqual([
    { key: 'asked', metadata: '{"note":"ours"}', accepted_permissions: '["network"]' },
    { key: 'never', metadata: '{}', accepted_permissions: null },
  ])
})
