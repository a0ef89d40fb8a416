import { join } from 'node:path'
import type { Logger, PluginClass } from '@scanbench/plugin'
import { BarcodeScannerStatus, LabelPrinterStatus } from '@scanbench/plugin/machine'
import { createDoor, type Door } from './api/door.ts'
import { allRoutes } from './api/routes.ts'
import type { ServerFacts } from './api/station/server-routes.ts'
import { pluginStaticFiles } from './api/serving/plugin-static-files.ts'
import { staticFolder } from './api/serving/static-files.ts'
import { BUILT_IN_TEMPLATES } from './labels/templates/built-in/built-in-templates.ts'
import { afterRestore } from './labels/journal/after-restore.ts'
import { addDemoMachines } from './machines/demo-machines.ts'
import { PURCHASE_ORDER_STATUS } from './orders/purchase-order-status.ts'
import { pluginTables } from './plugin-tables/plugin-tables.ts'
import { BUNDLED, MANDATORY } from './plugins/discovery/bundled-plugins.ts'
import { listenToPlugins, startPluginWork } from './composition/plugin-work.ts'
import type { InstallChoice } from './plugins/installer/create-installer.ts'
import { LinkedFolders } from './plugins/discovery/linked-folders.ts'
import type { SourceOptions } from './plugins/discovery/plugin-sources.ts'
import { isSwitch, SWITCHES } from './plugins/settings/plugin-switches.ts'
import type { StationEvent } from './records/station-event.ts'
import { createServices, type Services } from './composition/services.ts'
import type { ForcedValues } from './settings/forced-settings.ts'
import { BUILT_IN_REPORTS } from './reports/built-in-reports.ts'
import type { PagePrinter } from './reports/page-printer.ts'
import { GLOBAL_SETTINGS } from './settings/global-settings.ts'
import { stationIdentity } from './settings/station-identity.ts'
import { isEmptyWarehouse, writeDemoWarehouse } from './stock/demo/demo-warehouse.ts'
import { STOCK_HISTORY_CODE, STOCK_STATUS } from './stock/items/stock-status.ts'
import { scheduleBackups } from './storage/backup.ts'
import { backupFolder } from './storage/backup-files.ts'
import type { Database } from './storage/database.ts'
import { openDatabase } from './storage/sqlite-database.ts'
import type { Actor } from './users/actor.ts'
import { createAuthenticate } from './users/authenticate.ts'

export interface StationOptions {
  /** The data folder: made, writable, and locked by the caller. */
  folder: string
  log: Logger
  version: string
  /** Sets the password of the user `station`; null leaves it as it is. */
  adminPassword: string | null
  /** Fill an empty database with the demonstration warehouse, and add machines that need no hardware. */
  demo: boolean
  /** Folder of the built window, or null for a station without one. */
  windowFolder: string | null
  /** The plain Node binary that child processes run on. */
  nodePath: string
  /** Opens a window for whoever can read the data folder; null: nobody. */
  stationSecret: string | null
  /** Plugins besides the bundled ones, always on. */
  plugins?: readonly { slug: string; plugin: PluginClass }[]
  /** Where further plugins come from, and which of them are always on. */
  pluginChoice?: PluginChoice
  /** Settings that nobody can change in the program. */
  forcedSettings?: ForcedValues
  /** Makes pages of reports; without it the Chromium of this machine does. */
  pagePrinter?: PagePrinter
  /** The API over a data folder, and nothing else: no plugin, no device, no printing. For the command line. */
  isResting?: boolean
  /** Holds every answer of the API against its schema: for tests. */
  checkAnswers?: boolean
  clock?: () => Date
}

export interface PluginChoice {
  /** The samples of the source tree. */
  samples: boolean
  /** Folders of the configuration. */
  folders: readonly string[]
  mandatory: readonly string[]
  /** Bundled plugins alone. */
  safeMode: boolean
  /** Whether packages can be installed, and where they are listed. */
  installs: InstallChoice
}

export interface Station {
  /** The whole API. A caller in the process says who it is; others are asked for credentials. */
  fetch: Door['fetch']
  start(): Promise<void>
  /** In order: no new work, then the devices, then the files. */
  stop(): Promise<void>
  /** Signs a window of this machine in, once. */
  createWindowTicket(): string
  /** Who acts in the local window where no cookie is needed. */
  windowActor(): Actor
}

const DEMO_ITEMS = 3000
const DEMO_SEED = 1
const KEPT_BACKUPS = 7
const ALLOWED_HOSTS = ['scanbench.localhost', 'localhost', '127.0.0.1', '[::1]']

/** The composition root: opens the database, builds the services and the door before them. */
export async function createStation(options: StationOptions): Promise<Station> {
  const { folder, log, plugins = [], clock = () => new Date() } = options
  const database = await openDatabase({ file: join(folder, 'scanbench.sqlite'), log })
  const linkedFolders = new LinkedFolders(folder)
  const services = createServices({
    database,
    log,
    clock,
    version: options.version,
    nodePath: options.nodePath,
    pluginSources: pluginSources(options, linkedFolders),
    linkedFolders,
    installs: (options.pluginChoice ?? NO_CHOICE).installs,
    isResting: options.isResting ?? false,
    mandatory: [...MANDATORY, ...plugins.map(({ slug }) => slug), ...(options.pluginChoice ?? NO_CHOICE).mandatory],
    forced: options.forcedSettings ?? { global: {}, plugins: {} },
    pagePrinter: options.pagePrinter ?? null,
    fetch: (request, context) => door.fetch(request, context),
  })
  const user = await services.users.ensureStation()
  if (options.adminPassword !== null) await services.users.setPassword(user.pk, options.adminPassword)
  const progress = { isReady: false }
  const server = serverFacts(services, options, await stationIdentity(services.settings), progress)
  const door = createStationDoor({ services, server, options })
  const stack = new AsyncDisposableStack()
  stack.use(database)

  return {
    fetch: (request, context) => door.fetch(request, context),
    async start() {
      if (options.isResting === true) return startResting(services, stack)
      await startServices({ services, database, options, stack, clock })
      progress.isReady = true
      log.info('The station is ready', { folder, version: options.version })
    },
    stop: () => stack.disposeAsync(),
    createWindowTicket: () => services.windowAccess.createTicket(),
    windowActor: () => ({
      user: user.pk,
      username: user.username,
      isStaff: user.is_staff,
      isSuperuser: user.is_superuser,
      plugin: null,
      via: 'window',
    }),
  }
}

interface DoorParts {
  services: Services
  server: ServerFacts
  options: StationOptions
}

function createStationDoor({ services, server, options }: DoorParts): Door {
  const { gate, tokens, windowAccess, plugins, scans } = services
  const statusTables = {
    StockStatus: STOCK_STATUS.values,
    StockHistoryCode: STOCK_HISTORY_CODE.values,
    PurchaseOrderStatus: PURCHASE_ORDER_STATUS,
    LabelPrinterStatus,
    BarcodeScannerStatus,
  }
  return createDoor({
    routes: allRoutes({ ...services, server, statusTables, registry: plugins, history: scans.history }),
    authenticate: createAuthenticate({ gate, tokens, windowAccess, stationSecret: options.stationSecret }),
    log: options.log,
    staticFiles: pluginStaticFiles(plugins, windowFiles(options.windowFolder)),
    allowedHosts: ALLOWED_HOSTS,
    windowAccess,
    wildcard: (call) => services.pluginUrls.answer(call),
    uploadLimitBytes: async () => Number(await services.globalSetting('INVENTREE_UPLOAD_MAX_SIZE')) * 2 ** 20,
    checkAnswers: options.checkAnswers ?? false,
  })
}

const windowFiles = (folder: string | null) => (folder === null ? async () => null : staticFolder(folder))

const NO_CHOICE: PluginChoice = {
  samples: false,
  folders: [],
  mandatory: [],
  safeMode: false,
  installs: { isAllowed: true, requirementsFile: null },
}

function pluginSources(options: StationOptions, linked: LinkedFolders): Omit<SourceOptions, 'openCode'> {
  const { plugins = [], pluginChoice = NO_CHOICE, folder, log } = options
  return {
    bundled: [...BUNDLED, ...plugins.map(({ plugin }) => plugin)],
    hasSamples: pluginChoice.samples,
    folders: pluginChoice.folders,
    modules: join(folder, 'plugins', 'node_modules'),
    linked,
    isSafeMode: pluginChoice.safeMode,
    log,
  }
}

interface StartParts {
  services: Services
  database: Database
  options: StationOptions
  /** Takes what was started; it is stopped in reverse order. */
  stack: AsyncDisposableStack
  clock: () => Date
}

/** Plugins first, for they bring drivers and codes; the machines last, for they bring scans. */
async function startServices({ services, database, options, stack, clock }: StartParts): Promise<void> {
  const { devices, plugins, scans, dispatcher, machines, printOnScan } = services
  if (options.demo && (await isEmptyWarehouse(database))) {
    await writeDemoWarehouse(database, { items: DEMO_ITEMS, seed: DEMO_SEED })
    await openSwitches(services)
  }
  const folder = backupFolder(database.file)
  stack.use(scheduleBackups({ database, folder, keep: KEPT_BACKUPS, log: options.log, clock }))
  stack.use(devices)
  stack.use(plugins)
  stack.use(services.installer)
  stack.use(services.packageReviews)
  stack.use(services.packageVersions)
  await services.installer.start()
  stack.use(await listenToPlugins(services))
  const { nodePath, log } = options
  stack.use(plugins.prepareWith(pluginTables({ dataFolder: options.folder, nodePath, log })))
  stack.defer(() => services.pluginStart.finish())
  await Promise.all([devices.start(), services.pluginStart.start()])
  stack.use(services.linkedPlugins)
  services.linkedPlugins.start()
  stack.use(await startPluginWork(services))
  stack.use(services.events.subscribe((event) => followSwitches(event, services)))
  stack.use(services.events.subscribe((event) => followPlaces(event, services)))
  stack.use(scans.onResolved((scan, turn) => turn !== 'held' && services.commandDesk.follow(scan)))
  stack.use(scans.onResolved((scan, turn) => turn === 'free' && void printOnScan.follow(scan)))
  stack.use(scans.onResolved((scan) => machines.answerScan(scan)))
  stack.use(scans)
  await scans.start()
  await services.labelAssets.start()
  await services.templateStore.start(BUILT_IN_TEMPLATES)
  await services.reportSnippets.start()
  await services.reportStore.start(BUILT_IN_REPORTS)
  stack.use(services.outputs)
  await services.outputs.start()
  stack.use(services.exports)
  stack.use(services.reports)
  stack.use(services.currency)
  services.currency.start()
  stack.use(services.drawingThread)
  stack.use(services.readingThread)
  stack.use(dispatcher)
  await afterRestore({ database, journal: services.journal, log })
  await dispatcher.start()
  stack.use(machines)
  await machines.start()
  stack.use(services.scannerChecks)
  if (options.demo) await addDemoMachines(machines)
  services.pluginStart.finish()
  const isSafe = options.pluginChoice?.safeMode === true || plugins.isHoldingBack
  if (!isSafe && (await services.globalSetting('PLUGIN_ON_STARTUP')) === true) services.installer.installAtStart()
}

/** Plugins are found and stay off. */
async function startResting(
  { installer, linkedPlugins, packageVersions, plugins }: Services,
  stack: AsyncDisposableStack,
): Promise<void> {
  stack.use(plugins)
  stack.use(installer)
  stack.use(packageVersions)
  stack.use(linkedPlugins)
  await installer.start()
  await plugins.start()
}

/** In the demonstration everything that plugins can do is to be seen. */
async function openSwitches({ settings }: Services): Promise<void> {
  for (const key of Object.values(SWITCHES)) await settings.set({ scope: 'global' }, GLOBAL_SETTINGS, key, true)
}

/** The registry has a new revision when a switch of a mixin goes over. */
function followSwitches(event: StationEvent, { plugins }: Services): void {
  if (event.type === 'setting.changed' && event.data.scope === 'global' && isSwitch(event.data.key))
    void plugins.switchChanged()
}

/** Machines tell where they stand. */
function followPlaces(event: StationEvent, { machines, log }: Services): void {
  if (event.type !== 'stock.changed' || event.data.model !== 'stocklocation') return
  machines.placesChanged().catch((error: unknown) => log.error('The places of machines could not be read', { error }))
}

function serverFacts(
  services: Services,
  { version, pluginChoice = NO_CHOICE }: StationOptions,
  id: string,
  progress: { isReady: boolean },
): ServerFacts {
  const { globalSetting, plugins } = services
  return {
    id,
    version,
    homepage: 'https://scanbench.example',
    instance: async () => String(await globalSetting('INVENTREE_INSTANCE')),
    isReady: () => progress.isReady,
    pendingTasks: () => services.tasks.table.count('pending'),
    isMailConfigured: () => services.mail.isConfigured(),
    canInstall: services.installer.isAllowed,
    isSafeMode: pluginChoice.safeMode,
    async activePlugins() {
      const records = await plugins.list()
      return records
        .filter(({ active }) => active)
        .map(({ key, name, meta }) => ({ slug: key, name: name ?? key, version: meta?.['version'] ?? null }))
    },
  }
}
