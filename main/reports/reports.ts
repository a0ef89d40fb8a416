import { writeFile } from 'node:fs/promises'
import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { NewAttachment } from '../outputs/attachments.ts'
import type { OutputFile } from '../outputs/output-files.ts'
import type { Outputs } from '../outputs/outputs.ts'
import type { DataOutput } from '../records/output-records.ts'
import type { PagePrinter } from './page-printer.ts'
import type { ReportContexts } from './report-contexts.ts'
import { invalidReport } from './report-objects.ts'
import type { ReportObjects, ReportSelection } from './report-objects.ts'
import type { RemoteImages } from './remote-images.ts'
import { reportFileName, reportPage } from './report-page.ts'
import type { ReportPlugins } from './report-plugins.ts'
import type { ReportSnippets } from './report-snippets.ts'
import type { ReportTemplates } from './report-sort.ts'
import { paperOf } from './report-template.ts'
import type { KeptReport } from './report-template.ts'

type Values = Record<string, unknown>

interface Options {
  /** REPORT_ENABLE: a house may do without reports. */
  isOn: () => Promise<boolean>
  templates: ReportTemplates
  snippets: Pick<ReportSnippets, 'all'>
  remoteImages: Pick<RemoteImages, 'embed'>
  objects: ReportObjects
  contexts: ReportContexts
  outputs: Outputs
  /** Keeps the file with an object. */
  attach: (attachment: NewAttachment) => Promise<void>
  plugins: Pick<ReportPlugins, 'tellReport'>
  printer: PagePrinter
  /** REPORT_DEBUG_MODE: the page itself instead of a PDF of it. */
  isDebugging: () => Promise<boolean>
  log: Logger
  answerWithinMs?: number
}

export interface ReportOrder extends ReportSelection {
  template: number
  user: number | null
}

const ANSWER_MS = 5000
/** Each time it is told it goes to the disk. */
const PROGRESS_STEP = 50

/** Reports: HTML filled with data, printed into a PDF in the background. */
export class Reports implements AsyncDisposable {
  readonly #options: Options
  #queue: Promise<void> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
  }

  /** The answer is an output to ask for; a quick one is done already. */
  async print({ template, user, ...selection }: ReportOrder): Promise<DataOutput> {
    const { isOn, outputs, objects, templates, answerWithinMs = ANSWER_MS } = this.#options
    if (!(await isOn()))
      throw new AppError('FORBIDDEN', 'Reports are switched off at this station. Staff can switch them on in Settings.')
    const report = templates.find(template)
    if (report === null || !report.record.enabled)
      throw invalidReport('template', `Invalid pk "${template}" - object does not exist.`)
    const records = await objects.records(report.record.model_type, selection)
    const { name } = report.record
    const pk = await outputs.create({ type: 'report', plugin: '', templateName: name, total: records.length, user })
    const work = this.#queue.then(() => this.#run({ pk, report, records, user }))
    this.#queue = work
    await Promise.race([work, waiting(answerWithinMs)])
    return outputs.get(pk)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#queue
  }

  /** Does not reject: what goes wrong is written on the output. */
  async #run(work: Work): Promise<void> {
    const { outputs, log } = this.#options
    try {
      const file = await this.#make(work)
      await outputs.complete(work.pk, file)
      await this.#tell(work)
    } catch (error) {
      log.error('A report failed', { output: work.pk, template: work.report.record.name, error })
      await outputs.fail(work.pk, error instanceof Error ? error.message : 'Error rendering report')
    }
  }

  async #make(work: Work): Promise<OutputFile> {
    const { outputs, printer, isDebugging, contexts, snippets, remoteImages } = this.#options
    const { report, records, user } = work
    const { record, document } = report
    const subject = { template: record, source: document.source, records, user }
    const filled = await contexts.of(subject, (done) => this.#told(work, done))
    const html = await remoteImages.embed(await reportPage(report, filled, snippets.all()))
    const name = reportFileName(report, filled[0] ?? {})
    const asPage = await isDebugging()
    const content = asPage ? html : await printer.print(html, paperOf(document))
    const file = await outputs.prepareFile(`${name === '' ? 'report' : name}.${asPage ? 'html' : 'pdf'}`)
    await writeFile(file.path, content)
    if (typeof content !== 'string' && record.attach_to_model) await this.#attach(work, file, content)
    return file
  }

  async #told({ pk }: Work, done: number): Promise<void> {
    if (done % PROGRESS_STEP === 0) await this.#options.outputs.progress(pk, done)
  }

  /** With every object that it is about; what is made for debugging is kept nowhere. */
  async #attach({ report, records, user }: Work, { name }: OutputFile, content: Uint8Array): Promise<void> {
    const { model_type, name: comment } = report.record
    const file = { file_name: name.split('/').at(-1) ?? name, media_type: 'application/pdf', content, comment, user }
    for (const record of records) await this.#options.attach({ ...file, model_type, model_id: Number(record['pk']) })
  }

  async #tell({ pk: output, report, records, user }: Work): Promise<void> {
    const file = (await this.#options.outputs.get(output)).output ?? ''
    const { pk, model_type, name: title, merge } = report.record
    const template = { pk, name: title, model_type }
    const objects = merge ? [null] : records.map((record) => ({ model: model_type, pk: Number(record['pk']) }))
    for (const instance of objects) await this.#options.plugins.tellReport({ template, instance, user, file })
  }
}

interface Work {
  pk: number
  report: KeptReport
  records: readonly Values[]
  user: number | null
}

function waiting(delayMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, delayMs).unref()
  return promise
}
