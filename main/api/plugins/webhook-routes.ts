import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { limitedBody } from '../../plugin-urls/limited-body.ts'
import { flag } from '../../storage/values.ts'
import type { WebhookEndpoint } from '../../webhooks/webhook-table.ts'
import type { Webhooks } from '../../webhooks/webhooks.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'

const LIMIT_BYTES = 2 ** 20

const Endpoint = z
  .object({
    endpoint_id: z.string(),
    plugin: z.string(),
    name: z.string(),
    active: z.boolean(),
    verification: z.enum(['none', 'token', 'signature']),
    user: z.number().int().nullable(),
    created: z.string(),
    /** Path below the address of this station. */
    url: z.string(),
  })
  .openapi('WebhookEndpoint')

/** Told once, when it is made. */
const NewEndpoint = Endpoint.extend({ token: z.string().nullable(), secret: z.string().nullable() }).openapi(
  'NewWebhookEndpoint',
)

const Message = z
  .object({ id: z.string(), worked_on: z.boolean(), created: z.string(), body: z.string() })
  .openapi('WebhookMessage')

const byId = z.object({ id: z.uuid() })

/** Endpoints for programs outside, and their administration. */
export function webhookRoutes({ webhooks }: { webhooks: Webhooks }): Route[] {
  const { table } = webhooks

  async function endpointOf(id: string): Promise<WebhookEndpoint> {
    const endpoint = await table.find(id)
    if (endpoint === null) throw new AppError('NOT_FOUND', 'There is no such webhook.')
    return endpoint
  }

  return [
    route({
      method: 'post',
      path: '/api/webhook/{id}/',
      summary: 'Take a signed message from another program',
      rights: 'open',
      params: z.object({ id: z.string() }),
      answer: z.object({ message: z.string() }),
      async handler({ params, request }) {
        const message = await webhooks.receive({
          endpoint: params.id.toLowerCase(),
          host: request.headers.get('host') ?? new URL(request.url).host,
          headers: Object.fromEntries(request.headers),
          body: await limitedBody(request, LIMIT_BYTES),
        })
        return { message }
      },
    }),
    route({
      method: 'get',
      path: '/api/station/webhooks/',
      summary: 'The webhooks of this station',
      rights: 'super',
      answer: z.array(Endpoint),
      handler: async () => (await table.list()).map(shown),
    }),
    route({
      method: 'post',
      path: '/api/station/webhooks/',
      summary: 'Make a webhook for a plugin',
      rights: 'super',
      body: z.object({
        plugin: z.string(),
        name: z.string().trim().min(1),
        verification: z.enum(['none', 'token', 'signature']).default('signature'),
      }),
      status: 201,
      answer: NewEndpoint,
      async handler({ body, actor }) {
        const made = await webhooks.create({ ...body, user: actor.user })
        return { ...shown(made), token: made.token, secret: made.secret }
      },
    }),
    route({
      method: 'patch',
      path: '/api/station/webhooks/{id}/',
      summary: 'Turn a webhook on or off',
      rights: 'super',
      params: byId,
      body: z.object({ active: z.boolean() }),
      answer: Endpoint,
      async handler({ params, body }) {
        await endpointOf(params.id)
        await table.setActive(params.id, flag(body.active))
        return shown(await endpointOf(params.id))
      },
    }),
    route({
      method: 'delete',
      path: '/api/station/webhooks/{id}/',
      summary: 'Remove a webhook and its messages',
      rights: 'super',
      params: byId,
      status: 204,
      answer: null,
      async handler({ params }) {
        await endpointOf(params.id)
        await table.remove(params.id)
      },
    }),
    route({
      method: 'get',
      path: '/api/station/webhooks/{id}/messages/',
      summary: 'The last hundred messages of a webhook',
      rights: 'super',
      params: byId,
      answer: z.array(Message),
      async handler({ params }) {
        await endpointOf(params.id)
        return table.messages(params.id)
      },
    }),
  ]
}

function shown({ endpoint_id, plugin, name, active, user, created, token, secret }: WebhookEndpoint) {
  return {
    endpoint_id,
    plugin,
    name,
    active: active === 1,
    verification: secret !== null ? ('signature' as const) : token !== null ? ('token' as const) : ('none' as const),
    user,
    created,
    url: `/api/webhook/${endpoint_id}/`,
  }
}
