import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import type { Database } from '../storage/database.ts'
import type { Actor } from './actor.ts'
import { Tokens } from './tokens.ts'
import { actorFor } from './users.ts'

let database: Database
let tokens: Tokens
let now: Date
let ann: Actor

beforeEach(async () => {
  database = await createTemporaryDatabase()
  now = new Date('2026-03-01T12:00:00.000Z')
  tokens = new Tokens({ database, clock: () => now })
  ann = await add('ann', 'a hash')
})
afterEach(() => database[Symbol.asyncDispose]())

async function add(username: string, password: string | null): Promise<Actor> {
  const row = { username, password, date_joined: now.toISOString() }
  return actorFor(await database.write.insertInto('user').values(row).returningAll().executeTakeFirstOrThrow(), 'basic')
}

test('a token has the form of the API and lives a year', async () => {
  const token = await tokens.obtain(ann, 'my phone app')
  expect(token).toMatchObject({
    name: 'my-phone-app',
    token: expect.stringMatching(/^inv-[0-9a-f]{40}-20260301$/),
    expiry: '2027-03-01',
    active: true,
    last_seen: null,
  })
})

test('the same name gives the same token', async () => {
  const [first, second] = await Promise.all([tokens.obtain(ann, 'app'), tokens.obtain(ann, 'app')])
  const other = await tokens.obtain(ann, 'other')
  expect([second.token === first.token, other.token === first.token]).toEqual([true, false])
})

test('a token says who holds it, and when it was seen last', async () => {
  const { token, pk } = await tokens.obtain(ann, 'app')
  expect(await tokens.verify(token)).toEqual({ ...ann, via: 'token' })
  expect((await tokens.get(pk)).last_seen).toBe('2026-03-01')
})

test('a revoked token ends, and its name gets a new one', async () => {
  const { token, pk } = await tokens.obtain(ann, 'app')
  await tokens.revoke(pk)
  expect([await tokens.verify(token), (await tokens.obtain(ann, 'app')).token === token]).toEqual([null, false])
  expect(await tokens.get(pk)).toMatchObject({ revoked: true, active: false })
})

test('an expired token ends, and its name gets a new one', async () => {
  const { token } = await tokens.obtain(ann, 'app')
  now = new Date('2027-03-01T23:00:00.000Z')
  expect(await tokens.verify(token)).not.toBeNull()
  now = new Date('2027-03-02T00:00:00.000Z')
  expect([await tokens.verify(token), (await tokens.obtain(ann, 'app')).token === token]).toEqual([null, false])
})

test('lists show the beginning and the end of a token only', async () => {
  const { token } = await tokens.create(ann, 'app')
  expect((await tokens.list(ann.user)).map((entry) => entry.token)).toEqual([
    `${token.slice(0, 8)}...${token.slice(-12)}`,
  ])
})

test('everybody has tokens of their own', async () => {
  const bob = await add('bob', 'a hash')
  await tokens.create(ann, 'app')
  await tokens.create(bob, 'app')
  expect([(await tokens.list(bob.user)).length, (await tokens.list(null)).length]).toEqual([1, 2])
})

test('a user without password gets no token, and an old one is closed', async () => {
  const { token } = await tokens.obtain(ann, 'app')
  await database.write.updateTable('user').set({ password: null }).execute()
  expect(await tokens.verify(token)).toBeNull()
  await expect(tokens.obtain(ann, 'app')).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test.each(['', 'inv-', "' OR 1=1 --"])('%j is nobody’s token', async (value) => {
  expect(await tokens.verify(value)).toBeNull()
})
