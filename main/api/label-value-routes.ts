import { z } from '@hono/zod-openapi'
import type { LabelValues } from '../labels/preview/label-values.ts'
import { LabelTemplate } from '../records/records.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import { pk } from './values.ts'

const model_type = LabelTemplate.shape.model_type
const values = z.record(z.string(), z.unknown())

/** What templates can write: the fields of an object with their values. */
export function labelValueRoutes({ labelValues }: { labelValues: LabelValues }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/labels/values/',
      summary: 'The values that a label sees of an object; without one, of the first there is',
      rights: 'any',
      query: z.object({ model_type, item: pk.optional() }),
      answer: z.object({ item: z.number().int().nullable(), values }).openapi('LabelValues'),
      handler: ({ query, actor }) => labelValues.of(query.model_type, query.item ?? null, actor.user),
    }),
    route({
      method: 'get',
      path: '/api/station/labels/longest-values/',
      summary: 'One row with the longest texts that any object of a kind has',
      rights: 'any',
      query: z.object({ model_type }),
      answer: z.object({ values }).openapi('LongestLabelValues'),
      handler: async ({ query, actor }) => ({ values: await labelValues.longest(query.model_type, actor.user) }),
    }),
  ]
}
