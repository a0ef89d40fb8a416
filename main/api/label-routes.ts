import { z } from '@hono/zod-openapi'
import type { LabelFiles } from '../labels/label-files.ts'
import type { LabelPrinting } from '../labels/label-printing.ts'
import type { SimulatedPaper } from '../labels/paper.ts'
import { DataOutput, PaperLabel } from '../records/records.ts'
import { settingFields } from './forms/setting-fields.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import { integer, pk } from './values.ts'

interface Services {
  labelFiles: LabelFiles
  printing: LabelPrinting
  paper: SimulatedPaper
}

const byMachine = z.object({ pk: z.string() })

/** The plugin's own options lie beside these fields. */
const PrintLabels = z
  .looseObject({
    template: pk,
    items: z.array(integer),
    plugin: z.string().min(1).nullish(),
    driver_options: z.record(z.string(), z.unknown()).nullish(),
  })
  .openapi('PrintLabels')

const Preview = z.object({ svg: z.string(), warnings: z.array(z.string()) }).openapi('LabelPreview')

/** Printing labels, and what they look like. */
export function labelRoutes({ labelFiles, printing, paper }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/label/print/',
      summary: 'Print labels',
      rights: 'any',
      body: PrintLabels,
      status: 201,
      answer: DataOutput,
      moreFields: async ({ request }) =>
        settingFields(await printing.optionsOf(new URL(request.url).searchParams.get('plugin'))),
      handler: ({ body: { template, items, plugin, driver_options, ...options }, actor }) =>
        printing.print({
          template,
          items,
          plugin: plugin ?? null,
          options: { ...driver_options, ...options },
          user: actor.user,
        }),
    }),
    route({
      method: 'post',
      path: '/api/station/label-files/',
      summary: 'Make a PDF of a print job; for the label plugin that the job belongs to',
      rights: 'any',
      body: z.object({ job: pk, items: z.array(pk).min(1) }),
      answer: z.object({ file: z.string(), pages: z.number().int() }),
      handler: ({ body, actor }) => labelFiles.pdf({ ...body, plugin: actor.plugin }),
    }),
    route({
      method: 'get',
      path: '/api/station/labels/preview/',
      summary: 'The picture of a label, as the printer would draw it',
      rights: 'any',
      query: z.object({ template: pk, item: pk, machine: z.string().min(1).optional() }),
      answer: Preview,
      handler: ({ query: { template, item, machine }, actor }) =>
        printing.preview({ template, item, machine: machine ?? null, user: actor.user }),
    }),
    route({
      method: 'get',
      path: '/api/station/machines/{pk}/paper/',
      summary: 'The paper of a simulated printer, newest label first',
      rights: 'any',
      params: byMachine,
      answer: z.array(PaperLabel),
      handler: async ({ params }) => paper.list(params.pk),
    }),
    route({
      method: 'delete',
      path: '/api/station/machines/{pk}/paper/',
      summary: 'Tear off the paper of a simulated printer',
      rights: 'any',
      params: byMachine,
      status: 204,
      answer: null,
      handler: async ({ params }) => paper.tearOff(params.pk),
    }),
  ]
}
