import { dirname, join } from 'node:path'
import { AppError } from '@scanbench/plugin'
import type { Plugin, PluginClass } from '@scanbench/plugin'
import { attachHost } from '@scanbench/plugin/host'
import { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import { SimulatedPrinterDriver } from './simulated-printer-driver.ts'
import { directClient } from '../../main/api/serving/direct-client.ts'
import { createDoor } from '../../main/api/door.ts'
import { labelDesignRoutes } from '../../main/api/labels/label-design-routes.ts'
import { labelFileRoutes } from '../../main/api/labels/label-file-routes.ts'
import { labelRoutes } from '../../main/api/labels/label-routes.ts'
import { labelTemplateRoutes } from '../../main/api/labels/label-template-routes.ts'
import { outputRoutes } from '../../main/api/station/output-routes.ts'
import { printOrderRoutes } from '../../main/api/labels/print-order-routes.ts'
import { printJobRoutes } from '../../main/api/labels/print-job-routes.ts'
import { BUILT_IN_TEMPLATES } from '../../main/labels/templates/built-in/built-in-templates.ts'
import type { DrawingAnswers, DrawingOrders } from '../../main/labels/drawing/raster/drawing-order.ts'
import { doDrawing } from '../../main/labels/drawing/raster/drawing-work.ts'
import { LabelDrawing } from '../../main/labels/label-drawing.ts'
import { LabelFiles } from '../../main/labels/files/label-files.ts'
import { LabelPrinting } from '../../main/labels/printing/label-printing.ts'
import { LabelOrders } from '../../main/labels/printing/label-order.ts'
import { LabelTemplates } from '../../main/labels/templates/published-templates.ts'
import { LABEL_SORT } from '../../main/labels/templates/label-sort.ts'
import { LabelAssets } from '../../main/labels/templates/label-assets.ts'
import type { PrintRules } from '../../main/labels/routing/print-rules.ts'
import { UsualPrint } from '../../main/labels/printing/usual-print.ts'
import { OfferedTemplates } from '../../main/labels/templates/offered-templates.ts'
import { TemplateFiles } from '../../main/labels/templates/template-file.ts'
import { TemplateDrafts } from '../../main/labels/templates/template-drafts.ts'
import { readRevision, TemplateStore } from '../../main/labels/templates/template-store.ts'
import { LastChoices } from '../../main/labels/printing/last-choices.ts'
import { RecentPrinters } from '../../main/labels/printing/recent-printers.ts'
import { LabelSheets } from '../../main/labels/sheets/label-sheets.ts'
import { SimulatedPaper } from '../../main/labels/paper/simulated-paper.ts'
import { PrintDispatcher } from '../../main/labels/queue/print-dispatcher.ts'
import { PrintQueue } from '../../main/labels/queue/print-queue.ts'
import { PrintJournal } from '../../main/labels/journal/print-journal.ts'
import type { WaitingLabel } from '../../main/labels/journal/print-journal.ts'
import { OutputFiles } from '../../main/outputs/output-files.ts'
import { Outputs } from '../../main/outputs/outputs.ts'
import { STATION } from '../../main/users/actor.ts'
import type { Actor } from '../../main/users/actor.ts'
import InvenTreeLabelMachinePlugin from '../../plugins/builtin/label-machine.ts'
import InvenTreeLabelSheetPlugin from '../../plugins/builtin/label-sheet.ts'
import InvenTreeLabelPlugin from '../../plugins/builtin/label-pdf.ts'
import { LABEL_DATA, NO_DOTS } from './label-objects.ts'
import { PaperPrinter, PaperPrinters } from './paper-printer.ts'
import { SILENT_LOG } from './silent-log.ts'
import { createTemporaryDatabase } from './temporary-database.ts'

const clock = () => new Date('2026-11-21T10:00:00Z')

/** In this thread. */
async function look(kind: 'look', order: DrawingOrders['look']): Promise<DrawingAnswers['look']> {
  const answer = await doDrawing({ id: 1, kind, order })
  if ('png' in answer) return answer
  throw new Error('The drawing was no picture')
}

/** Who calls is told by a header. */
function actorOf(request: Request): Actor {
  const name = request.headers.get('x-test-user')
  if (name === null || name === '') throw new AppError('UNAUTHORIZED')
  return {
    ...STATION,
    user: 1,
    username: name,
    isStaff: name === 'staff',
    isSuperuser: false,
    via: 'token',
    ...(name === 'plugin' ? { permissions: [] } : {}),
  }
}

const list = async () => ({ count: 0, results: [] })

/** Everything between a print request and the paper, behind its routes; one printer `p1`. */
export async function createLabelBench(extraPlugins: Record<string, PluginClass> = {}) {
  const database = await createTemporaryDatabase()
  await database.write.insertInto('user').values({ username: 'ann', date_joined: clock().toISOString() }).execute()
  const printer = new PaperPrinter('p1')
  const printers = new PaperPrinters(printer)
  const driver = new SimulatedPrinterDriver()
  const news: string[] = []
  const events = { publish: ({ type }: { type: string }) => void news.push(type) }
  const templates = new LabelTemplates({
    documents: [],
    older: (pk, revision) => readRevision(database, { pk, revision, read: LABEL_SORT.read }),
  })
  const templateStore = new TemplateStore({
    database,
    sort: LABEL_SORT,
    shelf: templates,
    events,
    clock,
    log: SILENT_LOG,
  })
  await templateStore.start(BUILT_IN_TEMPLATES)
  const labelAssets = new LabelAssets({ database, clock })
  const drawing = new LabelDrawing({
    templates,
    data: LABEL_DATA,
    dots: NO_DOTS,
    asset: (name) => labelAssets.find(name),
    baseUrl: () => '',
    clock,
  })
  const journal = new PrintJournal({ database, events, clock })
  const draw = async ({ template_revision: revision, options, ...label }: WaitingLabel) => ({
    ...(await drawing.draw({ ...label, revision, driver, settings: options })),
    unread: [],
  })
  const dispatcher = new PrintDispatcher({ journal, printers, draw, log: SILENT_LOG })
  const paper = new SimulatedPaper({ decode: (_, commands) => driver.decode(commands, {}), events, clock })
  const plugins = new Map<string, Plugin>()
  const pluginSettings = new Map<string, string | number | boolean>()
  const folder = join(dirname(database.file), 'media')
  const jobs = (pks: number[]) => journal.some(pks)
  const outputs = new Outputs({ database, files: new OutputFiles({ folder }), jobs, clock, log: SILENT_LOG })
  const labelFiles = new LabelFiles({
    templates,
    drawing,
    eye: { draw: look },
    journal,
    outputs,
    resolution: async () => 300,
  })
  const labelSheets = new LabelSheets({
    templates,
    drawing,
    journal,
    outputs,
    resolution: async () => 300,
    log: SILENT_LOG,
  })
  const failures: string[] = []
  const machines = {
    printer: (pk: string) => printers.printer(pk),
    onChange: () => ({ [Symbol.dispose]() {} }),
    list,
    setRoll: async () => {},
  }
  const printQueue = new PrintQueue({
    journal,
    dispatcher,
    machines,
    fitting: { of: async () => [] },
    rolesOf: async () => [],
    events,
    reprintRules: async () => ({ isOn: true, isReasonDemanded: false, isStaffOnly: false }),
  })
  const lastPrinters = new Map<number, string>()
  const recent = new RecentPrinters({
    read: async (user) => lastPrinters.get(user) ?? '',
    write: async (user, machines) => void lastPrinters.set(user, machines),
  })
  const lastChoices = new LastChoices({ database, clock })
  const rules: Pick<PrintRules, 'choose'> = {
    choose: async ({ template }) => ({ template, machine: 'p1', copies: 1, scan_back: false, rule: '' }),
  }
  const offeredTemplates = new OfferedTemplates({ shelf: templates, data: LABEL_DATA })
  const printing = new LabelPrinting({
    isOn: async () => true,
    templates,
    journal,
    dispatcher,
    drawing,
    printers,
    stationPrinter: { pick: async () => 'p1' },
    routes: rules,
    orders: new LabelOrders({ data: LABEL_DATA, find: async (_, query) => (query === 'search=pen' ? [43, 42] : []) }),
    recent,
    lastChoices,
    printerChoices: async (user) => {
      const used = await recent.of(user)
      const names = ['p1', 'p2'].toSorted((one, other) => Number(used.includes(other)) - Number(used.includes(one)))
      return names.map((value) => ({ value, display_name: value }))
    },
    plugins: {
      async labelPlugin(slug) {
        const plugin = plugins.get(slug)
        if (plugin === undefined) return null
        return plugin instanceof LabelPrintingMixin ? plugin : 'no labels'
      },
    },
    outputs,
    onFailed: (job, reason) => void failures.push(`${job.plugin}: ${reason}`),
    previewPrinter: { driver, settings: {} },
    log: SILENT_LOG,
  })
  const door = createDoor({
    routes: [
      ...labelRoutes({ labelFiles, labelSheets, printing, paper }),
      ...labelTemplateRoutes({
        templates,
        templateStore,
        offeredTemplates,
      }),
      ...labelFileRoutes({
        templates,
        templateFiles: new TemplateFiles({ shelf: templates, store: templateStore, assets: labelAssets }),
        labelAssets,
      }),
      ...labelDesignRoutes({
        templates,
        templateStore,
        templateDrafts: new TemplateDrafts({
          database,
          sort: LABEL_SORT,
          shelf: templates,
          store: templateStore,
          clock,
        }),
      }),
      ...outputRoutes({ outputs }),
      ...printJobRoutes({ journal, printQueue }),
      ...printOrderRoutes({
        printing,
        usualPrint: new UsualPrint({ rules, offers: offeredTemplates, printing }),
        lastChoices,
      }),
    ],
    authenticate: async (request) => actorOf(request),
    log: SILENT_LOG,
    staticFiles: async () => null,
    allowedHosts: ['127.0.0.1'],
    windowAccess: { redeem: () => Promise.reject(new AppError('UNAUTHORIZED')) },
    checkAnswers: true,
  })
  const bundled = {
    inventreelabelmachine: InvenTreeLabelMachinePlugin,
    inventreelabel: InvenTreeLabelPlugin,
    inventreelabelsheet: InvenTreeLabelSheetPlugin,
  }
  for (const [slug, Class] of Object.entries({ ...bundled, ...extraPlugins })) {
    const plugin = new Class()
    const settings = { get: async (key: string) => pluginSettings.get(key) ?? null, set: async () => {} }
    const station = directClient((request, context) => door.fetch(request, context), { ...STATION, plugin: slug })
    attachHost(plugin, {
      station,
      log: SILENT_LOG,
      settings,
      userSettings: { get: async () => null, set: async () => {} },
    })
    plugins.set(slug, plugin)
  }
  await dispatcher.start()
  return {
    printer,
    paper,
    news,
    failures,
    outputs,
    /** Settings of all plugins. */
    pluginSettings,
    /** A template that no form would let through. */
    flatten(pk: number) {
      const { record, document } = templates.get(pk)
      templates.put({ record: { ...record, height: 0 }, document })
    },
    /** As when the station starts again: what it brings along is looked for. */
    async restart() {
      await templateStore.start(BUILT_IN_TEMPLATES)
    },
    async file(address: string): Promise<Response> {
      return door.fetch(new Request(`http://127.0.0.1${address}`), { actor: STATION })
    },
    /** As somebody who signs in: `user` is no staff, and without a name nobody is there. */
    async as(who: string, method: string, path: string, body?: unknown): Promise<[number, unknown]> {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
      const headers = { 'Content-Type': 'application/json', 'X-Test-User': who }
      const response = await door.fetch(new Request(`http://127.0.0.1${path}`, { ...init, headers }))
      return [response.status, response.status === 204 ? null : await response.json()]
    },
    async upload(path: string, fields: Record<string, string | File>): Promise<[number, unknown]> {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const request = new Request(`http://127.0.0.1${path}`, { method: 'POST', body: form })
      const response = await door.fetch(request, { actor: STATION })
      return [response.status, await response.json()]
    },
    async call(method: string, path: string, body?: unknown): Promise<[number, unknown]> {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
      const request = new Request(`http://127.0.0.1${path}`, {
        ...init,
        headers: { 'Content-Type': 'application/json' },
      })
      const response = await door.fetch(request, { actor: STATION })
      return [response.status, response.status === 204 ? null : await response.json()]
    },
    async [Symbol.asyncDispose]() {
      await dispatcher[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
