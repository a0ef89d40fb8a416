import { z } from '@hono/zod-openapi'
import type { PrintRules } from '../../labels/routing/print-rules.ts'
import { PrintRule } from '../../records/print-records.ts'
import { given } from '../input/given.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { byPk, integer } from '../input/values.ts'

const position = integer
const rule = {
  name: z.string().trim().min(1, 'This field may not be blank.').max(100),
  model_type: PrintRule.shape.model_type,
  filters: z.string().max(1000),
  station: z.string().max(100),
  media: PrintRule.shape.media,
  template: z.number().int().nullable(),
  machine: z.string().nullable(),
  scan_back: z.boolean(),
  copies: integer.pipe(z.int().min(1).max(100)),
  enabled: z.boolean(),
}
const draft = z
  .object({
    ...rule,
    filters: rule.filters.default(''),
    station: rule.station.default(''),
    media: rule.media.default(null),
    template: rule.template.default(null),
    machine: rule.machine.default(null),
    scan_back: rule.scan_back.default(false),
    copies: rule.copies.default(1),
    enabled: rule.enabled.default(true),
    position: position.nullable().default(null),
  })
  .openapi('NewPrintRule')
const change = z
  .object({ ...rule, position })
  .partial()
  .openapi('ChangePrintRule')

const PrintChoice = z
  .object({
    template: z.number().int().nullable(),
    machine: z.string().nullable(),
    copies: z.number().int(),
    scan_back: z.boolean(),
    /** Why; empty when no rule decided. */
    rule: z.string(),
  })
  .openapi('PrintChoice')

/** Which label on which printer. */
export function printRuleRoutes({ printRules }: { printRules: PrintRules }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/station/print-rules/',
      summary: 'The rules that choose label and printer, in their order',
      rights: 'any',
      answer: z.array(PrintRule),
      handler: () => printRules.list(),
    }),
    route({
      method: 'post',
      path: '/api/station/print-rules/',
      summary: 'Add a rule that chooses label and printer',
      rights: 'staff',
      body: draft,
      status: 201,
      answer: PrintRule,
      handler: ({ body: { position: at, ...values } }) => printRules.create(values, at),
    }),
    route({
      method: 'patch',
      path: '/api/station/print-rules/{pk}/',
      summary: 'Change a rule that chooses label and printer',
      rights: 'staff',
      params: byPk,
      body: change,
      answer: PrintRule,
      handler: ({ params, body }) => printRules.update(params.pk, given(body)),
    }),
    route({
      method: 'delete',
      path: '/api/station/print-rules/{pk}/',
      summary: 'Remove a rule that chooses label and printer',
      rights: 'staff',
      params: byPk,
      status: 204,
      answer: null,
      async handler({ params }) {
        await printRules.remove(params.pk)
      },
    }),
    route({
      method: 'get',
      path: '/api/station/print-choice/',
      summary: 'Label and printer for an object, and why',
      rights: 'any',
      query: z.object({
        model_type: PrintRule.shape.model_type,
        item: integer.optional(),
        template: integer.optional(),
      }),
      answer: PrintChoice,
      handler: ({ query }) =>
        printRules.choose({ model: query.model_type, item: query.item ?? null, template: query.template ?? null }),
    }),
  ]
}
