import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { User } from '../../records/user-records.ts'
import type { Actor } from '../../users/actor.ts'
import type { Token, Tokens } from '../../users/tokens.ts'
import type { Users } from '../../users/users.ts'
import { route, type Route } from '../route.ts'
import { userOf } from './user-routes.ts'
import { boolean, byPk } from '../input/values.ts'

const count = z.number().int()

const TokenAnswer = z.object({ token: z.string(), name: z.string(), expiry: z.string() })

const TokenRecord = z
  .object({
    id: count,
    created: z.string(),
    expiry: z.string(),
    last_seen: z.string().nullable(),
    name: z.string(),
    /** In full in the answer that makes it, never again. */
    token: z.string(),
    active: z.boolean(),
    revoked: z.boolean(),
    user: count,
    user_detail: User,
    in_use: z.boolean(),
  })
  .openapi('Token')

interface Services {
  users: Users
  tokens: Tokens
}

export function tokenRoutes({ users, tokens }: Services): Route[] {
  return [
    ...['/api/user/me/token/', '/api/user/token/'].map((path) =>
      route({
        method: 'get',
        path,
        summary: 'The token of this name; the same one as long as it is good',
        rights: 'any',
        query: z.object({ name: z.string().default('') }),
        answer: TokenAnswer,
        async handler({ actor, query }) {
          const { token, name, expiry } = await tokens.obtain(actor, query.name)
          return { token, name, expiry }
        },
      }),
    ),
    route({
      method: 'get',
      path: '/api/user/tokens/',
      summary: 'The own tokens; those of all users for superusers',
      rights: 'any',
      query: z.object({ all_users: boolean.optional() }),
      answer: z.array(TokenRecord),
      async handler({ actor, query, request }) {
        const isAll = query.all_users === true && actor.isSuperuser
        const list = await tokens.list(isAll ? null : userOf(actor))
        const shown = list.map((token) => record(token, request))
        return Promise.all(shown)
      },
    }),
    route({
      method: 'post',
      path: '/api/user/tokens/',
      summary: 'A new token, shown in full this once',
      rights: 'any',
      body: z.object({ name: z.string().default('') }),
      status: 201,
      answer: TokenRecord,
      handler: async ({ actor, body, request }) => record(await tokens.create(actor, body.name), request),
    }),
    route({
      method: 'get',
      path: '/api/user/tokens/{pk}/',
      summary: 'One token',
      rights: 'any',
      params: byPk,
      answer: TokenRecord,
      handler: async ({ actor, params, request }) => record(await owned(actor, params.pk), request),
    }),
    route({
      method: 'delete',
      path: '/api/user/tokens/{pk}/',
      summary: 'Revoke a token',
      rights: 'any',
      params: byPk,
      status: 204,
      answer: null,
      async handler({ actor, params }) {
        await tokens.revoke((await owned(actor, params.pk)).pk)
      },
    }),
  ]

  /** Somebody else's token is not there at all. */
  async function owned(actor: Actor, pk: number): Promise<Token> {
    const token = await tokens.get(pk)
    if (token.user !== actor.user && !actor.isSuperuser) throw new AppError('NOT_FOUND', `There is no token ${pk}.`)
    return token
  }

  async function record(token: Token, request: Request): Promise<z.input<typeof TokenRecord>> {
    const { pk, user, name, expiry, last_seen, active, revoked } = token
    return {
      id: pk,
      created: localMinute(token.created),
      expiry,
      last_seen,
      name,
      token: token.token,
      active,
      revoked,
      user,
      user_detail: await users.get(user),
      in_use: pk === (await tokens.pkOf(sentToken(request))),
    }
  }
}

function sentToken(request: Request): string {
  return /^(?:token|bearer)\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
}

/** `YYYY-MM-DD HH:MM` in the time of the station. */
function localMinute(iso: string): string {
  const date = new Date(iso)
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16).replace('T', ' ')
}
