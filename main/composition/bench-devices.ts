import { ZplPrinterDriver } from '../../drivers/printers/zpl-printer.ts'
import type { Logger } from '@scanbench/plugin'
import { Barcodes } from '../barcodes/barcodes.ts'
import { ScanPipeline } from '../barcodes/scan-pipeline.ts'
import { ScanResolver } from '../barcodes/scan-resolver.ts'
import { DeviceHost } from '../devices/device-host.ts'
import type { EventLog } from '../events/event-log.ts'
import { SimulatedPaper } from '../labels/paper.ts'
import { KeyboardScans } from '../machines/keyboard-scans.ts'
import { MachineRegistry } from '../machines/machine-registry.ts'
import { systemTimers } from '../machines/timers.ts'
import type { PluginRegistry } from '../plugins/plugin-registry.ts'
import type { GLOBAL_SETTINGS } from '../settings/global-settings.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { BarcodeLinks } from '../stock/barcode-links.ts'
import type { ScannedObjects } from '../stock/scanned-objects.ts'
import type { Database } from '../storage/database.ts'

interface Needed {
  database: Database
  settings: SettingsStore
  globalSetting: (key: keyof typeof GLOBAL_SETTINGS) => Promise<unknown>
  plugins: PluginRegistry
  objects: ScannedObjects
  links: BarcodeLinks
  events: EventLog
  nodePath: string
  clock: () => Date
  log: Logger
}

/** How a label is drawn while no printer is chosen. */
export const COMMON_PRINTER = { driver: new ZplPrinterDriver(), settings: {} }

/** What stands on the bench, and what its codes mean. */
export function createBenchDevices({ database, plugins, objects, events, globalSetting, clock, log, ...rest }: Needed) {
  const resolver = new ScanResolver({ plugins, objects, log })
  const scans = new ScanPipeline({ database, resolver, events, log, clock, machineName: (pk) => machines.name(pk) })
  const barcodes = new Barcodes({
    pipeline: scans,
    resolver,
    plugins,
    objects,
    links: rest.links,
    generationPlugin: async () => String(await globalSetting('BARCODE_GENERATION_PLUGIN')),
  })
  const devices = new DeviceHost({ log, nodePath: rest.nodePath })
  const paper = new SimulatedPaper({
    decode(machine, commands) {
      const { driver, settings } = machines.printer(machine) ?? COMMON_PRINTER
      return driver.decode(commands, settings)
    },
    events,
    clock,
  })
  const machines: MachineRegistry = new MachineRegistry({
    database,
    settings: rest.settings,
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
  const keyboardScans = new KeyboardScans({ machines, clock })
  return { keyboardScans, scans, barcodes, devices, paper, machines }
}
