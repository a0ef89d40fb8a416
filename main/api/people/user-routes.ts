import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { User } from '../../records/user-records.ts'
import type { Actor } from '../../users/actor.ts'
import { rightsOf } from '../../users/roles.ts'
import type { Users } from '../../users/users.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route, type Route } from '../route.ts'
import { boolean, byPk } from '../input/values.ts'

const permissions = z.array(z.enum(['view', 'add', 'change', 'delete']))
const roles = z.record(z.string(), permissions.nullable())
const modelPermissions = z.record(z.string(), permissions)

const Me = User.extend({
  groups: z.array(z.object({ pk: z.number().int(), name: z.string() })),
  profile: z.record(z.string(), z.unknown()),
  roles: roles.optional(),
  permissions: modelPermissions.optional(),
}).openapi('Me')

const Roles = z
  .object({
    user: z.number().int(),
    username: z.string(),
    roles,
    permissions: modelPermissions,
    is_staff: z.boolean(),
    is_superuser: z.boolean(),
  })
  .openapi('Roles')

const Names = z.object({
  first_name: z.string().max(150).optional(),
  last_name: z.string().max(150).optional(),
  email: z.union([z.literal(''), z.email()]).optional(),
})

export function userRoutes({ users }: { users: Users }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/user/me/',
      summary: 'Who calls',
      rights: 'any',
      query: z.object({ roles: boolean.optional() }),
      answer: Me,
      handler: async ({ actor, query }) => ({
        ...me(await users.get(userOf(actor))),
        ...(query.roles === true ? rightsOf(actor) : {}),
      }),
    }),
    ...(['patch', 'put'] as const).map((method) =>
      route({
        method,
        path: '/api/user/me/',
        summary: 'Change the own names and the address for mail',
        rights: 'any',
        body: Names,
        answer: Me,
        handler: async ({ actor, body }) => me(await users.rename(userOf(actor), given(body))),
      }),
    ),
    ...['/api/user/me/roles/', '/api/user/roles/'].map((path) =>
      route({
        method: 'get',
        path,
        summary: 'What the caller may do',
        rights: 'any',
        answer: Roles,
        handler: async ({ actor }) => ({
          user: userOf(actor),
          username: actor.username,
          ...rightsOf(actor),
          is_staff: actor.isStaff,
          is_superuser: actor.isSuperuser,
        }),
      }),
    ),
    route({
      method: 'get',
      path: '/api/user/',
      summary: 'All users',
      rights: 'any',
      query: listQuery,
      answer: listAnswer(User),
      async handler({ query, request }) {
        const page = pageOf(query)
        return answerList(request, page, await users.list(page))
      },
    }),
    route({
      method: 'get',
      path: '/api/user/{pk}/',
      summary: 'One user',
      rights: 'any',
      params: byPk,
      answer: User,
      handler: ({ params }) => users.get(params.pk),
    }),
    route({
      method: 'post',
      path: '/api/user/{pk}/set-password/',
      summary: 'Set the password of a user',
      rights: 'super',
      params: byPk,
      body: z.object({ password: z.string() }),
      answer: User,
      async handler({ params, body }) {
        await users.setPassword(params.pk, body.password)
        return users.get(params.pk)
      },
    }),
  ]
}

/** Plugins and the station itself are no users. */
export function userOf(actor: Actor): number {
  if (actor.user === null) throw new AppError('FORBIDDEN', 'Only users have this. Sign in as a user first.')
  return actor.user
}

function me(user: User): z.input<typeof Me> {
  return { ...user, groups: [], profile: {} }
}

function given({ first_name, last_name, email }: z.output<typeof Names>) {
  return {
    ...(first_name === undefined ? {} : { first_name }),
    ...(last_name === undefined ? {} : { last_name }),
    ...(email === undefined ? {} : { email }),
  }
}
