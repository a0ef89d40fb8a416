import { afterAll, beforeAll, expect, test } from 'vitest'
import { basic, createTestDoor, type TestDoor } from '../../../test/support/test-door.ts'

let station: TestDoor
let ann: number

beforeAll(async () => {
  station = await createTestDoor()
  ann = await station.addUser('ann')
  await station.addUser('bob')
})
afterAll(() => station[Symbol.asyncDispose]())

interface TokenBody {
  id: number
  token: string
  in_use: boolean
}

async function ask<T = TokenBody>(path: string, headers: Record<string, string>, method = 'GET'): Promise<[number, T]> {
  const answer = await station.send(path, { method, headers })
  return [answer.status, (answer.body === '' ? null : JSON.parse(answer.body)) as T]
}

const withToken = (token: string) => ({ authorization: `Token ${token}` })

test('a name and a password give a token, and the token is enough from then on', async () => {
  const [status, body] = await ask('/api/user/me/token/?name=my%20app', basic('ann'))
  expect([status, body]).toEqual([
    200,
    { token: expect.stringMatching(/^inv-[0-9a-f]{40}-\d{8}$/), name: 'my-app', expiry: expect.any(String) },
  ])
  expect(await ask('/api/user/token/?name=my-app', withToken(body.token))).toEqual([200, body])
})

test('bad credentials are exactly 401', async () => {
  expect((await ask('/api/user/token/?name=x', basic('ann', 'wrong')))[0]).toBe(401)
  expect((await ask('/api/user/token/?name=x', {}))[0]).toBe(401)
})

test('a new token is shown in full once, and the list says which one is in use', async () => {
  const { token: used } = await station.tokens.create(
    { user: ann, username: 'ann', isStaff: false, isSuperuser: false, plugin: null, via: 'basic' },
    'used',
  )
  const [status, made] = await ask('/api/user/tokens/', withToken(used), 'POST')
  expect([status, made]).toEqual([
    201,
    {
      id: expect.any(Number),
      created: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
      expiry: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      last_seen: null,
      name: '',
      token: expect.stringMatching(/^inv-[0-9a-f]{40}-\d{8}$/),
      active: true,
      revoked: false,
      user: ann,
      user_detail: expect.objectContaining({ username: 'ann' }),
      in_use: false,
    },
  ])
  const [, list] = await ask<TokenBody[]>('/api/user/tokens/', withToken(used))
  const masked = `${used.slice(0, 8)}...${used.slice(-12)}`
  expect(list.filter((entry) => entry.in_use).map((entry) => entry.token)).toEqual([masked])
  expect(JSON.stringify(list)).not.toContain(made.token)
})

test('a revoked token is closed at once', async () => {
  const [, { token }] = await ask('/api/user/me/token/?name=short', basic('ann'))
  const [, list] = await ask<TokenBody[]>('/api/user/tokens/', withToken(token))
  const { id } = list.find((entry) => entry.in_use)!
  expect((await ask(`/api/user/tokens/${id}/`, withToken(token), 'DELETE'))[0]).toBe(204)
  expect((await ask('/api/user/me/', withToken(token)))[0]).toBe(401)
})

test('tokens of others are not there; a superuser sees all when asking for all', async () => {
  const [, { token }] = await ask('/api/user/me/token/?name=bob', basic('bob'))
  const [, own] = await ask<TokenBody[]>('/api/user/tokens/?all_users=true', withToken(token))
  const [, all] = await ask<TokenBody[]>('/api/user/tokens/?all_users=true', basic('station'))
  const other = all.find((entry) => !own.some((mine) => mine.id === entry.id))!
  expect([
    own.length,
    (await ask(`/api/user/tokens/${other.id}/`, withToken(token)))[0],
    (await ask(`/api/user/tokens/${other.id}/`, withToken(token), 'DELETE'))[0],
  ]).toEqual([1, 404, 404])
})
