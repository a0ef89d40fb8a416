import type { Logger } from '@scanbench/plugin'
import { createDoor, type Door } from '../../main/api/door.ts'
import { eventRoutes } from '../../main/api/station/event-routes.ts'
import { serveHttp } from '../../main/api/serving/http-server.ts'
import type { Route } from '../../main/api/route.ts'
import { serverRoutes } from '../../main/api/station/server-routes.ts'
import { sessionRoutes } from '../../main/api/people/session-routes.ts'
import { settingsRoutes } from '../../main/api/station/settings-routes.ts'
import { tokenRoutes } from '../../main/api/people/token-routes.ts'
import { userRoutes } from '../../main/api/people/user-routes.ts'
import { EventLog } from '../../main/events/event-log.ts'
import { SettingsStore } from '../../main/settings/settings.ts'
import { createAuthenticate } from '../../main/users/authenticate.ts'
import { hashPassword } from '../../main/users/password.ts'
import { PasswordGate } from '../../main/users/password-gate.ts'
import { Tokens } from '../../main/users/tokens.ts'
import { actorFor, Users } from '../../main/users/users.ts'
import { StationLock } from '../../main/users/station-lock.ts'
import { WindowAccess } from '../../main/users/window-access.ts'
import { exchange, type Exchange, type Outgoing } from './http-exchange.ts'
import { createTemporaryDatabase } from './temporary-database.ts'

export const PASSWORD = 'correct horse'

export interface TestDoor extends AsyncDisposable {
  port: number
  door: Door
  events: EventLog
  users: Users
  tokens: Tokens
  windowAccess: WindowAccess
  /** Pk of the superuser `station`, whose password is PASSWORD. */
  station: number
  /** What was logged as an error. */
  errors: { message: string; details: Record<string, unknown> | undefined }[]
  /** Makes a user with PASSWORD. */
  addUser(username: string, flags?: { is_staff?: 0 | 1; is_superuser?: 0 | 1 }): Promise<number>
  send(path: string, outgoing?: Outgoing): Promise<Exchange>
  /** As a user, by token. */
  sendAs(username: string, path: string, outgoing?: Outgoing): Promise<Exchange>
  /** As the window: name and cookie of it. */
  windowHeaders(): Promise<Record<string, string>>
}

interface Options {
  routes?: Route[]
  wildcard?: Parameters<typeof createDoor>[0]['wildcard']
  uploadLimitBytes?: number
  heartbeatMs?: number
}

const clock = () => new Date()

/** The door on a real port before a real database, with the routes of users, settings and events. */
export async function createTestDoor(options: Options = {}): Promise<TestDoor> {
  const errors: TestDoor['errors'] = []
  const log = listeningLog(errors)
  const database = await createTemporaryDatabase()
  const events = new EventLog({ clock, log })
  const settings = new SettingsStore({ database, events })
  const users = new Users({ database, clock })
  const tokens = new Tokens({ database, clock })
  const windowAccess = new WindowAccess({ database, clock })
  const gate = new PasswordGate({ users, clock })
  const { pk: station } = await users.ensureStation()
  const password = await HASH
  await database.write.updateTable('user').set({ password }).execute()
  const door = createDoor({
    routes: [
      ...serverRoutes({ server: SERVER, statusTables: STATUSES }),
      ...userRoutes({ users }),
      ...tokenRoutes({ users, tokens }),
      ...settingsRoutes({ settings, settingChoices: () => null }),
      ...sessionRoutes({ users, gate, windowAccess, stationLock: new StationLock({ users }) }),
      ...eventRoutes({ events, heartbeatMs: options.heartbeatMs ?? 5000 }),
      ...(options.routes ?? []),
    ],
    authenticate: createAuthenticate({ gate, tokens, windowAccess, stationSecret: 'station secret' }),
    log,
    staticFiles: async (path) => (path === '/index.html' ? { body: bytes('<html>'), type: 'text/html' } : null),
    allowedHosts: ['127.0.0.1', 'localhost', '[::1]', 'scanbench.localhost', 'bundle'],
    windowAccess,
    checkAnswers: true,
    ...(options.wildcard === undefined ? {} : { wildcard: options.wildcard }),
    ...(options.uploadLimitBytes === undefined ? {} : limit(options.uploadLimitBytes)),
  })
  const server = await serveHttp({
    fetch: (request, context) => door.fetch(request, context),
    port: 0,
    host: '127.0.0.1',
  })
  const { port } = server
  const actorNamed = async (username: string) =>
    actorFor(
      await database.write.selectFrom('user').selectAll().where('username', '=', username).executeTakeFirstOrThrow(),
      'token',
    )

  return {
    port,
    door,
    events,
    users,
    tokens,
    windowAccess,
    station,
    errors,
    async addUser(username, flags = {}) {
      const row = { username, password, date_joined: clock().toISOString(), ...flags }
      const { pk } = await database.write.insertInto('user').values(row).returning('pk').executeTakeFirstOrThrow()
      return pk
    },
    send: (path, outgoing) => exchange(port, path, outgoing),
    async sendAs(username, path, outgoing = {}) {
      const { token } = await tokens.obtain(await actorNamed(username), 'test')
      return exchange(port, path, { ...outgoing, headers: { authorization: `Token ${token}`, ...outgoing.headers } })
    },
    async windowHeaders() {
      const { cookie } = await windowAccess.redeem(windowAccess.createTicket())
      return { host: `scanbench.localhost:${port}`, cookie: cookie.split(';')[0] ?? '' }
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** Making one takes a tenth of a second. */
const HASH = hashPassword(PASSWORD)

const SERVER = {
  id: '00000000-0000-4000-8000-000000000000',
  version: '1.2.3',
  homepage: 'https://scanbench.example',
  instance: () => Promise.resolve('Test bench'),
  isReady: () => true,
  canInstall: true,
  isSafeMode: false,
  activePlugins: () => Promise.resolve([{ name: 'Sample', slug: 'sample', version: null }]),
}

const STATUSES = { Light: { ON: { key: 10, label: 'On', color: 'success' } } }

export function basic(username: string, password = PASSWORD): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function limit(limitBytes: number): { uploadLimitBytes: () => Promise<number> } {
  return { uploadLimitBytes: () => Promise.resolve(limitBytes) }
}

function listeningLog(errors: TestDoor['errors']): Logger {
  const log: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (message, details) => void errors.push({ message, details }),
    with: () => log,
  }
  return log
}
