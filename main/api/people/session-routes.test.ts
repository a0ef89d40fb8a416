import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDoor, PASSWORD, type TestDoor } from '../../../test/support/test-door.ts'

let station: TestDoor
let window: Record<string, string>

beforeAll(async () => {
  station = await createTestDoor()
  await station.addUser('ann')
  window = {
    host: `scanbench.localhost:${station.port}`,
    origin: `http://scanbench.localhost:${station.port}`,
    'content-type': 'application/json',
  }
})
afterAll(() => station[Symbol.asyncDispose]())

const SESSION = '/api/station/session/'

function signIn(password: string, headers = window) {
  return station.send(SESSION, { method: 'POST', headers, body: JSON.stringify({ username: 'ann', password }) })
}

test('a password opens a session, and signing out ends it', async () => {
  const answer = await signIn(PASSWORD)
  const [setCookie = ''] = answer.headers['set-cookie'] ?? []
  const cookie = setCookie.split(';')[0] ?? ''
  const me = async () => (await station.send('/api/user/me/', { headers: { ...window, cookie } })).status
  expect([answer.status, setCookie, JSON.parse(answer.body)]).toEqual([
    200,
    expect.stringMatching(/^__Host-scanbench=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
    expect.objectContaining({ username: 'ann' }),
  ])
  expect(await me()).toBe(200)
  const end = await station.send(SESSION, { method: 'DELETE', headers: { ...window, cookie } })
  expect([end.status, end.headers['set-cookie'], await me()]).toEqual([
    204,
    ['__Host-scanbench=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0'],
    401,
  ])
})

test('a wrong password opens nothing', async () => {
  const { status, headers, body } = await signIn('wrong')
  expect([status, headers['set-cookie'], JSON.parse(body)]).toEqual([
    401,
    undefined,
    { detail: 'Invalid username or password.', code: 'UNAUTHORIZED' },
  ])
})

test('no session at an address that other programs share', async () => {
  expect((await signIn(PASSWORD, { 'content-type': 'application/json' })).status).toBe(403)
})

test('superusers and the station itself get window tickets, others do not', async () => {
  const path = '/api/station/window-ticket/'
  const secret = { authorization: 'Station station secret' }
  const made = await station.send(path, { method: 'POST', headers: secret })
  const { ticket } = JSON.parse(made.body) as { ticket: string }
  expect([
    made.status,
    (await station.windowAccess.redeem(ticket)).actor.username,
    (await station.sendAs('station', path, { method: 'POST' })).status,
    (await station.sendAs('ann', path, { method: 'POST' })).status,
    (await station.send(path, { method: 'POST', headers: { authorization: 'Station guess' } })).status,
  ]).toEqual([201, 'station', 201, 403, 401])
})
