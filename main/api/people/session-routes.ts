import { z } from '@hono/zod-openapi'
import { User } from '../../records/user-records.ts'
import type { PasswordGate } from '../../users/password-gate.ts'
import type { Users } from '../../users/users.ts'
import type { StationLock } from '../../users/station-lock.ts'
import type { WindowAccess } from '../../users/window-access.ts'
import { jsonAnswer } from '../answers/json-answer.ts'
import { route, type Route } from '../route.ts'
import { userOf } from './user-routes.ts'
import { checkWindowHost } from '../serving/window-host.ts'

interface Services {
  users: Users
  gate: PasswordGate
  windowAccess: WindowAccess
  stationLock: StationLock
}

const SESSION = '/api/station/session/'
const LOCK = '/api/station/lock/'

export function sessionRoutes({ users, gate, windowAccess, stationLock }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: SESSION,
      summary: 'Sign a window in; the answer sets its cookie',
      rights: 'open',
      body: z.object({ username: z.string(), password: z.string() }),
      answer: User,
      async handler({ body, request }) {
        checkWindowHost(request)
        const { cookie, actor } = await windowAccess.open(await gate.pass(body.username, body.password))
        stationLock.open()
        return jsonAnswer(await users.get(userOf(actor)), 200, { 'Set-Cookie': cookie })
      },
    }),
    route({
      method: 'delete',
      path: SESSION,
      summary: 'Sign the window out',
      rights: 'open',
      status: 204,
      answer: null,
      async handler({ request }) {
        const cookie = await windowAccess.close(request.headers.get('cookie'))
        return new Response(null, { status: 204, headers: { 'Set-Cookie': cookie } })
      },
    }),
    route({
      method: 'get',
      path: LOCK,
      summary: 'Whether the station is locked',
      rights: 'open',
      answer: z.object({ is_locked: z.boolean() }),
      handler: async () => ({ is_locked: stationLock.isLocked }),
    }),
    route({
      method: 'post',
      path: LOCK,
      summary: 'Lock the station until somebody signs in',
      rights: 'any',
      status: 204,
      answer: null,
      handler: () => stationLock.lock(),
    }),
    route({
      method: 'post',
      path: '/api/station/window-ticket/',
      summary: 'A ticket that opens the window once',
      rights: 'super',
      status: 201,
      answer: z.object({ ticket: z.string() }),
      handler: async () => ({ ticket: windowAccess.createTicket() }),
    }),
  ]
}
