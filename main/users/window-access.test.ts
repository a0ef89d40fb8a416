import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import type { Database } from '../storage/database.ts'
import { Users } from './users.ts'
import { WindowAccess } from './window-access.ts'

const DAY_MS = 24 * 3_600_000

let database: Database
let now: number
let access: WindowAccess

beforeEach(async () => {
  database = await createTemporaryDatabase()
  now = Date.parse('2026-03-01T12:00:00.000Z')
  const clock = () => new Date(now)
  await new Users({ database, clock }).ensureStation()
  access = new WindowAccess({ database, clock })
})
afterEach(() => database[Symbol.asyncDispose]())

async function signIn(): Promise<string> {
  const { cookie } = await access.redeem(access.createTicket())
  return cookie.split(';')[0]!
}

test('a ticket opens the window of the station once', async () => {
  const ticket = access.createTicket()
  const { cookie, actor } = await access.redeem(ticket)
  expect(cookie).toMatch(/^__Host-scanbench=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
  expect(actor).toMatchObject({ username: 'station', isSuperuser: true, via: 'window' })
  await expect(access.redeem(ticket)).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('a ticket is good for two minutes', async () => {
  const [early, late] = [access.createTicket(), access.createTicket()]
  now += 120_000
  await access.redeem(early)
  now += 1
  await expect(access.redeem(late)).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('a ticket for a user who is switched off opens nothing', async () => {
  await database.write.updateTable('user').set({ is_active: 0 }).execute()
  await expect(access.redeem(access.createTicket())).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('the cookie is found among others', async () => {
  const cookie = await signIn()
  expect([
    (await access.actorOf(`theme=dark; ${cookie}; last=1`))?.username,
    await access.actorOf('__Host-scanbench=guess'),
    await access.actorOf(null),
  ]).toEqual(['station', null, null])
})

test('the database holds a hash of the cookie, not the cookie', async () => {
  const cookie = await signIn()
  const row = await database.write.selectFrom('session').selectAll().executeTakeFirstOrThrow()
  expect(row.key_hash).toMatch(/^[0-9a-f]{64}$/)
  expect(cookie).not.toContain(row.key_hash)
})

test('a window in use stays signed in, one that is away for a month does not', async () => {
  const cookie = await signIn()
  now += 29 * DAY_MS
  expect(await access.actorOf(cookie)).not.toBeNull()
  now += 29 * DAY_MS
  expect(await access.actorOf(cookie)).not.toBeNull()
  now += 30 * DAY_MS + 1
  expect(await access.actorOf(cookie)).toBeNull()
})

test('signing out ends the session and removes the cookie', async () => {
  const cookie = await signIn()
  expect(await access.close(cookie)).toBe('__Host-scanbench=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0')
  expect(await access.actorOf(cookie)).toBeNull()
})
