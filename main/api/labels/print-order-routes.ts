import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { invalid } from '../../labels/printing/label-order.ts'
import { checkRelease } from '../../labels/printing/release-rule.ts'
import type { LastChoices } from '../../labels/printing/last-choices.ts'
import type { LabelPrinting } from '../../labels/printing/label-printing.ts'
import type { UsualPrint } from '../../labels/printing/usual-print.ts'
import { LabelTemplate } from '../../records/label-records.ts'
import { DataOutput } from '../../records/output-records.ts'
import { LastChoice, PrintJob } from '../../records/print-records.ts'
import type { FieldDescriptions } from '../forms/field-description.ts'
import { settingFields } from '../forms/setting-fields.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { boolean, integer, pk } from '../input/values.ts'

interface Services {
  printing: LabelPrinting
  usualPrint: UsualPrint
  lastChoices: LastChoices
}

const values = z.record(z.string(), z.unknown())

/** Which labels: objects, a query of their list, rows of a file, or the numbers of a range. */
const order = {
  items: z.array(integer).default([]),
  /** As behind the address of the list: `search=resistor&location=3`. */
  query: z.string().max(2000).nullish(),
  /** A column `item` names the object that a row is of. */
  rows: z.array(values).default([]),
  range: z
    .object({
      from: integer,
      to: integer,
      step: integer.pipe(z.int().min(1)).default(1),
      /** Zeros are put before it up to this length. */
      padding: integer.pipe(z.int().min(1).max(20)).default(1),
    })
    .nullish(),
  /** Answers to the questions of the template. */
  prompts: values.default({}),
}

/** Why it is printed also where a code does not read back; staff only. Without it such labels are held. */
const releaseReason = z.string().max(200).default('')

const QueueLabels = z
  .object({
    /** Without it the printer of the station. */
    machine: z.string().min(1).nullish(),
    /** Null: the usual label of these `items` on its usual printer, by rule; it needs `model_type`. */
    template: pk.nullable(),
    model_type: LabelTemplate.shape.model_type.nullish(),
    ...order,
    copies: integer.pipe(z.int().min(1)).nullish(),
    /** Of the printer. */
    options: values.default({}),
    /** 0 is usual; higher comes first. */
    priority: integer.pipe(z.int().min(-100).max(100)).default(0),
    /** What has not left by then is cancelled. */
    expires: z.iso.datetime({ offset: true }).nullish(),
    /** The job waits until its labels are read. */
    scan_back: boolean.default(false),
    release_reason: releaseReason,
    /** The job that a label plugin was called for: it goes on as this machine's. */
    job: pk.nullish(),
  })
  .openapi('QueueLabels')

/** The plugin's own options lie beside these fields. */
const PrintLabels = z
  .looseObject({
    template: pk,
    plugin: z.string().min(1).nullish(),
    driver_options: values.nullish(),
    release_reason: releaseReason,
    ...order,
  })
  .openapi('PrintLabels')

/** Asking for labels: through a label plugin, or on one of the station's printers. */
export function printOrderRoutes({ printing, usualPrint, lastChoices }: Services): Route[] {
  async function printUsual(
    { model_type, items, copies, release_reason }: z.infer<typeof QueueLabels>,
    user: number | null,
  ): Promise<PrintJob> {
    if (model_type === null || model_type === undefined)
      throw invalid('model_type', 'Without a template this says what kind of thing the items are.')
    if (items.length === 0) throw invalid('items', 'This list may not be empty.')
    const job = await usualPrint.print({ model: model_type, items, copies: copies ?? null, user, release_reason })
    if (job !== null) return job
    throw new AppError('JOB_REJECTED', 'There is no label for this kind of thing. Make one under Labels, Templates.')
  }

  async function optionFields({
    request,
    user,
  }: {
    request: Request
    user: number | null
  }): Promise<FieldDescriptions> {
    const { searchParams: asked } = new URL(request.url)
    const options = await printing.optionsOf(asked.get('plugin'), user)
    const fields = settingFields(options)
    const printer = Object.keys(options).find((key) => options[key]?.model === 'labelprinter')
    if (printer === undefined) return fields
    const machine = asked.get(printer) ?? String(options[printer]?.default ?? '')
    return {
      ...fields,
      driver_options: {
        type: 'dependent field',
        required: false,
        read_only: false,
        label: 'Driver options',
        help_text: '',
        depends_on: [printer],
        child: {
          type: 'nested object',
          required: false,
          read_only: false,
          label: 'Driver options',
          help_text: '',
          children: settingFields(printing.optionsOfPrinter(machine)),
        },
      },
    }
  }

  return [
    route({
      method: 'get',
      path: '/api/station/last-choices/',
      summary: 'How this person printed labels of a kind of thing, the newest first',
      rights: 'any',
      query: z.object({ model_type: LabelTemplate.shape.model_type }),
      answer: z.array(LastChoice),
      handler: ({ query, actor }) => lastChoices.of(actor.user, query.model_type),
    }),
    route({
      method: 'post',
      path: '/api/label/print/',
      summary: 'Print labels',
      rights: 'any',
      body: PrintLabels,
      status: 201,
      answer: DataOutput,
      moreFields: ({ request, actor }) => optionFields({ request, user: actor.user }),
      handler({ body: { template, plugin, items, query, rows, range, prompts, release_reason, ...options }, actor }) {
        if (release_reason !== '') checkRelease({ isStaff: actor.isStaff, reason: release_reason })
        return printing.print({
          template,
          order: { items, query: query ?? null, rows, range: range ?? null, prompts },
          plugin: plugin ?? null,
          options,
          user: actor.user,
          release_reason,
        })
      },
    }),
    route({
      method: 'post',
      path: '/api/station/print-jobs/',
      summary: 'Put labels in the line of a printer',
      rights: 'any',
      body: QueueLabels,
      status: 201,
      answer: PrintJob,
      handler({ body, actor }) {
        const { template, items, query, rows, range, prompts, job, copies } = body
        const machine = body.machine ?? null
        const options = { ...body.options, ...(copies === null || copies === undefined ? {} : { copies }) }
        const { user } = actor
        const { release_reason } = body
        if (release_reason !== '') checkRelease({ isStaff: actor.isStaff, reason: release_reason })
        if (template === null) return printUsual(body, user)
        if (job !== null && job !== undefined) return printing.assign({ job, machine, items, options, user })
        return printing.queue({
          machine,
          template,
          order: { items, query: query ?? null, rows, range: range ?? null, prompts },
          options,
          user,
          priority: body.priority,
          expires: body.expires ?? null,
          scan_back: body.scan_back,
          release_reason,
        })
      },
    }),
  ]
}
