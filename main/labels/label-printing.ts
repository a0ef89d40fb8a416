import { AppError, type ModelKey } from '@scanbench/plugin'
import type { LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import type { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import type { Settings } from '@scanbench/plugin/settings'
import type { Logger } from '@scanbench/plugin'
import type { Printers } from '../machines/printer-port.ts'
import { atMost, systemTimers } from '../machines/timers.ts'
import type { Timers } from '../machines/timers.ts'
import type { Page } from '../records/page.ts'
import type { DataOutput, LabelTemplate, PrintJob } from '../records/records.ts'
import type { LabelData, LabelDrawing } from './label-drawing.ts'
import { labelSvg } from './drawing/label-svg.ts'
import type { LabelTemplates } from './label-templates.ts'
import type { PrintJournal } from './print-journal.ts'
import { labelsOfItems, USUAL_JOB } from './queue/new-job.ts'
import { readOptions } from './printing-options.ts'

export interface LabelPrintingOptions {
  templates: LabelTemplates
  journal: PrintJournal
  dispatcher: { wake(machine: string): void }
  drawing: LabelDrawing
  printers: Printers
  /** Prints what nobody chose a printer for. */
  stationPrinter: { pick(): Promise<string | null> }
  data: LabelData
  /** Null when there is no active plugin of this slug that prints labels. */
  plugins: { labelPlugin(slug: string): Promise<LabelPrintingMixin | null> }
  outputs: { ofJob(job: PrintJob): Promise<DataOutput> }
  /** Told of a job that failed after its client got the answer. */
  onFailed: (job: PrintJob, reason: string) => void
  /** How previews are drawn while no printer is chosen. */
  previewPrinter: { driver: LabelPrinterDriver; settings: MachineSettingValues }
  log: Logger
  timers?: Timers
  /** How long a client waits for the plugin before it gets an answer and asks again. */
  answerWithinMs?: number
}

export interface PrintRequest {
  template: number
  items: number[]
  /** Slug of a label plugin; null for the one that makes a file. */
  plugin: string | null
  options: Record<string, unknown>
  user: number | null
}

export interface QueueRequest {
  /** The job that a plugin was called for, or null for a new one. */
  job: number | null
  /** Null for the printer of the station. */
  machine: string | null
  template: number
  items: number[]
  copies: number
  user: number | null
}

export interface PreviewRequest {
  template: number
  item: number
  /** Null: as a common printer would draw it. */
  machine: string | null
  user: number | null
}

export interface UsualPrint {
  model: string
  pk: number
  copies: number
  user: number | null
}

/** Makes a file, so that a client gets something in every station. */
export const DEFAULT_LABEL_PLUGIN = 'inventreelabel'
/** What the station itself prints goes to its printers. */
const MACHINE_PLUGIN = 'inventreelabelmachine'
/** For plugins that say that a client shall wait for them. */
const BLOCKING_MS = 60_000

const FIRST: Page = { limit: 1, offset: 0, search: [], ordering: [] }

/** Printing as people and clients ask for it: checks, job, plugin. */
export class LabelPrinting {
  readonly #options: LabelPrintingOptions

  constructor(options: LabelPrintingOptions) {
    this.#options = options
  }

  /** Prints through a label plugin. */
  async print(request: PrintRequest): Promise<DataOutput> {
    const { journal, plugins, outputs } = this.#options
    const template = this.#usableTemplate(request.template)
    const slug = request.plugin ?? DEFAULT_LABEL_PLUGIN
    const plugin = await plugins.labelPlugin(slug)
    if (plugin === null) throw invalid('plugin', 'Plugin not found')
    const items = await this.#existing(template.model_type, request.items)
    const options = readOptions(plugin.PRINTING_OPTIONS ?? {}, request.options)
    const job = await journal.createJob({
      ...jobOf(template, request.user),
      plugin: slug,
      machine: null,
      labels: labelsOfItems(items),
      copies: 1,
    })
    await this.#callPlugin(plugin, job, items, options)
    return outputs.ofJob(await journal.get(job.pk))
  }

  /** The printer that is taken when nobody names one; null without any. */
  usualPrinter(): Promise<string | null> {
    return this.#options.stationPrinter.pick()
  }

  /** The newest job once more; null when nothing was printed yet. */
  async reprintLast(user: number | null): Promise<PrintJob | null> {
    const { results } = await this.#options.journal.list({}, { ...FIRST, ordering: ['-pk'] })
    const [last] = results
    return last === undefined ? null : this.reprint(last.pk, user)
  }

  /** What can be chosen when printing with a plugin; nothing for one that is not there. */
  async optionsOf(slug: string | null): Promise<Settings> {
    const plugin = await this.#options.plugins.labelPlugin(slug ?? DEFAULT_LABEL_PLUGIN)
    return plugin?.PRINTING_OPTIONS ?? {}
  }

  /** Prints one object as the station always does: the first label for its kind, the usual printer. */
  async printUsual({ model, pk, copies, user }: UsualPrint): Promise<PrintJob | null> {
    const { results } = this.#options.templates.list({ enabled: true, model_type: model }, FIRST)
    const template = results[0]
    if (template === undefined) return null
    return this.queue({ job: null, machine: null, template: template.pk, items: [pk], copies, user })
  }

  /** Puts labels in the line of one of the station's printers. */
  async queue({ job, copies, user, ...request }: QueueRequest): Promise<PrintJob> {
    const { journal, dispatcher, printers, stationPrinter } = this.#options
    const template = this.#usableTemplate(request.template)
    const machine = request.machine ?? (await stationPrinter.pick())
    if (machine === null) throw invalid('machine', 'There is no label printer yet. Add one under Machines.')
    if (printers.printer(machine) === null) throw invalid('machine', `"${machine}" is not a valid choice.`)
    const labels = labelsOfItems(await this.#existing(template.model_type, request.items))
    const queued =
      job === null
        ? await journal.createJob({ ...jobOf(template, user), plugin: MACHINE_PLUGIN, machine, labels, copies })
        : await journal.assign(job, { machine, labels, copies })
    dispatcher.wake(machine)
    return queued
  }

  async reprint(job: number, user: number | null): Promise<PrintJob> {
    const again = await this.#options.journal.reprint(job, user)
    if (again.machine !== null) this.#options.dispatcher.wake(again.machine)
    return again
  }

  /** The picture of a label, drawn from the bytes that would be sent. */
  async preview({ machine, ...request }: PreviewRequest): Promise<{ svg: string; warnings: string[] }> {
    const { drawing, printers, previewPrinter } = this.#options
    const printer = machine === null ? previewPrinter : printers.printer(machine)
    if (printer === null)
      throw new AppError('NOT_FOUND', 'There is no such printer. Choose another one for the preview.')
    const { driver, settings } = printer
    const { bytes, warnings } = await drawing.draw({ ...request, position: 1, driver, settings })
    return { svg: driver.decode(bytes, settings).map(labelSvg).join(''), warnings }
  }

  #usableTemplate(pk: number): LabelTemplate {
    const template = this.#options.templates.find(pk)?.record
    if (template === undefined || !template.enabled)
      throw invalid('template', `Invalid pk "${pk}" - object does not exist.`)
    if (template.width <= 0 || template.height <= 0) throw invalid('template', 'Invalid label dimensions')
    return template
  }

  /** In the order asked for, each once; what does not exist is skipped. */
  async #existing(model: ModelKey, items: number[]): Promise<number[]> {
    if (items.length === 0) throw invalid('items', 'This list may not be empty.')
    const found: number[] = []
    for (const pk of new Set(items)) if ((await this.#options.data.record(model, pk)) !== null) found.push(pk)
    if (found.length === 0) throw invalid('items', 'No valid items provided to template')
    return found
  }

  /** A plugin that refuses takes its job along; one that is slow goes on while the client asks again. */
  async #callPlugin(plugin: LabelPrintingMixin, job: PrintJob, items: number[], options: Record<string, unknown>) {
    const work = this.#runPlugin(plugin, job, items, options)
    const ending = await this.#endingInTime(plugin, work)
    if (ending === null) void work.then((late) => this.#endLate(job, late))
    if (ending?.kind !== 'refused') return
    await this.#options.journal.discard(job.pk)
    throw ending.error
  }

  async #endingInTime({ BLOCKING_PRINT }: LabelPrintingMixin, work: Promise<Ending>): Promise<Ending | null> {
    const { timers = systemTimers, answerWithinMs = 2000 } = this.#options
    if (BLOCKING_PRINT === false) return null
    let ending: Ending | null = null
    const kept = work.then((how) => (ending = how))
    await atMost(timers, BLOCKING_PRINT === true ? BLOCKING_MS : answerWithinMs, kept)
    return ending
  }

  /** The client has its answer already, so that somebody else has to tell of the failure. */
  async #endLate(job: PrintJob, ending: Ending): Promise<void> {
    const { journal, onFailed, log } = this.#options
    if (ending.kind === 'done') return
    onFailed(job, ending.error.message)
    if (ending.kind === 'failed') return
    await journal.failJob(job.pk, ending.error.message).catch((error: unknown) => {
      log.error('The failure of a print job could not be kept', { job: job.pk, error })
    })
  }

  /** Does not reject: a failure is written into the job. */
  async #runPlugin(
    plugin: LabelPrintingMixin,
    { pk, template, model_type, user }: PrintJob,
    items: number[],
    options: Record<string, unknown>,
  ): Promise<Ending> {
    const { journal, log } = this.#options
    const modelType = model_type as ModelKey
    try {
      await plugin.printLabels({ job: pk, template, modelType, items, options, user })
      // A job that was given to a machine is followed by the dispatcher.
      if ((await journal.get(pk)).machine === null) await journal.markHandedOver(pk)
      return { kind: 'done' }
    } catch (error) {
      if (error instanceof AppError && error.code === 'INVALID_INPUT') return { kind: 'refused', error }
      log.error('A label plugin failed', { job: pk, error })
      const reason = `Error printing labels: ${error instanceof Error ? error.message : String(error)}`
      await journal.failJob(pk, reason)
      return { kind: 'failed', error: new AppError('RENDER_FAILED', reason, { cause: error }) }
    }
  }
}

type Ending = { kind: 'done' } | { kind: 'refused' | 'failed'; error: AppError }

function jobOf({ pk, name, revision, model_type }: LabelTemplate, user: number | null) {
  return { ...USUAL_JOB, user, template: pk, template_name: name, template_revision: revision, model_type }
}

function invalid(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}
