import { networkInterfaces } from 'node:os'
import { ZlibZplPrinterDriver } from '../../plugins/builtin/zpl-printers.ts'
import type { Logger } from '@scanbench/plugin'
import { BarcodeRules } from '../barcodes/meaning/barcode-rules.ts'
import { Barcodes } from '../barcodes/barcodes.ts'
import { CodeLookup } from '../barcodes/meaning/code-lookup.ts'
import { CodeMeaning } from '../barcodes/meaning/code-meaning.ts'
import { CommandDesk } from '../barcodes/commands/command-desk.ts'
import type { CommandActions } from '../barcodes/commands/command-work.ts'
import { explainCode } from '../barcodes/meaning/explanation.ts'
import { ScanPipeline } from '../barcodes/scans/scan-pipeline.ts'
import { ScanResolver } from '../barcodes/answers/scan-resolver.ts'
import { ScanTurns, type ScanTaker } from '../barcodes/scans/scan-turns.ts'
import { ScanWindows } from '../barcodes/scans/scan-windows.ts'
import { networkDiscovery } from '../discovery/network-discovery.ts'
import { addressesNextTo } from '../discovery/own-addresses.ts'
import { DeviceHost } from '../devices/device-host.ts'
import type { EventLog } from '../events/event-log.ts'
import { SimulatedPaper } from '../labels/paper/simulated-paper.ts'
import { KeyboardScans } from '../machines/scanners/keyboard-scans.ts'
import { MachineRegistry } from '../machines/machine-registry.ts'
import { systemTimers } from '../waiting/timers.ts'
import { findScanners } from '../machines/scanners/find-scanners.ts'
import { ScannerProfiles } from '../machines/scanners/scanner-profiles.ts'
import type { PluginRegistry } from '../plugins/plugin-registry.ts'
import type { GLOBAL_SETTINGS } from '../settings/global-settings.ts'
import { drawSetupCode } from '../scanner-check/draw-code.ts'
import { SetupCodes } from '../scanner-check/setup-codes.ts'
import { ScannerChecks } from '../scanner-check/scanner-checks.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { BarcodeLinks } from '../stock/barcode-links.ts'
import type { StationSteps } from '../stock/steps/station-steps.ts'
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
  /** What command codes do with labels and stock. */
  commandActions: Omit<CommandActions, 'hasButton'>
  /** What labels have to do with a scan before it is looked up. */
  labelScans: ScanTaker
  /** Nobody is signed in: goods are not scanned. */
  isLocked: () => boolean
  stationSteps: StationSteps
  clock: () => Date
  log: Logger
}

const SNMP_PORT = 161

/** How a label is drawn while no printer is chosen. */
export const COMMON_PRINTER = { driver: new ZlibZplPrinterDriver(), settings: {} }

/** What stands on the bench, and what its codes mean. */
export function createBenchDevices({ database, plugins, objects, events, globalSetting, clock, log, ...rest }: Needed) {
  const order = async () => String(await globalSetting('BARCODE_PLUGIN_ORDER')).split(/[\s,]+/)
  const resolver = new ScanResolver({ plugins, objects, order, log })
  const barcodeRules = new BarcodeRules({ database, log })
  const scanWindows = new ScanWindows({ clock })
  const desk = new CommandDesk({ ...rest.commandActions, hasButton: (command) => scanWindows.hasButton(command) })
  const lookup = new CodeLookup({ database })
  const meaning = new CodeMeaning({
    readsForeignLabels: async () => (await globalSetting('BARCODE_FOREIGN_LABELS')) === true,
    resolver,
    rules: barcodeRules,
    lookup,
    desk,
  })
  const scans = new ScanPipeline({
    keeping: async () => ({
      isOn: (await globalSetting('BARCODE_STORE_RESULTS')) === true,
      count: Number(await globalSetting('BARCODE_RESULTS_MAX_NUM')),
    }),
    database,
    resolver: meaning,
    nameOf: (match) => lookup.name(match),
    turns: new ScanTurns({ isLocked: rest.isLocked, windows: scanWindows, takers: [desk, rest.labelScans] }),
    events,
    log,
    clock,
    machineName: (pk) => machines.name(pk),
  })
  const barcodes = new Barcodes({
    pipeline: scans,
    resolver,
    plugins,
    objects,
    links: rest.links,
    steps: rest.stationSteps,
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
  const scannerProfiles = new ScannerProfiles({ database, clock })
  const machines: MachineRegistry = new MachineRegistry({
    database,
    scannerProfiles,
    settings: rest.settings,
    devices,
    plugins,
    events,
    log,
    scans,
    paper,
    clock,
    timers: systemTimers,
    locate: (pk) => placeOf(objects, pk),
    isWatching: async () => (await globalSetting('MACHINE_PING_ENABLED')) === true,
  })
  const keyboardScans = new KeyboardScans({ machines, clock })
  const scannerChecks = new ScannerChecks({
    machines,
    found: () => findScanners(machines),
    profiles: scannerProfiles,
    keyboardScans,
    timers: systemTimers,
    clock,
    log,
  })
  const codes = {
    barcodeRules,
    commandDesk: desk,
    scanWindows,
    explain: (asked: Parameters<typeof explainCode>[0]) => explainCode(asked, { resolver, meaning, clock }),
  }
  const discovery = networkDiscovery({
    addresses: () => addressesNextTo(networkInterfaces()),
    multicast: {},
    snmpPort: SNMP_PORT,
    log,
  })
  return {
    discovery,
    ...codes,
    keyboardScans,
    scannerChecks,
    setupCodes: new SetupCodes({ database, draw: drawSetupCode }),
    scans,
    barcodes,
    devices,
    paper,
    machines,
  }
}

async function placeOf(objects: ScannedObjects, pk: number) {
  const place = await objects.instance('stocklocation', pk)
  return place === null ? null : { pk, name: String(place['name']), pathstring: String(place['pathstring']) }
}
