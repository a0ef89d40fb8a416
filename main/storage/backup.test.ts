import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import { backUp, scheduleBackups } from './backup.ts'
import { openDatabase } from './sqlite-database.ts'

const log: Logger = { debug() {}, info() {}, warn() {}, error() {}, with: () => log }
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scanbench-backup-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const at = (day: number) => new Date(Date.UTC(2026, 0, day, 3))

test('a backup opens like the database it was made from', async () => {
  await using database = await createTemporaryDatabase()
  await database.write.insertInto('stock_location').values({ name: 'Hall A', pathstring: 'Hall A' }).execute()
  const file = await backUp(database, folder, { keep: 3, time: at(1) })
  await using copy = await openDatabase({ file, log })
  expect(await copy.write.selectFrom('stock_location').select('name').execute()).toEqual([{ name: 'Hall A' }])
})

test('the oldest backups go, files of others stay', async () => {
  await using database = await createTemporaryDatabase()
  await database.copyTo(join(folder, 'before-format-2-from-1.sqlite'))
  for (const day of [1, 2, 3]) await backUp(database, folder, { keep: 2, time: at(day) })
  expect((await readdir(folder)).toSorted()).toEqual([
    'before-format-2-from-1.sqlite',
    'scanbench-20260102T030000Z.sqlite',
    'scanbench-20260103T030000Z.sqlite',
  ])
})

test('backups are made each day, counted from the last one that is there', async () => {
  await using database = await createTemporaryDatabase()
  await backUp(database, folder, { keep: 5, time: at(1) })
  let now = new Date(Date.UTC(2026, 0, 1, 15))
  const timers: { run: () => void; delayMs: number }[] = []
  const started = (run: () => void, delayMs: number) => {
    timers.push({ run, delayMs })
    return { [Symbol.dispose]() {} }
  }
  using _schedule = scheduleBackups({ database, folder, keep: 5, log, clock: () => now, startTimer: started })
  await vi.waitFor(() => expect(timers.map(({ delayMs }) => delayMs / 3_600_000)).toEqual([12]))
  now = at(2)
  timers[0]!.run()
  await vi.waitFor(() => expect(timers.map(({ delayMs }) => delayMs / 3_600_000)).toEqual([12, 24]))
  expect(await readdir(folder)).toHaveLength(2)
})

test('a backup that fails is tried again in an hour', async () => {
  await using database = await createTemporaryDatabase()
  const timers: { run: () => void; delayMs: number }[] = []
  const started = (run: () => void, delayMs: number) => {
    timers.push({ run, delayMs })
    return { [Symbol.dispose]() {} }
  }
  const nowhere = join(database.file, 'backups')
  using _schedule = scheduleBackups({
    database,
    folder: nowhere,
    keep: 5,
    log,
    clock: () => at(1),
    startTimer: started,
  })
  await vi.waitFor(() => expect(timers).toHaveLength(1))
  timers[0]!.run()
  await vi.waitFor(() => expect(timers.map(({ delayMs }) => delayMs / 60_000)).toEqual([10, 60]))
})
