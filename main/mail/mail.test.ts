import { Plugin } from '@scanbench/plugin'
import { MailMixin } from '@scanbench/plugin/mixins'
import type { MailMessage } from '@scanbench/plugin/mixins'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import InvenTreeEmailNotifications from '../../plugins/builtin/email-notification.ts'
import MailSample from '../../plugins/samples/mail-sample.ts'
import { activePlugins } from '../../test/support/active-plugins.ts'
import { startMailServer } from '../../test/support/mail-server.ts'
import type { MailServer as TestServer } from '../../test/support/mail-server.ts'
import { hostPlugin } from '../../test/support/plugin-host.ts'
import { SILENT_LOG } from '../../test/support/silent-log.ts'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import type { Database } from '../storage/database.ts'
import { Mail } from './mail.ts'
import { SmtpSender } from './smtp-sender.ts'
import type { MailServer } from './smtp-sender.ts'

class Broken extends Plugin.with(MailMixin) {
  NAME = 'broken'
  async processMailOut(): Promise<MailMessage | null> {
    throw new Error('what?')
  }
  async processMailIn(): Promise<MailMessage | null> {
    return { subject: 7 } as unknown as MailMessage
  }
}
class Vandal extends Plugin.with(MailMixin) {
  NAME = 'vandal'
  async processMailOut(mail: MailMessage): Promise<MailMessage | null> {
    mail.subject = 'changed in place'
    mail.to.push('more@example.com')
    return null
  }
  async processMailIn(): Promise<MailMessage | null> {
    return null
  }
}

let database: Database
let far: TestServer

beforeAll(async () => {
  database = await createTemporaryDatabase()
  far = await startMailServer()
})
afterAll(async () => {
  await far[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})
beforeEach(() => {
  far.received.length = 0
  far.refused.clear()
})

const MESSAGE = { to: ['ana@example.com', 'ben@example.com'], subject: 'Low stock ✓', text: 'Order more.' }

function mailOf(options: { server?: Partial<MailServer>; plugins?: Plugin[]; isOpenToPlugins?: boolean } = {}) {
  const server: MailServer = {
    host: '127.0.0.1',
    port: far.port,
    security: 'none',
    user: '',
    password: '',
    from: 'bench@example.com',
    ...options.server,
  }
  const plugins = activePlugins(...(options.plugins ?? []))
  const mail = new Mail({
    database,
    plugins,
    isOpenToPlugins: async () => options.isOpenToPlugins ?? true,
    sender: new SmtpSender({ server: async () => server }),
    clock: () => new Date('2026-11-21T10:00:00Z'),
    log: SILENT_LOG,
  })
  return Object.assign(mail, { noted: plugins.noted })
}

const sample = () => hostPlugin(new MailSample(), {}).plugin

test('a real server gets the message, and it is kept as sent', async () => {
  const record = await mailOf({ server: { user: 'bench', password: 'secret' } }).send({
    ...MESSAGE,
    html: '<b>Order</b>',
  })
  expect(record).toMatchObject({
    direction: 'out',
    state: 'sent',
    error: null,
    from: 'bench@example.com',
    to: MESSAGE.to,
  })
  expect(far.received).toMatchObject([{ from: 'bench@example.com', to: MESSAGE.to }])
  expect(far.received[0]?.source).toMatch(/Subject: =\?UTF-8\?.*Order more\./s)
})

test.each([
  ['a wrong password', { user: 'bench', password: 'guess' }, /535|wrong password/],
  ['a server that is not there', { port: 1 }, /ECONNREFUSED/],
  ['encryption that the server has not', { security: 'starttls' as const }, /STARTTLS/],
])('%s ends as an error that is kept', async (_, server, reason) => {
  const mail = mailOf({ server })
  await expect(mail.send(MESSAGE)).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' })
  const { results } = await mail.list({ limit: 1, offset: 0, search: [], ordering: [] })
  expect(results).toMatchObject([{ state: 'failed', error: expect.stringMatching(reason) }])
  expect(far.received).toEqual([])
})

test('without a mail server nothing is sent, and that is said', async () => {
  const mail = mailOf({ server: { host: '' } })
  expect(await mail.isConfigured()).toBe(false)
  await expect(mail.send(MESSAGE)).rejects.toThrow('Set the mail server under Settings')
})

test('lines that a subject smuggles in become no headers', async () => {
  await mailOf().send({ ...MESSAGE, subject: 'Hi\r\nBcc: eve@example.com' })
  expect(far.received[0]).toMatchObject({ to: MESSAGE.to, source: expect.not.stringMatching(/^Bcc:/m) })
})

test('plugins see mail with the gate open alone (M48)', async () => {
  await mailOf({ plugins: [sample()], isOpenToPlugins: false }).send(MESSAGE)
  await mailOf({ plugins: [sample()] }).send({ ...MESSAGE, subject: 'plain' })
  expect(far.received.map(({ source }) => /^Subject: .*$/m.exec(source)?.[0])).toEqual([
    expect.stringMatching(/^Subject: =\?UTF-8/),
    'Subject: [Bench] plain',
  ])
})

test('a plugin that throws stops neither the mail nor the others (M48)', async () => {
  const mail = mailOf({ plugins: [new Broken(), sample()] })
  expect(await mail.send(MESSAGE)).toMatchObject({ state: 'sent', subject: `[Bench] ${MESSAGE.subject}` })
  expect(mail.noted).toEqual(['broken processMailOut: what?'])
})

test('a plugin changes a message by giving it back, not in place', async () => {
  expect(await mailOf({ plugins: [new Vandal()] }).send(MESSAGE)).toMatchObject({
    subject: MESSAGE.subject,
    to: MESSAGE.to,
  })
})

test('mail that came is kept as plugins leave it; what is no message is not taken (M48)', async () => {
  const mail = mailOf({ plugins: [sample(), new Broken()] })
  const came = {
    ...MESSAGE,
    from: 'ana@example.com',
    subject: 'Re: [Bench] Low stock',
    html: null,
    headers: { 'x-a': 'b' },
  }
  expect(await mail.receive(came)).toMatchObject({
    direction: 'in',
    state: 'received',
    subject: 'Re: Low stock',
    headers: { 'x-a': 'b' },
  })
  expect(mail.noted).toEqual([expect.stringContaining('from, subject and text must be text')])
})

test('notifications go by mail to whoever wants them', async () => {
  const { plugin, asked } = hostPlugin(new InvenTreeEmailNotifications(), { 'POST /api/station/mail/': { sent: 1 } })
  const ana = { pk: 4, username: 'ana', is_staff: false, is_superuser: false }
  const ben = { ...ana, pk: 5, username: 'ben' }
  plugin.getUserSetting = async (user) => user === 4
  expect(await plugin.filterTargets([ana, ben])).toEqual([ana])
  const notification = { category: 'a', name: 'Low stock', message: '', target: null, context: {} }
  expect(await plugin.sendNotification(notification, [ana])).toBe(true)
  const body = { users: [4], subject: 'Low stock', text: 'Low stock' }
  expect(asked).toEqual([{ method: 'POST', path: '/api/station/mail/', body }])
})
