import { z } from '@hono/zod-openapi'
import { AdminPage, UiFeature } from '../../records/ui-feature.ts'
import type { UserInterface } from '../../user-interface/user-interface.ts'
import { actingUser } from '../../users/acting-user.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'

/** What plugins show in the window, for the window and for other clients. */
export function userInterfaceRoutes({ userInterface }: { userInterface: UserInterface }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/plugins/ui/features/{kind}/',
      summary: 'What plugins show at one kind of place; the query says where it is',
      rights: 'any',
      params: z.object({ kind: z.string() }),
      query: z.record(z.string(), z.string()),
      answer: z.array(UiFeature),
      handler: ({ params, query, actor }) =>
        userInterface.features(params.kind, { user: actingUser(actor), context: query }),
    }),
    route({
      method: 'get',
      path: '/api/plugins/{key}/admin/',
      summary: 'What a plugin draws for its own settings',
      rights: 'staff',
      params: z.object({ key: z.string() }),
      answer: AdminPage,
      handler: ({ params }) => userInterface.adminPage(params.key),
    }),
    route({
      method: 'post',
      path: '/api/station/plugins/{key}/window-error/',
      summary: 'Keep on a plugin what its part of the window died of',
      rights: 'any',
      params: z.object({ key: z.string() }),
      body: z.object({ part: z.string().max(200), message: z.string().max(1000) }),
      status: 204,
      answer: null,
      handler: async ({ params, body }) => userInterface.noteWindowError(params.key, body.part, body.message),
    }),
  ]
}
