import { AppError } from '@scanbench/plugin'
import type { LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import type { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import { PRINTER_MODEL } from '@scanbench/plugin/settings'
import type { SettingChoice, Settings } from '@scanbench/plugin/settings'
import type { PrinterPort, Printers } from '../../machines/printers/printer-port.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { DataOutput } from '../../records/output-records.ts'
import type { LastChoice, PrintJob } from '../../records/print-records.ts'
import type { LabelDrawing } from '../label-drawing.ts'
import { labelSvg } from '../drawing/label-svg.ts'
import { offsetOf, withoutOffset } from '../drawing/offset.ts'
import { labelsOff } from './labels-off.ts'
import { invalid } from './label-order.ts'
import type { LabelOrder, LabelOrders } from './label-order.ts'
import type { LabelTemplates } from '../templates/published-templates.ts'
import type { PrintJournal } from '../journal/print-journal.ts'
import { printerOptions } from './printer-options.ts'
import { USUAL_JOB } from '../journal/new-job.ts'
import type { NewLabel } from '../journal/new-job.ts'
import { LabelPluginCalls } from './label-plugin-calls.ts'
import type { LabelPluginCallsOptions } from './label-plugin-calls.ts'
import type { LastChoices } from './last-choices.ts'
import type { RecentPrinters } from './recent-printers.ts'
import type { PrintChoice, PrintRules } from '../routing/print-rules.ts'
import type { TemplateDocument } from '../templates/template.ts'
import { readOptions } from './printing-options.ts'

export interface LabelPrintingOptions extends LabelPluginCallsOptions {
  /** LABEL_ENABLE: a house may do without labels. */
  isOn: () => Promise<boolean>
  templates: LabelTemplates
  journal: PrintJournal
  dispatcher: { wake(machine: string): void }
  drawing: LabelDrawing
  printers: Printers
  /** Prints what nobody chose a printer for. */
  stationPrinter: { pick(): Promise<string | null> }
  /** Says where labels go that nobody chose a printer for, and why. */
  routes: Pick<PrintRules, 'choose'>
  orders: LabelOrders
  /** The printers to choose from, in the order in which somebody will want them. */
  printerChoices: (user: number | null) => Promise<SettingChoice[]>
  recent: RecentPrinters
  lastChoices: Pick<LastChoices, 'made'>
  /** Null when there is no active plugin of this slug. */
  plugins: { labelPlugin(slug: string): Promise<LabelPrintingMixin | 'no labels' | null> }
  outputs: { ofJob(job: PrintJob): Promise<DataOutput> }
  /** How previews are drawn while no printer is chosen. */
  previewPrinter: { driver: LabelPrinterDriver; settings: MachineSettingValues }
}

export interface PrintRequest {
  template: number
  order: LabelOrder
  /** Slug of a label plugin; null for the one that makes a file. */
  plugin: string | null
  options: Record<string, unknown>
  user: number | null
  /** As in `QueueRequest`, for plugins that print on the station's printers. */
  release_reason: string
}

export interface QueueRequest {
  /** Null for the one that the rules choose. */
  machine: string | null
  template: number
  order: LabelOrder
  /** Of the printer, with the number of copies. */
  options: Record<string, unknown>
  user: number | null
  priority: number
  /** What has not left by then is cancelled; null for never. */
  expires: string | null
  scan_back: boolean
  /** Why it is printed also where its codes do not read back; empty: it is held there. */
  release_reason: string
}

/** Template and printer are chosen. */
export type ChosenRequest = Omit<QueueRequest, 'machine'>

interface ChosenLabels {
  template: TemplateDocument
  labels: readonly NewLabel[]
  chosen: PrintChoice
}

export interface AssignRequest {
  /** The job that a plugin was called for. */
  job: number
  machine: string | null
  /** The objects of it that are printed. */
  items: readonly number[]
  options: Record<string, unknown>
  user: number | null
}

export interface PreviewRequest {
  template: number
  item: number
  /** Null: as a common printer would draw it. */
  machine: string | null
  user: number | null
}

/** Makes a file, so that a client gets something in every station. */
const DEFAULT_LABEL_PLUGIN = 'inventreelabel'
/** What the station itself prints goes to its printers. */
const MACHINE_PLUGIN = 'inventreelabelmachine'
/** These draw each label of a job by themselves, of an object or not. */
const DRAW_ROWS: ReadonlySet<string> = new Set([DEFAULT_LABEL_PLUGIN, 'inventreelabelsheet', MACHINE_PLUGIN])

/** Printing as people and clients ask for it: checks, job, plugin. */
export class LabelPrinting {
  readonly #options: LabelPrintingOptions
  readonly #calls: LabelPluginCalls

  constructor(options: LabelPrintingOptions) {
    this.#options = options
    this.#calls = new LabelPluginCalls(options)
  }

  /** Prints through a label plugin. */
  async print(request: PrintRequest): Promise<DataOutput> {
    const { journal, orders, outputs } = this.#options
    await this.#refuseWhenOff()
    const template = this.#usableTemplate(request.template)
    const slug = request.plugin ?? DEFAULT_LABEL_PLUGIN
    const plugin = await this.#labelPlugin(slug)
    const labels = await orders.labels(template, request.order)
    const items = labels.flatMap(({ item }) => item ?? [])
    if (items.length < labels.length && !DRAW_ROWS.has(slug))
      throw invalid('plugin', `"${slug}" prints labels of objects only, no rows and no ranges. Choose a printer.`)
    const { options, ofPrinter } = await this.#readOptions(plugin, request)
    const job = await journal.createJob({
      ...jobOf(template.record, request.user),
      plugin: slug,
      machine: null,
      labels,
      copies: 1,
      options: ofPrinter,
      ...releaseOf(request),
    })
    await this.#calls.call(plugin, job, items, options)
    // What prints on a printer of the station is remembered with it, where the printer is known.
    if (slug !== MACHINE_PLUGIN)
      await this.#remember(job, { plugin: slug, machine: null, copies: 1, options: request.options })
    return outputs.ofJob(await journal.get(job.pk))
  }

  /** The printer that is taken when nobody names one; null without any. */
  usualPrinter(): Promise<string | null> {
    return this.#options.stationPrinter.pick()
  }

  /** What can be chosen when printing with a plugin; nothing for one that is not there. */
  async optionsOf(slug: string | null, user: number | null): Promise<Settings> {
    const plugin = await this.#options.plugins.labelPlugin(slug ?? DEFAULT_LABEL_PLUGIN)
    return plugin === null || plugin === 'no labels' ? {} : this.#declared(plugin, user)
  }

  /** What can be chosen of a printer; nothing for one that is not there. */
  optionsOfPrinter(machine: string): Settings {
    const printer = this.#options.printers.printer(machine)
    return printer === null ? {} : printerOptions(printer)
  }

  /** Puts labels in the line of one of the station's printers. */
  async queue({ machine, ...request }: QueueRequest): Promise<PrintJob> {
    const template = this.#usableTemplate(request.template)
    const labels = await this.#options.orders.labels(template, request.order)
    const chosen = await this.#choice(machine, template, labels[0]?.item ?? null)
    const job = await this.#enqueue(request, { template, labels, chosen })
    if (machine === null) return job
    const { copies: _, ...options } = request.options
    await this.#options.recent.used(machine, request.user)
    await this.#remember(job, { plugin: MACHINE_PLUGIN, machine, copies: job.copies, options })
    return job
  }

  /** The same where rules have chosen already. */
  async queueChosen(request: ChosenRequest, chosen: PrintChoice): Promise<PrintJob> {
    const template = this.#usableTemplate(request.template)
    const labels = await this.#options.orders.labels(template, request.order)
    return this.#enqueue(request, { template, labels, chosen })
  }

  /** A job of a plugin that turned out to be for one of the station's own printers. */
  async assign({ job, items, user, ...request }: AssignRequest): Promise<PrintJob> {
    const { journal, dispatcher } = this.#options
    const printer = await this.#printer(request.machine)
    const { machine } = printer
    const { copies } = readOptions(printerOptions(printer), request.options)
    const { labels = [], options } = await journal.get(job)
    const wanted = labels.filter(({ item }) => item === null || items.includes(item))
    const assigned = await journal.assign(job, { machine, labels: wanted, copies: Number(copies) })
    if (request.machine !== null) {
      await this.#options.recent.used(machine, user)
      await this.#remember(assigned, { plugin: MACHINE_PLUGIN, machine, copies: Number(copies), options })
    }
    dispatcher.wake(machine)
    return assigned
  }

  /** The picture of a label, drawn from the bytes that would be sent. */
  async preview({ machine, ...request }: PreviewRequest): Promise<{ svg: string; warnings: string[] }> {
    const { drawing, printers, previewPrinter } = this.#options
    const printer = machine === null ? previewPrinter : printers.printer(machine)
    if (printer === null)
      throw new AppError('NOT_FOUND', 'There is no such printer. Choose another one for the preview.')
    const { driver, settings } = printer
    const { bytes, sizeMm, warnings } = await drawing.draw({ ...request, position: 1, driver, settings })
    const labels = driver.decode(bytes, settings)
    const seen =
      sizeMm === null ? labels : labels.map((label) => withoutOffset(label, offsetOf(settings, label.dotsPerMm)))
    return { svg: seen.map(labelSvg).join(''), warnings }
  }

  #remember({ user, template, model_type }: PrintJob, how: Omit<LastChoice, 'template'>): Promise<void> {
    return this.#options.lastChoices.made(user, { ...how, template, model_type })
  }

  async #enqueue(request: ChosenRequest, { template, labels, chosen }: ChosenLabels): Promise<PrintJob> {
    const { journal, dispatcher } = this.#options
    await this.#refuseWhenOff()
    const printer = await this.#printer(chosen.machine)
    const wishes = chosen.rule === '' ? request.options : { copies: chosen.copies, ...request.options }
    const { copies, ...options } = readOptions(printerOptions(printer), wishes)
    const { machine } = printer
    const { user, priority, expires } = request
    const job = await journal.createJob({
      ...jobOf(template.record, user),
      plugin: MACHINE_PLUGIN,
      machine,
      labels,
      copies: Number(copies),
      options,
      priority,
      expires,
      scan_back: request.scan_back || chosen.scan_back,
      rule: chosen.rule,
      ...releaseOf(request),
    })
    dispatcher.wake(machine)
    return job
  }

  /** A job has one printer, so its first object decides. */
  async #refuseWhenOff(): Promise<void> {
    if (!(await this.#options.isOn())) throw labelsOff()
  }

  async #choice(machine: string | null, { record }: TemplateDocument, item: number | null): Promise<PrintChoice> {
    const { pk: template, model_type: model } = record
    if (machine !== null) return { template, machine, copies: 1, scan_back: false, rule: '' }
    return this.#options.routes.choose({ model, item, template })
  }

  #usableTemplate(pk: number): TemplateDocument {
    const template = this.#options.templates.find(pk)
    if (template === null || !template.record.enabled)
      throw invalid('template', `Invalid pk "${pk}" - object does not exist.`)
    const { width, height } = template.record
    if (width <= 0 || height <= 0) throw invalid('template', 'Invalid label dimensions')
    return template
  }

  async #labelPlugin(slug: string): Promise<LabelPrintingMixin> {
    const plugin = await this.#options.plugins.labelPlugin(slug)
    if (plugin === null) throw invalid('plugin', 'Plugin not found')
    if (plugin === 'no labels') throw invalid('plugin', 'Plugin does not support label printing')
    return plugin
  }

  async #printer(wanted: string | null): Promise<PrinterPort> {
    const { printers, stationPrinter } = this.#options
    const machine = wanted ?? (await stationPrinter.pick())
    if (machine === null) throw invalid('machine', 'There is no label printer yet. Add one under Machines.')
    const printer = printers.printer(machine)
    if (printer === null) throw invalid('machine', `"${machine}" is not a valid choice.`)
    return printer
  }

  /** The options of a plugin; where it asks for a printer, with those that are there. */
  async #declared({ PRINTING_OPTIONS = {} }: LabelPrintingMixin, user: number | null): Promise<Settings> {
    const asked = Object.entries(PRINTING_OPTIONS)
    if (asked.every(([, { model }]) => model !== PRINTER_MODEL)) return PRINTING_OPTIONS
    const choices = await this.#options.printerChoices(user)
    const filled = asked.map(([key, option]) => [
      key,
      option.model === PRINTER_MODEL ? { ...option, choices, default: choices[0]?.value ?? '' } : option,
    ])
    return Object.fromEntries(filled) as Settings
  }

  /** The plugin's own options, and those of the printer that was chosen among them. */
  async #readOptions(plugin: LabelPrintingMixin, { options: given, user }: PrintRequest) {
    const declared = await this.#declared(plugin, user)
    const options = readOptions(declared, given)
    const key = Object.keys(declared).find((name) => declared[name]?.model === PRINTER_MODEL)
    const machine = key === undefined ? '' : options[key]
    if (typeof machine !== 'string' || machine === '') return { options, ofPrinter: {} }
    const nested = given['driver_options']
    const wishes = { ...given, ...(typeof nested === 'object' ? nested : {}) }
    const driver_options = readOptions(this.optionsOfPrinter(machine), wishes)
    const { copies: _, ...ofPrinter } = driver_options
    return { options: { ...options, driver_options }, ofPrinter }
  }
}

function releaseOf({ release_reason, user }: Pick<QueueRequest, 'release_reason' | 'user'>) {
  return { release_reason, released_by: release_reason === '' ? null : user }
}

function jobOf({ pk, name, revision, model_type }: LabelTemplate, user: number | null) {
  return { ...USUAL_JOB, user, template: pk, template_name: name, template_revision: revision, model_type }
}
