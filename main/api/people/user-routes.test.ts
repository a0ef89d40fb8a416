import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDoor, PASSWORD, type TestDoor } from '../../../test/support/test-door.ts'

let station: TestDoor
let ann: number

beforeAll(async () => {
  station = await createTestDoor()
  ann = await station.addUser('ann')
  await station.addUser('sam', { is_staff: 1 })
})
afterAll(() => station[Symbol.asyncDispose]())

const JSON_TYPE = { 'content-type': 'application/json' }

async function ask(username: string, path: string, method = 'GET', body?: unknown): Promise<[number, unknown]> {
  const outgoing = { method, headers: JSON_TYPE, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
  const answer = await station.sendAs(username, path, outgoing)
  return [answer.status, answer.body === '' ? null : (JSON.parse(answer.body) as unknown)]
}

test('a user sees who he or she is', async () => {
  expect(await ask('ann', '/api/user/me/')).toEqual([
    200,
    {
      pk: ann,
      username: 'ann',
      first_name: '',
      last_name: '',
      email: '',
      is_staff: false,
      is_superuser: false,
      is_active: true,
      groups: [],
      profile: {},
    },
  ])
})

test('roles come with the user when asked for', async () => {
  expect(await ask('ann', '/api/user/me/?roles=true')).toMatchObject([
    200,
    { roles: { stock: ['view', 'add', 'change'], build: null }, permissions: { stockitem: ['view', 'add', 'change'] } },
  ])
})

test.each([
  ['ann', ['view', 'add', 'change'], null],
  ['sam', ['view', 'add', 'change', 'delete'], null],
  ['station', ['view', 'add', 'change', 'delete'], ['view', 'add', 'change', 'delete']],
])('%s has the roles that fit', async (username, stock, admin) => {
  const [status, body] = await ask(username, '/api/user/me/roles/')
  expect([status, await ask(username, '/api/user/roles/')]).toEqual([200, [200, body]])
  expect(body).toMatchObject({ username, roles: { stock, admin } })
  expect(Object.keys((body as { roles: object }).roles)).toHaveLength(11)
})

test('names can be changed, everything else stays', async () => {
  expect(
    await ask('sam', '/api/user/me/', 'PATCH', { first_name: 'Sam', username: 'root', is_superuser: true }),
  ).toMatchObject([200, { first_name: 'Sam', last_name: '', username: 'sam', is_superuser: false }])
})

test('users are listed, searched and paged', async () => {
  const [, all] = await ask('ann', '/api/user/')
  expect((all as { username: string }[]).map((user) => user.username)).toEqual(['station', 'ann', 'sam'])
  expect(await ask('ann', '/api/user/?limit=1&ordering=-username')).toMatchObject([
    200,
    { count: 3, previous: null, results: [{ username: 'station' }] },
  ])
  expect(await ask('ann', '/api/user/?search=AN')).toMatchObject([200, [{ username: 'ann' }]])
})

test('one user is found by key', async () => {
  expect(await ask('sam', `/api/user/${ann}/`)).toMatchObject([200, { username: 'ann' }])
  expect(await ask('sam', '/api/user/999/')).toMatchObject([404, { detail: 'There is no user 999.' }])
})

test('a superuser sets passwords, others do not', async () => {
  const pk = await station.addUser('new')
  const password = 'battery staple'
  expect((await ask('sam', `/api/user/${pk}/set-password/`, 'POST', { password }))[0]).toBe(403)
  expect((await ask('station', `/api/user/${pk}/set-password/`, 'POST', { password }))[0]).toBe(200)
  expect([await station.users.verify('new', PASSWORD), (await station.users.verify('new', password))?.user]).toEqual([
    null,
    pk,
  ])
})

test('a short password is refused on its field', async () => {
  expect(await ask('station', `/api/user/${ann}/set-password/`, 'POST', { password: 'short' })).toEqual([
    400,
    { password: ['This password is too short. It must contain at least 8 characters.'] },
  ])
})

test('a plugin is no user', async () => {
  const actor = { user: null, username: '', isStaff: false, isSuperuser: false, plugin: 'x', via: 'plugin' } as const
  expect((await station.door.fetch(new Request('http://127.0.0.1/api/user/me/'), { actor })).status).toBe(403)
})
