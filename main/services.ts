import { dirname, join } from 'node:path'
import type { ActingUser, Logger, Plugin } from '@scanbench/plugin'
import { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import { ZplPrinterDriver } from '../drivers/printers/zpl-printer.ts'
import { directClient } from './api/direct-client.ts'
import { Barcodes } from './barcodes/barcodes.ts'
import { ScanPipeline } from './barcodes/scan-pipeline.ts'
import { ScanResolver } from './barcodes/scan-resolver.ts'
import { SupplierBarcodes } from './barcodes/supplier-barcodes.ts'
import { createCompanies } from './companies/companies.ts'
import { createManufacturerParts } from './companies/manufacturer-parts.ts'
import { createPriceBreaks } from './companies/price-breaks.ts'
import { createSupplierParts } from './companies/supplier-parts.ts'
import { DeviceHost } from './devices/device-host.ts'
import { EventLog } from './events/event-log.ts'
import { Exports } from './exports/exports.ts'
import { Icons } from './icons/icons.ts'
import { BUILT_IN_TEMPLATES } from './labels/built-in-templates.ts'
import { renderText } from './labels/drawing/liquid-text.ts'
import { LabelDrawing } from './labels/label-drawing.ts'
import { LabelFiles } from './labels/label-files.ts'
import { LabelPrinting } from './labels/label-printing.ts'
import { LabelTemplates } from './labels/label-templates.ts'
import { SimulatedPaper } from './labels/paper.ts'
import { PrintDispatcher } from './labels/print-dispatcher.ts'
import { PrintJournal } from './labels/print-journal.ts'
import { PrintOnScan } from './labels/print-on-scan.ts'
import { StationPrinter } from './labels/station-printer.ts'
import { MachineRegistry } from './machines/machine-registry.ts'
import { systemTimers } from './machines/timers.ts'
import { createOutward, tellOfFailedJob } from './outward.ts'
import { OutputFiles } from './outputs/output-files.ts'
import { Outputs } from './outputs/outputs.ts'
import { PurchaseOrders } from './orders/purchase-orders.ts'
import type { NamedPlugins } from './plugins/ask-plugin.ts'
import { createPluginWork } from './plugin-work.ts'
import type { LinkedFolders } from './plugins/linked-folders.ts'
import { LinkedPlugins } from './plugins/linked-plugins.ts'
import { createInstaller, type InstallChoice } from './plugins/installer/create-installer.ts'
import { pluginOpener } from './plugins/process/open-plugin-code.ts'
import { PluginRegistry } from './plugins/plugin-registry.ts'
import { PluginSettingChanges } from './plugins/plugin-setting-changes.ts'
import { PluginSources, type SourceOptions } from './plugins/plugin-sources.ts'
import { pluginSwitches } from './plugins/plugin-switches.ts'
import { forcedSettings, type ForcedValues } from './settings/forced-settings.ts'
import { ChromiumPagePrinter } from './reports/chromium-page-printer.ts'
import type { PagePrinter } from './reports/page-printer.ts'
import { ReportPlugins } from './reports/report-plugins.ts'
import { GLOBAL_SETTINGS } from './settings/global-settings.ts'
import { SettingsStore } from './settings/settings.ts'
import { BarcodeLinks } from './stock/barcode-links.ts'
import { PartCategories } from './stock/part-categories.ts'
import { Parts } from './stock/parts.ts'
import { ScannedObjects } from './stock/scanned-objects.ts'
import { StockChanges } from './stock/stock-changes.ts'
import { StockItems } from './stock/stock-items.ts'
import { StockLocations } from './stock/stock-locations.ts'
import { StockTracking } from './stock/stock-tracking.ts'
import type { Database } from './storage/database.ts'
import { Suppliers } from './suppliers/suppliers.ts'
import { Transitions } from './transitions/transitions.ts'
import type { Actor } from './users/actor.ts'
import { PasswordGate } from './users/password-gate.ts'
import { Tokens } from './users/tokens.ts'
import { Users } from './users/users.ts'
import { WindowAccess } from './users/window-access.ts'
import { GeneratedCodes } from './validation/generated-codes.ts'
import { Validation } from './validation/validation.ts'

export interface ServiceOptions {
  database: Database
  log: Logger
  clock: () => Date
  version: string
  /** The plain Node binary for child processes. */
  nodePath: string
  /** Where plugins come from. */
  pluginSources: Omit<SourceOptions, 'openCode'>
  linkedFolders: LinkedFolders
  installs: InstallChoice
  /** Nothing is started. */
  isResting: boolean
  /** Slugs of plugins that are always on. */
  mandatory: readonly string[]
  forced: ForcedValues
  /** Makes pages of reports; without it the Chromium of this machine does. */
  pagePrinter: PagePrinter | null
  /** The door, which exists only after the services behind it. */
  fetch: (request: Request, context: { actor: Actor }) => Promise<Response>
}

export type Services = ReturnType<typeof createServices>

/** Every service of the station, each built with what it needs; none of them has started. */
export function createServices({ database, log, clock, ...options }: ServiceOptions) {
  const events = new EventLog({ clock, log })
  const settings = new SettingsStore({ database, events, forced: forcedSettings(options.forced) })
  const globalSetting = (key: keyof typeof GLOBAL_SETTINGS) => settings.get({ scope: 'global' }, GLOBAL_SETTINGS, key)

  const users = new Users({ database, clock })
  const tokens = new Tokens({ database, clock })
  const gate = new PasswordGate({ users, clock })
  const windowAccess = new WindowAccess({ database, clock })

  // Asked by stock, which is there before the plugins are.
  const askedPlugins: NamedPlugins = {
    withMixin: (key) => plugins.withMixin(key),
    slugOf: (plugin) => plugins.slugOf(plugin),
    noteError: (slug, stage, message) => plugins.noteError(slug, stage, message),
  }
  const validation = new Validation({ plugins: askedPlugins, log })
  const happened = (name: string, data: Record<string, unknown>) => void pluginWork.pluginEvents.trigger(name, data)
  const stock = { database, events, clock, checks: validation, happened }
  const parts = new Parts(stock)
  const partCategories = new PartCategories(stock)
  const stockLocations = new StockLocations(stock)
  const stockItems = new StockItems(stock)
  const stockChanges = new StockChanges(stock)
  const stockTracking = new StockTracking(stock)
  const links = new BarcodeLinks(stock)
  const companies = createCompanies(stock)
  const manufacturerParts = createManufacturerParts(stock)
  const supplierParts = createSupplierParts(stock)
  const priceBreaks = createPriceBreaks(stock)
  const transitions = new Transitions({ plugins: askedPlugins, log })
  const purchaseOrders = new PurchaseOrders({ ...stock, transitions })
  const icons = new Icons({ plugins: askedPlugins, log })
  const objects = new ScannedObjects({
    items: stockItems,
    parts,
    locations: stockLocations,
    supplierParts,
    manufacturerParts,
    purchaseOrders,
  })

  const pluginSources = new PluginSources({
    ...options.pluginSources,
    openCode: pluginOpener({
      nodePath: options.nodePath,
      dataFolder: dirname(database.file),
      others: { get: (slug) => plugins.get(slug), withMixin: (key) => plugins.withMixin(key) },
      stationFor: (slug, permissions, user) =>
        directClient(options.fetch, { ...pluginActor(slug), ...rightsOfUser(user), permissions }),
    }),
  })
  const plugins: PluginRegistry = new PluginRegistry({
    database,
    settings,
    stationFor: (slug) => directClient(options.fetch, pluginActor(slug)),
    events,
    log,
    clock,
    hostVersion: options.version,
    sources: pluginSources,
    mandatory: options.mandatory,
    isResting: options.isResting,
    switches: async () => pluginSwitches(await settings.values({ scope: 'global' }, GLOBAL_SETTINGS)),
  })

  const installer = createInstaller({
    dataFolder: dirname(database.file),
    choice: options.installs,
    registry: plugins,
    source: async () => ({
      address: String(await globalSetting('PLUGIN_REGISTRY')),
      token: String(await globalSetting('PLUGIN_REGISTRY_TOKEN')),
    }),
    events,
    log,
  })
  const pluginSettings = new PluginSettingChanges({ registry: plugins, settings })
  const linkedPlugins = new LinkedPlugins({
    folders: options.linkedFolders,
    registry: plugins,
    sources: pluginSources,
    log,
  })

  const pluginWork = createPluginWork({
    database,
    plugins,
    events,
    stockItems,
    stockLocations,
    isSwitchedOn: async (key) => (await globalSetting(key)) === true,
    limitBytes: async () => Number(await globalSetting('INVENTREE_UPLOAD_MAX_SIZE')) * 2 ** 20,
    log,
    clock,
  })

  const generatedCodes = new GeneratedCodes({
    database,
    validation,
    batchTemplate: async () => String(await globalSetting('STOCK_BATCH_CODE_TEMPLATE')),
    render: renderText,
    clock,
  })
  const supplierBarcodes = new SupplierBarcodes({ database })
  const suppliers = new Suppliers({
    database,
    plugins: askedPlugins,
    parts,
    companies,
    manufacturerParts,
    supplierParts,
    priceBreaks,
    events,
    log,
  })
  const resolver = new ScanResolver({ plugins, objects, log })
  const scans = new ScanPipeline({ database, resolver, events, log, clock, machineName: (pk) => machines.name(pk) })
  const barcodes = new Barcodes({
    pipeline: scans,
    resolver,
    plugins,
    objects,
    links,
    generationPlugin: async () => String(await globalSetting('BARCODE_GENERATION_PLUGIN')),
  })

  const devices = new DeviceHost({ log, nodePath: options.nodePath })
  const commonPrinter = { driver: new ZplPrinterDriver(), settings: {} }
  const paper = new SimulatedPaper({
    decode(machine, commands) {
      const { driver, settings: values } = machines.printer(machine) ?? commonPrinter
      return driver.decode(commands, values)
    },
    events,
    clock,
  })
  const machines: MachineRegistry = new MachineRegistry({
    database,
    settings,
    devices,
    plugins,
    events,
    log,
    scans,
    paper,
    clock,
    timers: systemTimers,
    isWatching: async () => (await globalSetting('MACHINE_PING_ENABLED')) === true,
  })

  const templates = new LabelTemplates({ documents: BUILT_IN_TEMPLATES })
  const data = {
    record: (model: Parameters<typeof objects.instance>[0], pk: number) => objects.instance(model, pk),
    code: (model: Parameters<typeof objects.instance>[0], pk: number) => barcodes.generate(model, pk),
  }
  const reportPlugins = new ReportPlugins({ plugins, actingUser: (pk) => users.acting(pk), clock, log })
  const drawing = new LabelDrawing({
    templates,
    data,
    baseUrl: () => 'http://scanbench.localhost',
    clock,
    addContext: ({ template: { pk, name, model_type }, item, user, context }) =>
      reportPlugins.labelContext({
        template: { pk, name, model_type },
        instance: { model: model_type, pk: item },
        user,
        context,
      }),
  })
  const journal = new PrintJournal({ database, events, clock })
  const dispatcher = new PrintDispatcher({
    journal,
    printers: machines,
    draw: async ({ template, item, user }, { driver, settings: values }) =>
      (await drawing.draw({ template, item, user, driver, settings: values })).bytes,
    log,
  })
  const outputs = new Outputs({
    database,
    files: new OutputFiles({ folder: join(dirname(database.file), 'media') }),
    jobs: (pks) => journal.some(pks),
    clock,
    log,
  })
  const exports = new Exports({ outputs, plugins, actingUser: (pk) => users.acting(pk), clock, log })
  const outward = createOutward({
    database,
    plugins,
    events,
    users,
    outputs,
    reportPlugins,
    pagePrinter: options.pagePrinter ?? new ChromiumPagePrinter(),
    parts,
    stockItems,
    stockLocations,
    code: data.code,
    globalSetting,
    clock,
    log,
  })
  const labelFiles = new LabelFiles({
    templates,
    drawing,
    journal,
    outputs,
    resolution: async () => Number(await globalSetting('LABEL_DPI')),
  })
  const printing = new LabelPrinting({
    templates,
    journal,
    dispatcher,
    drawing,
    printers: machines,
    stationPrinter: new StationPrinter({
      chosen: async () => String(await globalSetting('STATION_DEFAULT_PRINTER')),
      machines,
    }),
    data,
    plugins: { labelPlugin: async (slug) => asLabelPlugin(plugins.get(slug)) },
    outputs,
    onFailed: tellOfFailedJob(outward, log),
    previewPrinter: commonPrinter,
    log,
  })
  const printOnScan = new PrintOnScan({
    isOn: async () => (await globalSetting('STATION_PRINT_ON_SCAN')) === true,
    print: (model, pk) => printing.printUsual(model, pk),
    log,
  })

  return {
    events,
    settings,
    globalSetting,
    users,
    tokens,
    gate,
    windowAccess,
    parts,
    partCategories,
    stockLocations,
    stockItems,
    stockChanges,
    stockTracking,
    validation,
    companies,
    manufacturerParts,
    supplierParts,
    priceBreaks,
    purchaseOrders,
    icons,
    supplierBarcodes,
    suppliers,
    generatedCodes,
    plugins,
    installer,
    pluginSettings,
    linkedPlugins,
    scans,
    barcodes,
    devices,
    machines,
    paper,
    templates,
    journal,
    dispatcher,
    printing,
    printOnScan,
    ...pluginWork,
    ...outward,
    outputs,
    labelFiles,
    exports,
    database,
  }
}

function asLabelPlugin(plugin: Plugin | null): LabelPrintingMixin | null {
  return plugin instanceof LabelPrintingMixin ? plugin : null
}

/** What a plugin of a third party does on behalf of a person, it does with that person's rights. */
function rightsOfUser(user: ActingUser | null): Partial<Actor> {
  if (user === null) return {}
  const { pk, username, is_staff: isStaff, is_superuser: isSuperuser } = user
  return { user: pk, username, isStaff, isSuperuser }
}

/** Bundled plugins act with the rights of the station; the door still knows which of them it was. */
function pluginActor(slug: string): Actor {
  return { user: null, username: slug, isStaff: true, isSuperuser: true, plugin: slug, via: 'plugin' }
}
