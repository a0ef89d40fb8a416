import type { ActingUser } from '@scanbench/plugin'
import { Plugin } from '@scanbench/plugin'
import { NotificationMixin } from '@scanbench/plugin/mixins'
import type { PluginNotification } from '@scanbench/plugin/mixins'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { activePlugins } from '../../test/support/active-plugins.ts'
import { recordingLog } from '../../test/support/recording-log.ts'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import type { Database } from '../storage/database.ts'
import { Notifications } from './notifications.ts'
import type { Occasion } from './notifications.ts'

class Bell extends Plugin.with(NotificationMixin) {
  NAME = 'bell'
  rung: string[] = []
  async sendNotification({ name }: PluginNotification, users: ActingUser[]): Promise<boolean> {
    this.rung.push(`${name}: ${users.map(({ username }) => username).join(' ')}`)
    return true
  }
}
class Broken extends Plugin.with(NotificationMixin) {
  NAME = 'broken'
  async sendNotification(): Promise<boolean> {
    throw new Error('no network')
  }
}
class BrokenFilter extends Plugin.with(NotificationMixin) {
  NAME = 'broken filter'
  async filterTargets(): Promise<ActingUser[]> {
    throw new Error('who?')
  }
  async sendNotification(): Promise<boolean> {
    return true
  }
}
class StaffBell extends Bell {
  override NAME = 'staff bell'
  override async filterTargets(users: ActingUser[]): Promise<ActingUser[]> {
    const stranger = { pk: 99, username: 'stranger', is_staff: true, is_superuser: true }
    return [...users.filter(({ is_staff }) => is_staff), stranger]
  }
}

let database: Database
let now: Date
let bell: Bell

beforeEach(async () => {
  database = await createTemporaryDatabase()
  now = new Date('2026-11-21T10:00:00Z')
  bell = new Bell()
  const people = [
    { username: 'ana', is_staff: 1, is_superuser: 0, is_active: 1 },
    { username: 'ben', is_staff: 0, is_superuser: 0, is_active: 1 },
    { username: 'old', is_staff: 1, is_superuser: 1, is_active: 0 },
    { username: 'zoe', is_staff: 0, is_superuser: 1, is_active: 1 },
  ] as const
  await database.write
    .insertInto('user')
    .values(people.map((person) => ({ ...person, date_joined: '2026-01-01' })))
    .execute()
})
afterEach(() => database[Symbol.asyncDispose]())

const OCCASION: Occasion = {
  category: 'stock.low',
  name: 'Low stock',
  message: 'Order more',
  target: { model: 'part', pk: 4 },
  recipients: [{ user: 2 }],
}

function notifications(...plugins: Plugin[]) {
  const active = activePlugins(...plugins)
  const log = recordingLog()
  return {
    ...active,
    log,
    trigger: (occasion: Partial<Occasion> = {}) =>
      new Notifications({ database, plugins: active, clock: () => now, log }).trigger({ ...OCCASION, ...occasion }),
  }
}

test('the same is told once a day, unless somebody insists (M30)', async () => {
  const { trigger } = notifications(bell)
  const states = [await trigger(), await trigger(), await trigger({ checkRecent: false })]
  now = new Date('2026-11-22T10:00:01Z')
  states.push(await trigger())
  const delivered = { state: 'delivered', by: ['bell'] }
  expect([states, bell.rung.length]).toEqual([[delivered, { state: 'recent' }, delivered, delivered], 3])
})

test('another object, or another category, is another thing to tell (M30)', async () => {
  const { trigger } = notifications(bell)
  await trigger()
  await trigger({ target: { model: 'part', pk: 5 } })
  await trigger({ category: 'stock.gone' })
  expect(bell.rung).toHaveLength(3)
})

test('the same thing twice at the same moment is told once', async () => {
  const active = activePlugins(bell)
  const service = new Notifications({ database, plugins: active, clock: () => now, log: recordingLog() })
  const both = await Promise.all([service.trigger(OCCASION), service.trigger(OCCASION)])
  expect([both.map(({ state }) => state).toSorted(), bell.rung.length]).toEqual([['delivered', 'recent'], 1])
})

test('what nobody could bring may be told again', async () => {
  expect(await notifications(new Broken()).trigger()).toEqual({ state: 'undelivered' })
  expect(await notifications(bell).trigger()).toEqual({ state: 'delivered', by: ['bell'] })
})

test.each([
  ['a group is its members, each once', [{ group: 'staff' }, { user: 1 }, { group: 'superusers' }], 'ana zoe'],
  ['who is not active is not told', [{ user: 3 }, { user: 2 }], 'ben'],
  ['everyone', [{ group: 'everyone' }], 'ana ben zoe'],
] as const)('recipients: %s (M31)', async (_, recipients, told) => {
  await notifications(bell).trigger({ recipients })
  expect(bell.rung).toEqual([`Low stock: ${told}`])
})

test('who is excluded is not told, and where nobody is left nothing happens (M31)', async () => {
  const { trigger } = notifications(bell)
  expect(await trigger({ exclude: [2] })).toEqual({ state: 'undelivered' })
  expect(bell.rung).toEqual([])
})

test('an unknown kind of recipient is logged (M31)', async () => {
  const { trigger, log } = notifications(bell)
  await trigger({ recipients: [{ group: 'owners' as 'staff' }, { user: 2 }] })
  expect([bell.rung, log.lines.some((line) => line.includes('not known'))]).toEqual([['Low stock: ben'], true])
})

test('named plugins alone bring it (M32)', async () => {
  const other = Object.assign(new Bell(), { NAME: 'other' })
  expect(await notifications(bell, other).trigger({ delivery: ['other'] })).toEqual({
    state: 'delivered',
    by: ['other'],
  })
  expect([bell.rung.length, other.rung.length]).toEqual([0, 1])
})

test('a plugin that fails stops no other (M33)', async () => {
  const { trigger, noted } = notifications(new Broken(), new BrokenFilter(), bell)
  expect(await trigger()).toEqual({ state: 'delivered', by: ['bell'] })
  expect(noted).toEqual(['broken send_notification: no network', 'broken-filter filter_targets: who?'])
})

test('a plugin leaves people out and brings in nobody', async () => {
  const staff = new StaffBell()
  await notifications(staff).trigger({ recipients: [{ group: 'everyone' }] })
  expect(staff.rung).toEqual(['Low stock: ana'])
})

test('a notification about nothing at all is refused', async () => {
  await expect(notifications(bell).trigger({ target: null })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(await notifications(bell).trigger({ target: null, uid: 'backup' })).toMatchObject({ state: 'delivered' })
})
