import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { signature } from '../../main/webhooks/verify.ts'
import { NOBODY } from '../../main/users/actor.ts'
import { ask, infoOf, openGate, turnOn } from '../support/plugin-calls.ts'
import { createTestStation } from '../support/test-station.ts'

test('a sample asks a local server with the token of its settings (M09)', async () => {
  const asked: unknown[] = []
  const server = createServer(({ url, headers }, response) => {
    asked.push([url, headers.authorization])
    response.end('{"users":["ann"]}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await using bench = await createTestStation()
    await turnOn(bench.station, 'api-caller')
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    await bench.json('PATCH', '/api/plugins/api-caller/settings/API_HOST/', { value: host })
    await bench.json('PATCH', '/api/plugins/api-caller/settings/API_KEY/', { value: 'abc' })
    expect(await infoOf(bench.station, 'api-users')).toEqual({ users: ['ann'] })
    expect(asked).toEqual([['/api/users?page=2', 'Bearer abc']])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('scheduled tasks are listed with their next run, follow the settings, and go with plugin and gate (M20 M22)', async () => {
  await using bench = await createTestStation()
  const tasks = async () =>
    (await bench.json<{ name: string; minutes: number | null }[]>('GET', '/api/background-task/scheduled/')).map(
      ({ name, minutes }) => `${name} ${minutes}`,
    )
  await turnOn(bench.station, 'schedule-sample')
  const gateClosed = await tasks()
  await openGate(bench.station, 'ENABLE_PLUGINS_SCHEDULE')
  const both = ['plugin.schedule-sample.count 15', 'plugin.schedule-sample.forget null']
  await eventually(async () => expect(await tasks()).toEqual(both))
  await bench.json('PATCH', '/api/plugins/schedule-sample/settings/MINUTES/', { value: 30 })
  await eventually(async () => expect((await tasks())[0]).toBe('plugin.schedule-sample.count 30'))
  await turnOn(bench.station, 'schedule-sample', false)
  await eventually(async () => expect(await tasks()).toEqual([]))
  expect(gateClosed).toEqual([])
})

test('addresses of a plugin answer while the gate is open (M28 M29)', async () => {
  await using bench = await createTestStation()
  await turnOn(bench.station, 'urls-sample')
  const call = (path: string, init: RequestInit = {}) =>
    bench.station.fetch(new Request(`http://127.0.0.1${path}`, init))
  expect((await call('/plugin/urls-sample/page/')).status).toBe(302)
  await openGate(bench.station, 'ENABLE_PLUGINS_URL')
  const page = await call('/plugin/urls-sample/page/')
  expect([page.status, await page.text()]).toEqual([200, '<h1>A page of a plugin</h1>'])
  expect(page.headers.get('content-security-policy')).toContain('sandbox')
  expect((await call('/plugin/urls-sample/')).status).toBe(401)
  expect(await ask(bench.station, 'GET', '/plugin/urls-sample/')).toEqual({
    status: 200,
    body: 'Hi there, this is the sample.',
  })
  expect(await ask(bench.station, 'GET', '/plugin/urls-sample/hello/ann/?x=1')).toEqual({
    status: 201,
    body: { hello: 'ann', query: { x: '1' }, user: null },
  })
  expect((await ask(bench.station, 'GET', '/plugin/urls-sample/hello/nobody/')).status).toBe(404)
  expect((await ask(bench.station, 'GET', '/plugin/urls-sample/nothing/')).status).toBe(404)
  await turnOn(bench.station, 'urls-sample', false)
  expect((await call('/plugin/urls-sample/page/')).status).toBe(404)
})

test('bytes go both ways through an address of a plugin', async () => {
  await using bench = await createTestStation()
  await turnOn(bench.station, 'urls-sample')
  await openGate(bench.station, 'ENABLE_PLUGINS_URL')
  const request = new Request('http://127.0.0.1/plugin/urls-sample/reverse/', {
    method: 'POST',
    body: new Uint8Array([0, 1, 255]),
  })
  const answer = await bench.station.fetch(request, { actor: { ...NOBODY, isStaff: true, via: 'token' } })
  expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([255, 1, 0])
})

test('a signed message from outside reaches a plugin', async () => {
  await using bench = await createTestStation()
  await turnOn(bench.station, 'webhook-sample')
  const made = await bench.json<{ endpoint_id: string; url: string; secret: string }>(
    'POST',
    '/api/station/webhooks/',
    {
      plugin: 'webhook-sample',
      name: 'Shop',
    },
  )
  const send = (body: string, token: string) =>
    bench.station.fetch(new Request(`http://127.0.0.1${made.url}`, { method: 'POST', body, headers: { Token: token } }))
  const signed = (body: string) => send(body, signature(made.secret, new TextEncoder().encode(body)))
  const accepted = await signed('{"order":17}')
  expect([accepted.status, await accepted.json()]).toEqual([200, { message: 'Order 17 was received.' }])
  await eventually(async () => expect(await infoOf(bench.station, 'orders')).toEqual([{ order: 17, from: 'Shop' }]))
  expect((await send('{"order":18}', made.secret)).status).toBe(403)
  expect((await signed('order=18')).status).toBe(406)
  await bench.json('DELETE', `/api/station/webhooks/${made.endpoint_id}/`)
  expect((await signed('{"order":19}')).status).toBe(404)
})

test('a webhook keeps its secret to itself once it is made', async () => {
  await using bench = await createTestStation()
  await turnOn(bench.station, 'webhook-sample')
  const body = { plugin: 'webhook-sample', name: 'Shop', verification: 'token' }
  const made = await bench.json<{ token: string }>('POST', '/api/station/webhooks/', body)
  const listed = JSON.stringify(await bench.json('GET', '/api/station/webhooks/'))
  expect([made.token.length, listed.includes(made.token)]).toEqual([36, false])
  const { status } = await ask(bench.station, 'GET', '/api/station/webhooks/', undefined, NOBODY)
  expect(status).toBe(401)
})

test('background work can be looked at and removed', async () => {
  await using bench = await createTestStation()
  await turnOn(bench.station, 'locate-sample')
  const location = await bench.json<{ pk: number }>('POST', '/api/stock/location/', { name: 'Shelf' })
  await bench.json('POST', '/api/locate/', { plugin: 'locate-sample', location: location.pk })
  const overview = { is_running: true, pending_tasks: 0, scheduled_tasks: 0, failed_tasks: 0 }
  await eventually(async () => expect(await bench.json('GET', '/api/background-task/')).toEqual(overview))
  expect(await bench.json('GET', '/api/background-task/failed/?limit=5')).toMatchObject({ count: 0, results: [] })
  const unknown = '00000000-0000-4000-8000-000000000000'
  expect(await ask(bench.station, 'GET', `/api/background-task/${unknown}/`)).toEqual({
    status: 404,
    body: { task_id: unknown, exists: false, pending: false, complete: false, success: false, http_status: 404 },
  })
  expect(await ask(bench.station, 'DELETE', '/api/background-task/pending/', { items: [1] })).toEqual({
    status: 200,
    body: { success: 'Deleted 0 items' },
  })
})
