import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { openApiDocument } from './contract.ts'
import { route } from './route.ts'
import { byPk, integer } from './input/values.ts'

test('a route is described by its schemas, its rights and its status', () => {
  const document = openApiDocument([
    route({
      method: 'post',
      path: '/api/thing/{pk}/',
      summary: 'Change',
      rights: 'staff',
      params: byPk,
      query: z.object({ dry: z.string().optional() }),
      body: z.object({ count: integer }),
      status: 201,
      answer: z.object({ done: z.boolean() }),
      handler: async () => ({ done: true }),
    }),
  ]) as { paths: Record<string, Record<string, unknown>> }
  const schema = { type: 'object', properties: { count: { type: 'integer' } }, required: ['count'] }
  expect(document.paths).toEqual({
    '/api/thing/{pk}/': {
      post: {
        summary: 'Change',
        description: 'For staff.',
        security: [{ token: [] }, { basic: [] }],
        parameters: [
          { name: 'pk', in: 'path', required: true, schema: { type: 'integer' } },
          { name: 'dry', in: 'query', required: false, schema: { type: 'string' } },
        ],
        requestBody: {
          content: {
            'application/json': { schema },
            'multipart/form-data': { schema },
            'application/x-www-form-urlencoded': { schema },
          },
        },
        responses: {
          201: {
            description: 'Done',
            content: {
              'application/json': {
                schema: { type: 'object', properties: { done: { type: 'boolean' } }, required: ['done'] },
              },
            },
          },
        },
      },
    },
  })
})
