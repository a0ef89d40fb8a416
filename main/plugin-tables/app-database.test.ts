import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AppMigration } from '@scanbench/plugin/mixins'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { createAppDatabase } from './app-database.ts'

const NOTE: AppMigration = {
  version: 1,
  sql: 'CREATE TABLE note (pk INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; CREATE INDEX by_text ON note(text)',
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scanbench-tables-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = (migrations: readonly AppMigration[] = [NOTE], statementLimitMs?: number) =>
  createAppDatabase({
    folder,
    migrations,
    slug: 'notes',
    nodePath: process.execPath,
    log: SILENT_LOG,
    ...(statementLimitMs === undefined ? {} : { statementLimitMs }),
  })

test('rows go in and come out, with RETURNING and every kind of value', async () => {
  await using tables = await open([{ version: 1, sql: 'CREATE TABLE t (a ANY, b BLOB)' }])
  expect(await tables.run('INSERT INTO t VALUES (?, ?)', ['x', new Uint8Array([1, 2])])).toEqual({
    changes: 1,
    lastInsertRowid: 1,
  })
  expect(await tables.all('INSERT INTO t VALUES (?, ?) RETURNING a', [1.5, null])).toEqual([{ a: 1.5 }])
  expect(await tables.all('SELECT * FROM t')).toEqual([
    { a: 'x', b: new Uint8Array([1, 2]) },
    { a: 1.5, b: null },
  ])
})

const add = (text: string | null) => ({ sql: 'INSERT INTO note (text) VALUES (?)', parameters: [text] })

test('a batch is written whole or not at all', async () => {
  await using tables = await open()
  await expect(tables.batch([add('a'), add(null)])).rejects.toMatchObject({ code: 'TABLES_REFUSED' })
  await tables.batch([add('b'), add('c')])
  expect(await tables.all('SELECT text FROM note')).toEqual([{ text: 'b' }, { text: 'c' }])
})

test('steps run once, in order, and the tables stay between two lives', async () => {
  {
    await using tables = await open()
    await tables.run("INSERT INTO note (text) VALUES ('kept')")
  }
  const more = { version: 3, sql: "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'white'" }
  {
    await using tables = await open([NOTE, more])
    expect(await tables.all('SELECT text, colour FROM note')).toEqual([{ text: 'kept', colour: 'white' }])
  }
  await expect(open()).rejects.toMatchObject({ code: 'DATABASE_NEWER' })
})

test('a step that fails leaves the tables as they were before it', async () => {
  const broken = { version: 2, sql: 'CREATE TABLE half (pk INTEGER); CREATE TABLE note (pk INTEGER)' }
  await expect(open([NOTE, broken])).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
  await using tables = await open()
  expect(await tables.all("SELECT name FROM sqlite_schema WHERE type = 'table'")).toEqual([{ name: 'note' }])
})

test.each([
  ['none', 'x'],
  ['without a version', [{ sql: 'SELECT 1' }]],
  ['twice the same', [NOTE, NOTE]],
])('steps that are wrong are refused: %s', async (_case, migrations) => {
  await expect(open(migrations as AppMigration[])).rejects.toMatchObject({ code: 'MIXIN_INVALID' })
})

describe('out of reach', () => {
  test.each([
    ['another file', (other: string) => `ATTACH '${other}' AS other`],
    ['a copy elsewhere', (other: string) => `VACUUM INTO '${other}'`],
    ['an extension', () => "SELECT load_extension('x')"],
    ['the settings of the file', () => 'PRAGMA journal_mode = DELETE'],
    ['the schema itself', () => 'PRAGMA writable_schema = ON'],
    ['a transaction that stays open', () => 'BEGIN'],
    ['a savepoint', () => 'SAVEPOINT s'],
    ['a table that is no table', () => 'CREATE VIRTUAL TABLE v USING dbstat'],
  ])('%s', async (_what, sql) => {
    await using tables = await open()
    const other = join(folder, 'other.sqlite')
    await expect(tables.all(sql(other))).rejects.toMatchObject({ code: 'TABLES_REFUSED' })
    expect(existsSync(other)).toBe(false)
    expect(await tables.all('SELECT 1 AS works')).toEqual([{ works: 1 }])
  })

  test('also for steps', async () => {
    const sql = `ATTACH '${join(folder, 'other.sqlite')}' AS other`
    await expect(open([{ version: 1, sql }])).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
  })
})

test('full-text search and the list of tables are there', async () => {
  await using tables = await open([{ version: 1, sql: 'CREATE VIRTUAL TABLE found USING fts5(text)' }])
  await tables.run("INSERT INTO found VALUES ('a green bolt')")
  expect(await tables.all("SELECT text FROM found WHERE found MATCH 'bolt'")).toEqual([{ text: 'a green bolt' }])
  expect(await tables.all('PRAGMA table_info(found)')).toMatchObject([{ name: 'text' }])
})

test('a statement without end is ended, and the next one works', async () => {
  await using tables = await open([NOTE], 300)
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
  await expect(tables.all(endless)).rejects.toMatchObject({ code: 'TIMEOUT' })
  expect(await tables.run("INSERT INTO note (text) VALUES ('on')")).toMatchObject({ changes: 1 })
})
