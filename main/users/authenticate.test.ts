import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../test/support/temporary-database.ts'
import type { Database } from '../storage/database.ts'
import { createAuthenticate } from './authenticate.ts'
import { PasswordGate } from './password-gate.ts'
import { Tokens } from './tokens.ts'
import { actorFor, Users } from './users.ts'
import { WindowAccess } from './window-access.ts'

const clock = () => new Date('2026-03-01T12:00:00.000Z')

let database: Database
let token: string
let cookie: string
let authenticate: (request: Request) => Promise<{ username: string; via: string }>

beforeEach(async () => {
  database = await createTemporaryDatabase()
  const users = new Users({ database, clock })
  const { pk } = await users.ensureStation()
  await users.setPassword(pk, 'pass:word')
  const tokens = new Tokens({ database, clock })
  const windowAccess = new WindowAccess({ database, clock })
  const gate = new PasswordGate({ users, clock })
  authenticate = createAuthenticate({ gate, tokens, windowAccess, stationSecret: 'the secret' })
  token = (await tokens.create(actorFor({ pk, username: 'station', is_staff: 1, is_superuser: 1 }, 'basic'), 'x')).token
  cookie = (await windowAccess.redeem(windowAccess.createTicket())).cookie.split(';')[0]!
})
afterEach(() => database[Symbol.asyncDispose]())

async function who(headers: Record<string, string>): Promise<string> {
  const request = new Request('http://127.0.0.1/', { headers })
  const { via } = await authenticate(request).catch((error: { code: string }) => ({ via: error.code }))
  return via
}

const basic = (credentials: string) => ({ authorization: `Basic ${Buffer.from(credentials).toString('base64')}` })

test('every way in, and every way it fails', async () => {
  expect({
    nothing: await who({}),
    token: await who({ authorization: `Token ${token}` }),
    bearer: await who({ authorization: `bearer ${token}` }),
    badToken: await who({ authorization: 'Token inv-guess' }),
    basic: await who(basic('station:pass:word')),
    badBasic: await who(basic('station:wrong')),
    noColon: await who(basic('station')),
    secret: await who({ authorization: 'Station the secret' }),
    badSecret: await who({ authorization: 'Station guess' }),
    otherScheme: await who({ authorization: 'Digest x' }),
    inheritedName: await who({ authorization: 'constructor x' }),
    cookie: await who({ cookie }),
    oldCookie: await who({ cookie: '__Host-scanbench=gone' }),
    cookieFromOtherSite: await who({ cookie, 'sec-fetch-site': 'cross-site' }),
    cookieFromOtherPort: await who({ cookie, 'sec-fetch-site': 'same-site' }),
    cookieFromOwnPage: await who({ cookie, 'sec-fetch-site': 'same-origin' }),
  }).toEqual({
    nothing: 'nobody',
    token: 'token',
    bearer: 'token',
    badToken: 'UNAUTHORIZED',
    basic: 'basic',
    badBasic: 'UNAUTHORIZED',
    noColon: 'UNAUTHORIZED',
    secret: 'station',
    badSecret: 'UNAUTHORIZED',
    otherScheme: 'UNAUTHORIZED',
    inheritedName: 'UNAUTHORIZED',
    cookie: 'window',
    oldCookie: 'nobody',
    cookieFromOtherSite: 'nobody',
    cookieFromOtherPort: 'nobody',
    cookieFromOwnPage: 'window',
  })
})
