import { z } from '@hono/zod-openapi'
import { actingUser } from '../../users/acting-user.ts'
import type { GeneratedCodes } from '../../validation/generated-codes.ts'
import { given } from '../input/given.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { integer, nullableInteger, number } from '../input/values.ts'

/** Batch codes and serial numbers for stock that is about to be made. */
export function generateRoutes({ generatedCodes }: { generatedCodes: GeneratedCodes }): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/generate/batch-code/',
      summary: 'A batch code',
      rights: 'any',
      body: z.object({
        part: nullableInteger.optional(),
        location: nullableInteger.optional(),
        item: nullableInteger.optional(),
        quantity: number.optional(),
        build_order: nullableInteger.optional(),
        purchase_order: nullableInteger.optional(),
      }),
      status: 201,
      answer: z.object({ batch_code: z.string() }),
      async handler({ body, actor }) {
        const named = Object.entries(given(body)).filter(([, value]) => value !== null)
        const context = { ...Object.fromEntries(named), user: actingUser(actor) }
        return { batch_code: await generatedCodes.batchCode(context) }
      },
    }),
    route({
      method: 'post',
      path: '/api/generate/serial-number/',
      summary: 'The next free serial numbers of a part',
      rights: 'any',
      body: z.object({ part: nullableInteger.default(null), quantity: integer.default(1) }),
      status: 201,
      answer: z.object({ serial_number: z.string().nullable() }),
      handler: async ({ body }) => ({
        serial_number: await generatedCodes.serialNumbers(body.part, body.quantity),
      }),
    }),
  ]
}
