import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import type { Actions } from '../../actions/actions.ts'
import type { Locate } from '../../locate/locate.ts'
import { actingUser } from '../../users/acting-user.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'

interface Services {
  actions: Actions
  locate: Locate
}

const ActionAnswer = z.object({ action: z.string(), result: z.boolean(), info: z.unknown() }).openapi('ActionAnswer')

const OfferedAction = z.object({ action: z.string(), plugin: z.string() }).openapi('OfferedAction')

const LocateAnswer = z
  .object({
    success: z.string(),
    plugin: z.string(),
    item: z.number().int().optional(),
    location: z.number().int().optional(),
  })
  .openapi('LocateAnswer')

/** What plugins do on request: named actions, and showing where something is. */
export function actionRoutes({ actions, locate }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/actions/',
      summary: 'Actions of plugins that can be run now, for choosers',
      rights: 'any',
      answer: z.array(OfferedAction),
      handler: async () => actions.list(),
    }),
    route({
      method: 'post',
      path: '/api/action/',
      summary: 'Run an action of a plugin',
      rights: 'any',
      body: z.object({ action: z.string().optional(), data: z.unknown().optional() }),
      answer: ActionAnswer,
      async handler({ body, actor }) {
        const { action, data } = body
        const error = 'No action specified'
        if (action === undefined || action === '') throw new AppError('INVALID_INPUT', error, { details: { error } })
        return actions.run(action, data ?? null, actingUser(actor))
      },
    }),
    route({
      method: 'post',
      path: '/api/locate/',
      summary: 'Make a stock item or location show where it is',
      rights: 'any',
      body: z.object({ plugin: z.string().optional(), item: z.unknown().optional(), location: z.unknown().optional() }),
      answer: LocateAnswer,
      handler: ({ body }) => locate.locate(body),
    }),
  ]
}
