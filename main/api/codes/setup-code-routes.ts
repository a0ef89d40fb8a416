import { z } from '@hono/zod-openapi'
import { SetupCode, SetupSymbology } from '../../records/setup-code-records.ts'
import type { SetupCodes } from '../../scanner-check/setup-codes.ts'
import { given } from '../input/given.ts'
import { byPk } from '../input/values.ts'
import { route, type Route } from '../route.ts'
import { makerSetupRoutes } from './maker-setup-routes.ts'

const filled = z.string().trim().min(1, 'This field may not be blank.').max(100)
const fields = {
  model: filled,
  effect: filled,
  symbology: SetupSymbology,
  code: z.string().min(1, 'This field may not be blank.').max(500),
  source: z.string().trim().max(200),
}
const draft = z.object({
  ...fields,
  symbology: fields.symbology.default('code128'),
  source: fields.source.default(''),
})

/** Codes that set scanners: by maker, and by model as the house keeps them. */
export function setupCodeRoutes({ setupCodes }: { setupCodes: SetupCodes }): Route[] {
  const path = '/api/station/setup-codes/'
  return [
    ...makerSetupRoutes(),
    route({
      method: 'get',
      path,
      summary: 'List the codes of the house that set scanners, by model',
      rights: 'any',
      answer: z.array(SetupCode),
      handler: () => setupCodes.list(),
    }),
    route({
      method: 'post',
      path,
      summary: 'Keep a code that sets a scanner',
      rights: 'staff',
      body: draft,
      status: 201,
      answer: SetupCode,
      handler: ({ body }) => setupCodes.create(body),
    }),
    route({
      method: 'patch',
      path: `${path}{pk}/`,
      summary: 'Change a code that sets a scanner',
      rights: 'staff',
      params: byPk,
      body: z.object(fields).partial(),
      answer: SetupCode,
      handler: ({ params, body }) => setupCodes.update(params.pk, given(body)),
    }),
    route({
      method: 'delete',
      path: `${path}{pk}/`,
      summary: 'Delete a code that sets a scanner',
      rights: 'staff',
      params: byPk,
      status: 204,
      answer: null,
      handler: ({ params }) => setupCodes.delete(params.pk),
    }),
    route({
      method: 'get',
      path: `${path}{pk}/picture/`,
      summary: 'A code that sets a scanner, as SVG',
      rights: 'any',
      params: byPk,
      answer: null,
      handler: async ({ params }) =>
        new Response(await setupCodes.picture(params.pk), { headers: { 'Content-Type': 'image/svg+xml' } }),
    }),
  ]
}
