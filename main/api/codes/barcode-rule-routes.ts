import { z } from '@hono/zod-openapi'
import type { BarcodeRules } from '../../barcodes/meaning/barcode-rules.ts'
import { LONGEST_PATTERN, RULE_GROUPS } from '../../barcodes/meaning/rule-pattern.ts'
import { BarcodeRule } from '../../records/scan-records.ts'
import { given } from '../input/given.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { byPk } from '../input/values.ts'

const MOST_SAMPLES = 50
const code = z.string().max(4095)
const pattern = z.string().min(1, 'This field may not be blank.').max(LONGEST_PATTERN)
const draft = z.object({
  name: z.string().trim().min(1, 'This field may not be blank.').max(100),
  description: z.string().max(500).default(''),
  pattern,
  sample: code.default(''),
  position: z.number().int().default(0),
  active: z.boolean().default(true),
})
const change = z.object({
  name: z.string().trim().min(1, 'This field may not be blank.').max(100).optional(),
  description: z.string().max(500).optional(),
  pattern: pattern.optional(),
  sample: code.optional(),
  position: z.number().int().optional(),
  active: z.boolean().optional(),
})
const trial = z
  .object({
    text: z.string(),
    fields: z.record(z.string(), z.string()).nullable(),
    problem: z.string().nullable(),
  })
  .openapi('BarcodeRuleTrial')

/** Rules of the house for codes that no standard knows. */
export function barcodeRuleRoutes({ barcodeRules }: { barcodeRules: BarcodeRules }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/barcode-rules/',
      summary: 'The rules for private codes, in the order in which they are asked',
      rights: 'any',
      answer: z.object({ rules: z.array(BarcodeRule), groups: z.array(z.string()) }),
      handler: async () => ({ rules: await barcodeRules.list(), groups: [...RULE_GROUPS] }),
    }),
    route({
      method: 'post',
      path: '/api/station/barcode-rules/',
      summary: 'A new rule for private codes',
      rights: 'staff',
      status: 201,
      body: draft,
      answer: BarcodeRule,
      handler: ({ body }) => barcodeRules.create(body),
    }),
    route({
      method: 'post',
      path: '/api/station/barcode-rules/test/',
      summary: 'What a pattern takes out of codes, before it is kept',
      rights: 'staff',
      body: z.object({ pattern, samples: z.array(code).max(MOST_SAMPLES) }),
      answer: z.array(trial),
      handler: async ({ body }) => barcodeRules.try(body.pattern, body.samples),
    }),
    route({
      method: 'patch',
      path: '/api/station/barcode-rules/{pk}/',
      summary: 'Change a rule for private codes',
      rights: 'staff',
      params: byPk,
      body: change,
      answer: BarcodeRule,
      handler: ({ params, body }) => barcodeRules.update(params.pk, given(body)),
    }),
    route({
      method: 'delete',
      path: '/api/station/barcode-rules/{pk}/',
      summary: 'Delete a rule for private codes',
      rights: 'staff',
      params: byPk,
      status: 204,
      answer: null,
      async handler({ params }) {
        await barcodeRules.delete(params.pk)
      },
    }),
  ]
}
