import type { ModelKey } from '@scanbench/plugin'
import { codeMakers } from '../barcodes/code-makers.ts'
import { SupplierBarcodes } from '../barcodes/supplier-barcodes.ts'
import { EventLog } from '../events/event-log.ts'
import { Exports } from '../exports/exports.ts'
import { renderText } from '../labels/drawing/liquid-text.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import { ChromiumPagePrinter } from '../reports/chromium-page-printer.ts'
import type { PagePrinter } from '../reports/page-printer.ts'
import { ReportPlugins } from '../reports/report-plugins.ts'
import { forcedSettings, type ForcedValues } from '../settings/forced-settings.ts'
import { GLOBAL_SETTINGS } from '../settings/global-settings.ts'
import { SettingsStore } from '../settings/settings.ts'
import { USER_SETTINGS } from '../settings/user-settings.ts'
import { PasswordGate } from '../users/password-gate.ts'
import { Tokens } from '../users/tokens.ts'
import { Users } from '../users/users.ts'
import { StationLock } from '../users/station-lock.ts'
import { WindowAccess } from '../users/window-access.ts'
import { GeneratedCodes } from '../validation/generated-codes.ts'
import { createBenchDevices } from './bench-devices.ts'
import { commandActions } from './command-actions.ts'
import { createLabelWork } from './label-work.ts'
import { listedObjects } from './listed-objects.ts'
import { createOutward, tellOfFailedJob } from './outward.ts'
import { createPluginHost, type PluginHostOptions } from './plugin-host.ts'
import { createPluginWork } from './plugin-work.ts'
import { createWarehouse } from './warehouse.ts'

export interface ServiceOptions extends Omit<PluginHostOptions, 'settings' | 'globalSetting' | 'events'> {
  forced: ForcedValues
  /** Makes pages of reports; without it the Chromium of this machine does. */
  pagePrinter: PagePrinter | null
}

const LAST_PRINTERS = 'LAST_USED_PRINTING_MACHINES'

export type Services = ReturnType<typeof createServices>

/** Every service of the station, each built with what it needs; none of them has started. */
export function createServices({ forced, pagePrinter, ...options }: ServiceOptions) {
  const { database, log, clock } = options
  const events = new EventLog({ clock, log })
  const settings = new SettingsStore({ database, events, forced: forcedSettings(forced) })
  const globalSetting = (key: keyof typeof GLOBAL_SETTINGS) => settings.get({ scope: 'global' }, GLOBAL_SETTINGS, key)
  const common = { database, settings, globalSetting, events, clock, log }

  const users = new Users({ database, clock })
  const accounts = {
    users,
    tokens: new Tokens({ database, clock }),
    gate: new PasswordGate({ users, clock }),
    windowAccess: new WindowAccess({ database, clock }),
    stationLock: new StationLock({ users }),
  }
  // Stock asks plugins, and plugins ask for stock: whoever comes first gets a way to the other.
  const askedPlugins: NamedPlugins = {
    withMixin: (key) => plugins.withMixin(key),
    slugOf: (plugin) => plugins.slugOf(plugin),
    noteError: (slug, stage, error) => plugins.noteError(slug, stage, error),
  }
  const warehouse = createWarehouse({
    ...common,
    plugins: askedPlugins,
    happened: (name, data) => void pluginWork.pluginEvents.trigger(name, data),
  })
  const pluginHost = createPluginHost({ ...options, ...common })
  const { plugins } = pluginHost
  const pluginWork = createPluginWork({
    ...common,
    ...warehouse,
    plugins,
    isSwitchedOn: async (key) => (await globalSetting(key)) === true,
    limitBytes: async () => Number(await globalSetting('INVENTREE_UPLOAD_MAX_SIZE')) * 2 ** 20,
  })
  const bench = createBenchDevices({
    ...common,
    ...warehouse,
    plugins,
    nodePath: options.nodePath,
    isLocked: () => accounts.stationLock.isLocked,
    commandActions: commandActions({
      users,
      labels: () => labelWork,
      bench: () => bench,
      steps: warehouse.stationSteps,
    }),
    labelScans: { take: (scan, look) => labelWork.takeScan(scan, look) },
  })

  const actingUser = (pk: number | null) => users.acting(pk)
  const find = listedObjects(options.fetch)
  const reportPlugins = new ReportPlugins({ plugins, actingUser, clock })
  const labelWork = createLabelWork({
    ...common,
    ...warehouse,
    ...bench,
    plugins,
    actingUser,
    reportPlugins,
    onFailed: (...failure) => tellOfFailedJob(outward, log)(...failure),
    find,
    lastPrinters: {
      read: async (user) => String(await settings.get({ scope: 'user', user }, USER_SETTINGS, LAST_PRINTERS)),
      write: (user, machines) => settings.set({ scope: 'user', user }, USER_SETTINGS, LAST_PRINTERS, machines),
    },
  })
  const outward = createOutward({
    ...common,
    ...warehouse,
    users,
    plugins,
    outputs: labelWork.outputs,
    templateHost: labelWork.templateHost,
    reportPlugins,
    pagePrinter: pagePrinter ?? new ChromiumPagePrinter(),
    find,
    code: (model: ModelKey, pk: number) => bench.barcodes.generate(model, pk),
  })

  return {
    ...common,
    ...accounts,
    ...warehouse,
    ...pluginHost,
    ...pluginWork,
    ...bench,
    ...labelWork,
    ...outward,
    settingChoices: (key: string) => (key === 'BARCODE_GENERATION_PLUGIN' ? codeMakers(plugins) : null),
    exports: new Exports({ outputs: labelWork.outputs, plugins, actingUser, clock }),
    supplierBarcodes: new SupplierBarcodes({ database }),
    generatedCodes: new GeneratedCodes({
      database,
      validation: warehouse.validation,
      batchTemplate: async () => String(await globalSetting('STOCK_BATCH_CODE_TEMPLATE')),
      render: renderText,
      clock,
    }),
  }
}
