import { z } from '@hono/zod-openapi'
import type { LabelValues } from '../../labels/preview/label-values.ts'
import { readTemplateDocument } from '../../labels/templates/template-document.ts'
import type { LongestValuesCheck } from '../../labels/preview/longest-values-check.ts'
import type { TestLabel } from '../../labels/printing/test-label.ts'
import { LabelDocument } from '../../records/label-document.ts'
import { LabelTemplate } from '../../records/label-records.ts'
import { PrintJob } from '../../records/print-records.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { PreviewNote } from './preview-note.ts'
import { pk } from '../input/values.ts'

const model_type = LabelTemplate.shape.model_type
const values = z.record(z.string(), z.unknown())

const TestPrint = z
  .object({
    document: LabelDocument,
    model_type,
    /** Without an object only the values are there. */
    item: pk.nullish(),
    values,
    machine: z.string().min(1),
  })
  .openapi('LabelTestPrint')

const LongestCheck = z
  .object({
    document: LabelDocument,
    model_type,
    /** The printer it is drawn for; without it a common one. */
    machine: z.string().min(1).nullish(),
    dpi: z.union([z.literal(203), z.literal(300), z.literal(600)]).nullish(),
  })
  .openapi('LongestValuesRequest')

const LongestAnswer = z
  .object({
    tried: z.number().int(),
    /** Each names the object that shows it. */
    notes: z.array(PreviewNote.extend({ item: z.number().int() })),
    /** Hand-written commands of which nobody knows what they draw. */
    unknown: z.array(z.string()),
  })
  .openapi('LongestValuesCheck')

interface Services {
  longestValuesCheck: LongestValuesCheck
  labelValues: LabelValues
  testLabel: Pick<TestLabel, 'printDraft'>
}

/** What those need who design labels: fields with their values, and a draft on paper. */
export function labelValueRoutes({ labelValues, longestValuesCheck, testLabel }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/labels/test-print/',
      summary: 'Print a draft once, to see it on paper; it is cancelled when it cannot leave soon',
      rights: 'staff',
      body: TestPrint,
      answer: PrintJob,
      async handler({ body: { document, model_type: model, item, values: own, machine }, actor }) {
        const ofObject = item ? (await labelValues.of(model, item, actor.user)).values : {}
        const context = { ...ofObject, ...own }
        return testLabel.printDraft({ machine, user: actor.user, document: readTemplateDocument(document), context })
      },
    }),
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
    route({
      method: 'post',
      path: '/api/station/labels/longest-check/',
      summary: 'Whether a draft holds the longest values that the objects of its kind really have',
      rights: 'any',
      body: LongestCheck,
      answer: LongestAnswer,
      async handler({ body: { document, model_type: model, machine, dpi }, actor }) {
        const { tried, notes, unknown } = await longestValuesCheck.run({
          document: readTemplateDocument(document),
          model,
          machine: machine ?? null,
          dpi: dpi ?? null,
          user: actor.user,
        })
        const told = notes.map(({ fix, ...note }) => ({ ...note, fix: fix === null ? null : { ...fix } }))
        return { tried, notes: told, unknown }
      },
    }),
  ]
}
