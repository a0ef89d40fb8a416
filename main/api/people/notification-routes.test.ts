import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import InvenTreeUiNotifications from '../../../plugins/builtin/ui-notification.ts'
import WebhookNotification from '../../../plugins/samples/webhook-notification.ts'
import { activePlugins } from '../../../test/support/active-plugins.ts'
import { hostPlugin } from '../../../test/support/plugin-host.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { createTemporaryDatabase } from '../../../test/support/temporary-database.ts'
import { createTestDoor } from '../../../test/support/test-door.ts'
import type { TestDoor } from '../../../test/support/test-door.ts'
import { NotificationInbox } from '../../notifications/notification-inbox.ts'
import { Notifications } from '../../notifications/notifications.ts'
import type { Database } from '../../storage/database.ts'
import { notificationRoutes } from './notification-routes.ts'

let database: Database
let door: TestDoor
const told: number[] = []
const clock = () => new Date('2026-11-21T10:00:00Z')

beforeAll(async () => {
  database = await createTemporaryDatabase()
  // The users of the door, so that notifications can be theirs.
  for (const username of ['station', 'packer'])
    await database.write.insertInto('user').values({ username, date_joined: '2026-01-01' }).execute()
  const events = { publish: ({ data }: { data: { user: number } }) => void told.push(data.user) }
  const inbox = new NotificationInbox({ database, events, clock })
  const notifications = new Notifications({ database, plugins: activePlugins(), clock, log: recordingLog() })
  door = await createTestDoor({ routes: notificationRoutes({ notifications, inbox }) })
  await door.addUser('packer')
  await inbox.add([1, 2], { category: 'label.printing_failed', name: 'No paper', message: 'Fill it', target: null })
  await inbox.add([2], { category: 'stock.low', name: 'Low', message: '', target: { model: 'part', pk: 7 } })
})
afterAll(async () => {
  await door[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

async function call(username: string, method: string, path: string, body?: object): Promise<[number, unknown]> {
  const text = JSON.stringify(body ?? {})
  const headers = { 'content-type': 'application/json', 'content-length': String(text.length) }
  const outgoing = body === undefined ? { method } : { method, headers, body: text }
  const answer = await door.sendAs(username, path, outgoing)
  return [answer.status, answer.body === '' ? null : JSON.parse(answer.body)]
}

test('each sees the own notifications, newest first, with what they are about', async () => {
  expect(await call('packer', 'GET', '/api/notifications/')).toMatchObject([
    200,
    [
      {
        name: 'Low',
        target: { model: 'part', pk: 7, name: 'part 7', link: '/web/part/7' },
        age: 0,
        age_human: '0 seconds ago',
        read: false,
      },
      { name: 'No paper', target: null },
    ],
  ])
  expect(await call('station', 'GET', '/api/notifications/?read=false&limit=1')).toMatchObject([200, { count: 1 }])
  expect((await call('station', 'GET', '/api/notifications/3/'))[0]).toBe(404)
})

async function found(query: string): Promise<number> {
  return ((await call('packer', 'GET', `/api/notifications/?${query}`))[1] as []).length
}

test('lists are filtered and searched', async () => {
  expect([await found('category=stock.low'), await found('search=paper'), await found('read=true')]).toEqual([1, 1, 0])
})

test('one is marked as read, then all are; the window is told', async () => {
  told.length = 0
  expect(await call('packer', 'PATCH', '/api/notifications/2/', { read: 'true' })).toMatchObject([200, { read: true }])
  expect(await call('packer', 'POST', '/api/notifications/readall/')).toEqual([200, { status: 'ok' }])
  expect(await call('packer', 'GET', '/api/notifications/?read=false')).toEqual([200, []])
  expect([told, (await call('station', 'PATCH', '/api/notifications/2/', { read: false }))[0]]).toEqual([[2, 2], 404])
})

test('nobody deletes what others were told', async () => {
  expect(await call('packer', 'DELETE', '/api/notifications/', { items: [1, 2] })).toEqual([
    200,
    { success: 'Deleted 1 items' },
  ])
  expect((await call('packer', 'DELETE', '/api/notifications/3/'))[0]).toBe(204)
  expect(await call('station', 'GET', '/api/notifications/')).toMatchObject([200, [{ pk: 1 }]])
})

test('only staff tells people something', async () => {
  const occasion = { category: 'a', name: 'b', uid: 'c', recipients: [{ group: 'everyone' }] }
  expect((await call('packer', 'POST', '/api/station/notifications/', occasion))[0]).toBe(403)
  expect(await call('station', 'POST', '/api/station/notifications/', occasion)).toEqual([
    200,
    { state: 'undelivered', by: [] },
  ])
  expect((await call('packer', 'POST', '/api/station/notification-inbox/', { ...occasion, users: [1] }))[0]).toBe(403)
})

const NOTIFICATION = { category: 'a', name: 'Low', message: 'Order', target: null, context: { secret: 1 } }
const ANA = { pk: 4, username: 'ana', is_staff: true, is_superuser: false }

test('the window’s plugin puts a notification into the inbox, without its context', async () => {
  const { plugin, asked } = hostPlugin(new InvenTreeUiNotifications(), {
    'POST /api/station/notification-inbox/': null,
  })
  expect(await plugin.sendNotification(NOTIFICATION, [ANA])).toBe(true)
  const { context: _, ...kept } = NOTIFICATION
  expect(asked).toEqual([{ method: 'POST', path: '/api/station/notification-inbox/', body: { ...kept, users: [4] } }])
})

test('the webhook sample posts JSON to its address, and says when that was refused', async () => {
  const bodies: string[] = []
  let status = 200
  const server = createServer((request, response) => {
    void request.toArray().then((pieces) => {
      bodies.push(Buffer.concat(pieces as Buffer[]).toString())
      response.writeHead(status).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const WEBHOOK_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  const { plugin } = hostPlugin(new WebhookNotification(), {}, { WEBHOOK_URL })
  expect(await plugin.sendNotification(NOTIFICATION, [ANA])).toBe(true)
  expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([{ text: 'Low: Order', people: ['ana'] }])
  status = 500
  await expect(plugin.sendNotification(NOTIFICATION, [ANA])).rejects.toThrow('answered 500')
  server.close()
  expect(await hostPlugin(new WebhookNotification(), {}).plugin.sendNotification(NOTIFICATION, [ANA])).toBe(false)
})
