import { writeFile } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError, type ModelKey } from '@scanbench/plugin'
import type { ActingUser, Logger } from '@scanbench/plugin'
import { modelContext } from '../labels/label-context.ts'
import { withHost } from '../labels/liquid/template-host.ts'
import type { TemplateHost } from '../labels/liquid/template-host.ts'
import type { NewAttachment } from '../outputs/attachments.ts'
import type { OutputFile } from '../outputs/output-files.ts'
import type { Outputs } from '../outputs/outputs.ts'
import type { Listing, Page } from '../records/page.ts'
import type { DataOutput, ReportTemplate } from '../records/output-records.ts'
import type { PagePrinter } from './page-printer.ts'
import { reportFileName, reportPage } from './report-page.ts'
import type { ReportPlugins } from './report-plugins.ts'
import { paperOf } from './report-template.ts'
import type { ReportDocument } from './report-template.ts'

type Values = Record<string, unknown>

interface Options {
  documents: readonly ReportDocument[]
  data: {
    /** Those of these objects that there are, in this order, with their details. */
    records(model: ModelKey, pks: readonly number[]): Promise<readonly Values[]>
    code(model: ModelKey, pk: number): Promise<string>
  }
  outputs: Outputs
  /** Keeps the file with an object. */
  attach: (attachment: NewAttachment) => Promise<void>
  plugins: ReportPlugins
  printer: PagePrinter
  /** REPORT_DEBUG_MODE: the page itself instead of a PDF of it. */
  isDebugging: () => Promise<boolean>
  actingUser: (pk: number | null) => Promise<ActingUser | null>
  /** What templates get from the station beside the values of their objects. */
  host: () => Promise<TemplateHost>
  baseUrl: () => string
  clock: () => Date
  log: Logger
  answerWithinMs?: number
}

export interface ReportOrder {
  template: number
  items: number[]
  user: number | null
}

export interface ReportFilters {
  enabled?: boolean | undefined
  model_type?: string | undefined
  landscape?: boolean | undefined
  merge?: boolean | undefined
  attach_to_model?: boolean | undefined
}

const ANSWER_MS = 5000
/** The page is filled in one go, and scans wait for it: a tenth of a second for so many. */
const MOST_ITEMS = 2000
/** Each time it is told it goes to the disk. */
const PROGRESS_STEP = 50

/** Reports: HTML filled with data, printed into a PDF in the background. */
export class Reports implements AsyncDisposable {
  readonly #options: Options
  #queue: Promise<void> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
  }

  list(filters: ReportFilters, page: Page): Listing<ReportTemplate> {
    const wanted = Object.entries(filters).filter(([, value]) => value !== undefined)
    const found = this.#options.documents
      .map(({ record }) => record)
      .filter((record) => wanted.every(([field, value]) => record[field as keyof ReportFilters] === value))
      .filter(({ name, description }) => page.search.every((word) => isIn(`${name}\n${description}`, word)))
    const end = page.limit === null ? undefined : page.offset + page.limit
    return { count: found.length, results: found.slice(page.offset, end) }
  }

  get(pk: number): ReportTemplate {
    const document = this.#find(pk)
    if (document === undefined) throw new AppError('NOT_FOUND', `There is no report template ${pk}.`)
    return document.record
  }

  /** The answer is an output to ask for; a quick one is done already. */
  async print({ template, items, user }: ReportOrder): Promise<DataOutput> {
    const { outputs, data, answerWithinMs = ANSWER_MS } = this.#options
    const document = this.#find(template)
    if (document === undefined || !document.record.enabled)
      throw invalid('template', `Invalid pk "${template}" - object does not exist.`)
    if (items.length === 0) throw invalid('items', 'This list may not be empty.')
    if (items.length > MOST_ITEMS) throw invalid('items', `At most ${MOST_ITEMS} objects fit into one report.`)
    const records = await data.records(document.record.model_type, [...new Set(items)])
    if (records.length === 0) throw invalid('items', 'No valid items provided to template')
    const { name } = document.record
    const pk = await outputs.create({ type: 'report', plugin: '', templateName: name, total: records.length, user })
    const work = this.#queue.then(() => this.#run({ pk, document, records, user }))
    this.#queue = work
    await Promise.race([work, waiting(answerWithinMs)])
    return outputs.get(pk)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#queue
  }

  #find(pk: number): ReportDocument | undefined {
    return this.#options.documents.find(({ record }) => record.pk === pk)
  }

  /** Does not reject: what goes wrong is written on the output. */
  async #run(work: Work): Promise<void> {
    const { outputs, log } = this.#options
    try {
      const file = await this.#make(work)
      await outputs.complete(work.pk, file)
      await this.#tell(work)
    } catch (error) {
      log.error('A report failed', { output: work.pk, template: work.document.record.name, error })
      await outputs.fail(work.pk, error instanceof Error ? error.message : 'Error rendering report')
    }
  }

  async #make(work: Work): Promise<OutputFile> {
    const { outputs, printer, isDebugging, host } = this.#options
    const { document } = work
    const contexts = await this.#contexts(work)
    const station = await host()
    const hosted = contexts.map((context) => withHost(context, station))
    const html = await reportPage(document, hosted)
    const name = reportFileName(document, contexts[0] ?? {})
    const asPage = await isDebugging()
    const content = asPage ? html : await printer.print(html, paperOf(document.record))
    const file = await outputs.prepareFile(`${name === '' ? 'report' : name}.${asPage ? 'html' : 'pdf'}`)
    await writeFile(file.path, content)
    if (typeof content !== 'string' && document.record.attach_to_model) await this.#attach(work, file, content)
    return file
  }

  /** With every object that it is about; what is made for debugging is kept nowhere. */
  async #attach({ document, records, user }: Work, { name }: OutputFile, content: Uint8Array): Promise<void> {
    const { model_type, name: comment } = document.record
    const file = { file_name: name.split('/').at(-1) ?? name, media_type: 'application/pdf', content, comment, user }
    for (const record of records) await this.#options.attach({ ...file, model_type, model_id: Number(record['pk']) })
  }

  /** One for each object, or one with all of them. */
  async #contexts({ pk, document, records, user }: Work): Promise<Values[]> {
    const { outputs, actingUser } = this.#options
    const common = { ...this.#common(document.record), user: await actingUser(user) }
    const contexts: Values[] = []
    for (const record of records) {
      const context = { ...common, ...(await this.#ofObject(document.record, record)) }
      contexts.push({
        ...context,
        ...(await this.#added(document.record, { context, user, instance: Number(record['pk']) })),
      })
      if (contexts.length % PROGRESS_STEP === 0) await outputs.progress(pk, contexts.length)
      await nextTurn()
    }
    if (!document.record.merge) return contexts
    const merged = { ...common, instances: contexts }
    return [{ ...merged, ...(await this.#added(document.record, { context: common, user, instance: null })) }]
  }

  #added(template: ReportTemplate, { context, user, instance }: Added): Promise<Values> {
    const { pk, name, model_type } = template
    const about = instance === null ? null : { model: model_type, pk: instance }
    return this.#options.plugins.reportContext({ template: { pk, name, model_type }, instance: about, user, context })
  }

  async #ofObject({ model_type }: ReportTemplate, record: Values): Promise<Values> {
    const { data, baseUrl } = this.#options
    const code = await data.code(model_type, Number(record['pk']))
    return { ...modelContext(model_type, { record, parent: null, code, baseUrl: baseUrl() }), qr_data: code }
  }

  #common(template: ReportTemplate): Values {
    const now = this.#options.clock()
    const { page_size, landscape, merge, name, description, revision } = template
    return {
      base_url: this.#options.baseUrl(),
      date: now.toISOString().slice(0, 10),
      datetime: now.toISOString(),
      template,
      template_name: name,
      template_description: description,
      template_revision: revision,
      page_size: landscape ? `${page_size} landscape` : page_size,
      landscape,
      merge,
    }
  }

  async #tell({ pk: output, document, records, user }: Work): Promise<void> {
    const file = (await this.#options.outputs.get(output)).output ?? ''
    const { pk, model_type, name: title, merge } = document.record
    const template = { pk, name: title, model_type }
    const objects = merge ? [null] : records.map((record) => ({ model: model_type, pk: Number(record['pk']) }))
    for (const instance of objects) await this.#options.plugins.tellReport({ template, instance, user, file })
  }
}

interface Work {
  pk: number
  document: ReportDocument
  records: readonly Values[]
  user: number | null
}

interface Added {
  context: Values
  user: number | null
  instance: number | null
}

function isIn(text: string, word: string): boolean {
  return text.toLowerCase().includes(word.toLowerCase())
}

function invalid(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}

function waiting(delayMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, delayMs).unref()
  return promise
}
