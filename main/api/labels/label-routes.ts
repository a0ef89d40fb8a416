import { z } from '@hono/zod-openapi'
import { LABEL_FILE_FORMATS, type LabelFiles } from '../../labels/files/label-files.ts'
import type { LabelPrinting } from '../../labels/printing/label-printing.ts'
import { COMMON_SHEETS } from '../../labels/sheets/common-sheets.ts'
import type { CommonSheetName } from '../../labels/sheets/common-sheets.ts'
import type { LabelSheets } from '../../labels/sheets/label-sheets.ts'
import type { SimulatedPaper } from '../../labels/paper/simulated-paper.ts'
import { PaperLabel } from '../../records/print-records.ts'
import { LabelSheet } from '../../records/sheet-records.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { pk } from '../input/values.ts'

interface Services {
  labelFiles: LabelFiles
  labelSheets: LabelSheets
  printing: LabelPrinting
  paper: SimulatedPaper
}

const SHEET_NAMES = Object.keys(COMMON_SHEETS) as CommonSheetName[]

const SheetLayout = z.object({
  /** A common sheet has its own page, margin and gaps. */
  sheet: z.enum(SHEET_NAMES).nullable().default(null),
  page_size: z.enum(['A4', 'A3', 'Legal', 'Letter']),
  landscape: z.boolean(),
  margin: z.number().min(0),
  column_gap: z.number().min(0).default(0),
  row_gap: z.number().min(0).default(0),
  skip: z.number().int().min(0).max(500),
  /** Places of the first sheet that are used up, such as `4, 9-12`. */
  used: z.string().max(200).default(''),
  border: z.boolean(),
  offset_right: z.number().min(-20).max(20).default(0),
  offset_down: z.number().min(-20).max(20).default(0),
})

const byMachine = z.object({ pk: z.string() })

const Preview = z.object({ svg: z.string(), warnings: z.array(z.string()) }).openapi('LabelPreview')

/** What labels look like, and files of them. */
export function labelRoutes({ labelFiles, labelSheets, printing, paper }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/label-files/',
      summary: 'Make a file of a print job; for the label plugin that the job belongs to',
      rights: 'any',
      body: z.object({ job: pk, items: z.array(pk), format: z.enum(LABEL_FILE_FORMATS).default('pdf') }),
      answer: z.object({ file: z.string(), pages: z.number().int() }),
      handler: ({ body, actor }) => labelFiles.make({ ...body, plugin: actor.plugin }),
    }),
    route({
      method: 'post',
      path: '/api/station/label-sheets/',
      summary: 'Put the labels of a print job on sheets; for the label plugin that the job belongs to',
      rights: 'any',
      body: z.object({ job: pk, layout: SheetLayout.nullable(), format: z.enum(['pdf', 'html']) }),
      answer: z.object({ file: z.string(), pages: z.number().int() }),
      handler: ({ body, actor }) => labelSheets.make({ ...body, plugin: actor.plugin }),
    }),
    route({
      method: 'post',
      path: '/api/station/label-sheets/plan/',
      summary: 'Where labels come to lie on the first sheet',
      rights: 'any',
      body: z.object({ template: pk, labels: z.int().min(1).max(10_000), layout: SheetLayout }),
      answer: LabelSheet,
      handler: async ({ body: { template, labels, layout } }) => labelSheets.plan(template, layout, labels),
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
