import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import type { Database } from '../storage/database.ts'
import { Users } from './users.ts'

const clock = () => new Date('2026-03-01T12:00:00.000Z')
const page = { limit: null, offset: 0, search: [], ordering: [] }

let database: Database
let users: Users

beforeEach(async () => {
  database = await createTemporaryDatabase()
  users = new Users({ database, clock })
})
afterEach(() => database[Symbol.asyncDispose]())

async function add(username: string): Promise<number> {
  const row = { username, first_name: `First ${username}`, date_joined: clock().toISOString() }
  const added = await database.write.insertInto('user').values(row).returning('pk').executeTakeFirstOrThrow()
  return added.pk
}

test('the first start makes one superuser without a password, the second start none', async () => {
  const first = await users.ensureStation()
  const second = await users.ensureStation()
  expect([first.pk, first.username, first.is_superuser, second.pk]).toEqual([first.pk, 'station', true, first.pk])
  expect((await users.list(page)).count).toBe(1)
})

test('a user without password is not let in, whatever is tried', async () => {
  await users.ensureStation()
  expect([await users.verify('station', ''), await users.verify('station', 'null')]).toEqual([null, null])
})

test('the right password is needed, the case of the name is not', async () => {
  const { pk } = await users.ensureStation()
  await users.setPassword(pk, 'correct horse')
  expect([
    await users.verify('Station', 'correct horse'),
    await users.verify('station', 'Correct horse'),
    await users.verify('nobody', 'correct horse'),
  ]).toEqual([
    { user: pk, username: 'station', isStaff: true, isSuperuser: true, plugin: null, via: 'basic' },
    null,
    null,
  ])
})

test('a user who is switched off is not let in', async () => {
  const pk = await add('gone')
  await users.setPassword(pk, 'correct horse')
  await database.write.updateTable('user').set({ is_active: 0 }).where('pk', '=', pk).execute()
  expect(await users.verify('gone', 'correct horse')).toBeNull()
})

test('a short password is refused on its field', async () => {
  const { pk } = await users.ensureStation()
  await expect(users.setPassword(pk, '1234567')).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { password: ['This password is too short. It must contain at least 8 characters.'] },
  })
})

test('the password is stored as a salted hash', async () => {
  const [one, two] = [await add('one'), await add('two')]
  await users.setPassword(one, 'correct horse')
  await users.setPassword(two, 'correct horse')
  const rows = await database.write.selectFrom('user').select('password').execute()
  expect(rows.every((row) => /^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/.test(row.password ?? ''))).toBe(true)
  expect(rows[0]?.password).not.toBe(rows[1]?.password)
})

test('only the names that are given change', async () => {
  const pk = await add('ann')
  expect(await users.rename(pk, { last_name: 'Lee' })).toMatchObject({ first_name: 'First ann', last_name: 'Lee' })
})

test('a list is searched in all words, ordered and cut', async () => {
  for (const name of ['ann', 'anna', 'bob']) await add(name)
  const found = await users.list({ limit: 1, offset: 1, search: ['AN', 'first'], ordering: ['-username', 'nonsense'] })
  expect([found.count, found.results.map((user) => user.username)]).toEqual([2, ['ann']])
})

test('a user that does not exist is NOT_FOUND', async () => {
  await expect(users.get(99)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
