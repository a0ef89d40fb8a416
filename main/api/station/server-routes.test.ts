import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDoor, type TestDoor } from '../../../test/support/test-door.ts'
import { serverRoutes } from './server-routes.ts'

let station: TestDoor

beforeAll(async () => {
  station = await createTestDoor()
  await station.addUser('ann')
})
afterAll(() => station[Symbol.asyncDispose]())

test('anybody may ask what this is, and learns no more than that', async () => {
  expect(JSON.parse((await station.send('/api/')).body)).toMatchObject({
    server: 'InvenTree',
    version: '1.2.3',
    instance: 'Test bench',
    apiVersion: 530,
    active_plugins: false,
    database: null,
    product: { name: 'Scanbench', version: '1.2.3', safe_mode: false },
  })
})

test('users see the plugins, staff sees the system', async () => {
  const ann = JSON.parse((await station.sendAs('ann', '/api/')).body) as object
  const staff = JSON.parse((await station.sendAs('station', '/api/')).body) as object
  const plugins = [{ name: 'Sample', slug: 'sample', version: null }]
  expect([ann, staff]).toMatchObject([
    { active_plugins: plugins, database: null },
    { active_plugins: plugins, database: 'sqlite', system_health: true },
  ])
})

test('the version is for staff', async () => {
  expect((await station.sendAs('ann', '/api/version/')).status).toBe(403)
  expect(JSON.parse((await station.sendAs('station', '/api/version/')).body)).toMatchObject({
    version: { server: '1.2.3', api: 530 },
  })
})

test('the health is open, and 503 while the station starts', async () => {
  const server = {
    id: '',
    version: '1',
    homepage: '',
    instance: () => Promise.resolve(''),
    isReady: () => false,
    canInstall: true,
    isSafeMode: false,
    activePlugins: () => Promise.resolve([]),
  }
  const health = serverRoutes({ server, statusTables: {} }).find((route) => route.path === '/api/system/health/')
  const loading = await health?.handler({} as never)
  const ready = await station.send('/api/system/health/')
  expect([ready.status, ready.body, (loading as Response).status, await (loading as Response).json()]).toEqual([
    200,
    '{"status":"ok"}',
    503,
    { status: 'loading' },
  ])
})

test('status classes are told by name', async () => {
  const light = {
    status_class: 'Light',
    values: { ON: { key: 10, logical_key: 10, name: 'ON', label: 'On', color: 'success', custom: false } },
  }
  expect([
    JSON.parse((await station.sendAs('ann', '/api/generic/status/')).body),
    JSON.parse((await station.sendAs('ann', '/api/generic/status/Light/')).body),
    (await station.sendAs('ann', '/api/generic/status/constructor/')).status,
  ]).toEqual([{ Light: light }, light, 404])
})
