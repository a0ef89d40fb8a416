import { dirname, join } from 'node:path'
import type { ActingUser, Logger, ModelKey, Plugin } from '@scanbench/plugin'
import { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import type { Barcodes } from '../barcodes/barcodes.ts'
import type { CommandDesk } from '../barcodes/commands/command-desk.ts'
import type { ScanTaker } from '../barcodes/scans/scan-turns.ts'
import type { EventLog } from '../events/event-log.ts'
import { DrawingThread } from '../labels/drawing/raster/drawing-thread.ts'
import { LabelPreview } from '../labels/preview/label-preview.ts'
import { unreadCodes } from '../labels/reading/unread-codes.ts'
import { LabelValues } from '../labels/preview/label-values.ts'
import { LongestValuesCheck } from '../labels/preview/longest-values-check.ts'
import { LabelDrawing } from '../labels/label-drawing.ts'
import { LabelFiles } from '../labels/files/label-files.ts'
import { LabelPrinting, type LabelPrintingOptions } from '../labels/printing/label-printing.ts'
import { LabelOrders } from '../labels/printing/label-order.ts'
import { LabelTemplates } from '../labels/templates/published-templates.ts'
import { QuickLabel } from '../labels/templates/quick-label.ts'
import { PrintActivity } from '../labels/queue/print-activity.ts'
import { PrintDispatcher } from '../labels/queue/print-dispatcher.ts'
import { PrintJournal } from '../labels/journal/print-journal.ts'
import { PrintQueue } from '../labels/queue/print-queue.ts'
import { PrintRules } from '../labels/routing/print-rules.ts'
import { RecoveryScan } from '../labels/journal/recovery-scan.ts'
import type { LabelQuestion } from '../labels/journal/recovery-scan.ts'
import { PrinterScan } from '../labels/queue/printer-scan.ts'
import { FittingPrinters } from '../labels/routing/fitting-printers.ts'
import { ScanBack } from '../labels/journal/scan-back.ts'
import { PrintOnScan } from '../labels/printing/print-on-scan.ts'
import { printerChoices } from '../labels/printing/printer-choices.ts'
import { LastChoices } from '../labels/printing/last-choices.ts'
import { RecentPrinters } from '../labels/printing/recent-printers.ts'
import { LabelSheets } from '../labels/sheets/label-sheets.ts'
import { StationPrinter } from '../labels/printing/station-printer.ts'
import { UsualPrint } from '../labels/printing/usual-print.ts'
import { LABEL_SORT } from '../labels/templates/label-sort.ts'
import { LabelAssets } from '../labels/templates/label-assets.ts'
import { OfferedTemplates } from '../labels/templates/offered-templates.ts'
import { TemplateFiles } from '../labels/templates/template-file.ts'
import { TemplateDrafts } from '../labels/templates/template-drafts.ts'
import { readRevision, TemplateStore } from '../labels/templates/template-store.ts'
import { drawTestLabel, isTestLabel, TestLabel } from '../labels/printing/test-label.ts'
import type { MachineRegistry } from '../machines/machine-registry.ts'
import { OutputFiles } from '../outputs/output-files.ts'
import { Outputs } from '../outputs/outputs.ts'
import type { PluginRegistry } from '../plugins/plugin-registry.ts'
import type { ReportPlugins } from '../reports/report-plugins.ts'
import type { GLOBAL_SETTINGS } from '../settings/global-settings.ts'
import type { RelatedObjects } from '../stock/related-objects.ts'
import type { ScannedObjects } from '../stock/scanned-objects.ts'
import type { Database } from '../storage/database.ts'
import { COMMON_PRINTER } from './bench-devices.ts'
import { driverFor } from './language-drivers.ts'
import { createTemplateHost } from './template-host.ts'

interface Needed {
  database: Database
  globalSetting: (key: keyof typeof GLOBAL_SETTINGS) => Promise<unknown>
  plugins: PluginRegistry
  objects: ScannedObjects
  related: RelatedObjects
  actingUser: (pk: number | null) => Promise<ActingUser | null>
  barcodes: Barcodes
  commandDesk: CommandDesk
  machines: MachineRegistry
  reportPlugins: ReportPlugins
  events: EventLog
  onFailed: LabelPrintingOptions['onFailed']
  /** The keys of what a list shows. */
  find: (model: ModelKey, query: string) => Promise<number[]>
  /** What each person printed on, as the settings keep it. */
  lastPrinters: ConstructorParameters<typeof RecentPrinters>[0]
  clock: () => Date
  log: Logger
}

/** From an object to its label on paper or in a file, and the journal of what came out. */
export function createLabelWork({ database, globalSetting, plugins, machines, events, clock, log, ...rest }: Needed) {
  const templates = new LabelTemplates({
    documents: [],
    older: (pk, revision) => readRevision(database, { pk, revision, read: LABEL_SORT.read }),
  })
  const templateStore = new TemplateStore({ database, sort: LABEL_SORT, shelf: templates, events, clock, log })
  const labelAssets = new LabelAssets({ database, clock })
  const data = {
    record: (model: ModelKey, pk: number) => rest.objects.instance(model, pk),
    code: (model: ModelKey, pk: number) => rest.barcodes.generate(model, pk),
    lists: (model: ModelKey, pk: number, isWanted: (name: string) => boolean) => rest.related.of(model, pk, isWanted),
    actingUser: rest.actingUser,
  }
  const media = join(dirname(database.file), 'media')
  const templateHost = createTemplateHost({
    database,
    globalSetting,
    plugins,
    asset: (name) => labelAssets.find(name),
    media,
    clock,
  })
  const drawingThread = new DrawingThread()
  const readingThread = new DrawingThread()
  const drawing = new LabelDrawing({
    templates,
    data,
    dots: drawingThread,
    asset: (name) => labelAssets.find(name),
    baseUrl: () => 'http://scanbench.localhost',
    clock,
    host: templateHost,
    addContext: ({ template: { pk, name, model_type }, item, user, context }) =>
      rest.reportPlugins.labelContext({
        template: { pk, name, model_type },
        instance: { model: model_type, pk: item },
        user,
        context,
      }),
  })
  const labelValues = new LabelValues({ database, drawing })
  const knownPrinters = {
    printer: (machine: string) => machines.printer(machine),
    printerFor: driverFor,
    commonPrinter: COMMON_PRINTER,
  }
  const journal = new PrintJournal({ database, events, clock })
  const dispatcher = new PrintDispatcher({
    journal,
    printers: machines,
    async draw({ template_revision: revision, options, is_released, ...label }, { driver, settings }) {
      if (isTestLabel(label)) return drawTestLabel(drawing, label, { driver, settings })
      const printer = { driver, settings: { ...settings, ...options } }
      const drawn = await drawing.draw({ ...label, revision, ...printer })
      return { ...drawn, unread: is_released ? [] : await unreadCodes(drawn, printer, readingThread) }
    },
    log,
  })
  const outputs = new Outputs({
    database,
    files: new OutputFiles({ folder: media }),
    jobs: (pks) => journal.some(pks),
    clock,
    log,
  })
  const stationPrinter = new StationPrinter({
    chosen: async () => String(await globalSetting('STATION_DEFAULT_PRINTER')),
    machines,
  })
  const { lastPrinters } = rest
  const recent = new RecentPrinters(lastPrinters)
  const lastChoices = new LastChoices({ database, clock })
  const printing = new LabelPrinting({
    isOn: async () => (await globalSetting('LABEL_ENABLE')) === true,
    templates,
    journal,
    dispatcher,
    drawing,
    printers: machines,
    stationPrinter,
    routes: { choose: (of) => printRules.choose(of) },
    orders: new LabelOrders({ data, find: rest.find }),
    printerChoices: (user) => printerChoices({ machines, recent, usual: () => stationPrinter.pick() }, user),
    recent,
    lastChoices,
    plugins: { labelPlugin: async (slug) => asLabelPlugin(plugins.get(slug)) },
    outputs,
    onFailed: rest.onFailed,
    previewPrinter: COMMON_PRINTER,
    log,
  })
  const printRules = new PrintRules({
    database,
    printers: machines,
    usualPrinter: () => printing.usualPrinter(),
    record: (model, pk) => data.record(model, pk),
    stationName: async () => String(await globalSetting('INVENTREE_INSTANCE')),
  })
  const offeredTemplates = new OfferedTemplates({ shelf: templates, data })
  const usualPrint = new UsualPrint({ rules: printRules, offers: offeredTemplates, printing })
  const printQueue = new PrintQueue({
    journal,
    dispatcher,
    machines,
    fitting: new FittingPrinters({ templates, machines, line: journal.line }),
    rolesOf: (machine) => printRules.rolesOf(machine),
    events,
    reprintRules: async () => ({
      isOn: (await globalSetting('LABEL_ENABLE')) === true,
      isReasonDemanded: (await globalSetting('LABEL_REPRINT_REASON')) === true,
      isStaffOnly: (await globalSetting('LABEL_REPRINT_STAFF')) === true,
    }),
  })
  const scanBack = new ScanBack({ journal })
  const ask = (question: LabelQuestion) => rest.commandDesk.ask(question)
  const recoveryScan = new RecoveryScan({ journal, queue: printQueue, ask })
  const printerScan = new PrinterScan({ journal, queue: printQueue, recovery: recoveryScan, ask })
  const takeScan: ScanTaker['take'] = async (scan, look) =>
    (await printerScan.take(scan)) ?? (await recoveryScan.take(scan)) ?? (await scanBack.take(scan, look))
  const labelsWith = async (code: string) =>
    (await journal.answers.labelsWith(code)).map(({ pk, job, position, template_name }) => ({
      label: pk,
      words: `label ${position} of ${template_name}, job ${job}`,
    }))
  return {
    printActivity: new PrintActivity({ database, clock }),
    testLabel: new TestLabel({ drawing, printers: machines, journal, dispatcher, clock }),
    templates,
    templateHost,
    templateStore,
    labelAssets,
    templateFiles: new TemplateFiles({ shelf: templates, store: templateStore, assets: labelAssets }),
    quickLabel: new QuickLabel({ templates, templateStore }),
    templateDrafts: new TemplateDrafts({ database, sort: LABEL_SORT, shelf: templates, store: templateStore, clock }),
    offeredTemplates,
    usualPrint,
    drawingThread,
    readingThread,
    labelValues,
    longestValuesCheck: new LongestValuesCheck({ drawing, values: labelValues, ...knownPrinters }),
    labelPreview: new LabelPreview({ drawing, eye: readingThread, ...knownPrinters, now: () => performance.now() }),
    journal,
    dispatcher,
    printQueue,
    printRules,
    takeScan,
    labelsWith,
    outputs,
    printing,
    lastChoices,
    labelSheets: new LabelSheets({
      templates,
      drawing,
      journal,
      outputs,
      resolution: async () => Number(await globalSetting('LABEL_DPI')),
      log,
    }),
    labelFiles: new LabelFiles({
      templates,
      drawing,
      eye: drawingThread,
      journal,
      outputs,
      resolution: async () => Number(await globalSetting('LABEL_DPI')),
    }),
    printOnScan: new PrintOnScan({
      isOn: async () => (await globalSetting('STATION_PRINT_ON_SCAN')) === true,
      print: ({ model, pk }) => usualPrint.print({ model, items: [pk], copies: null, user: null, release_reason: '' }),
      log,
    }),
  }
}

function asLabelPlugin(plugin: Plugin | null): LabelPrintingMixin | 'no labels' | null {
  return plugin === null || plugin instanceof LabelPrintingMixin ? plugin : 'no labels'
}
