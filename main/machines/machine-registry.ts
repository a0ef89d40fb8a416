import { randomUUID } from 'node:crypto'
import { AppError } from '@scanbench/plugin'
import { attachDriverHost, chooseMachines } from '@scanbench/plugin/host'
import type {
  BaseDriver,
  BaseMachineType,
  ConnectionSpec,
  MachineHandle,
  TransportKind,
} from '@scanbench/plugin/machine'
import { identityIn } from '../../drivers/transports/serial.ts'
import { transportOf } from '../devices/transports/transports.ts'
import type { DeviceNews, Devices, SimulatedAction } from '../devices/device-link.ts'
import { within } from '../waiting/within.ts'
import type {
  Machine as MachineRecord,
  MachineCommand,
  MachineDriver,
  MachineType,
} from '../records/machine-records.ts'
import type { Scan } from '../records/scan-records.ts'
import type { SettingObject } from '../records/setting-records.ts'
import type { Listing, Page } from '../records/page.ts'
import type { Database } from '../storage/database.ts'
import { beepFound } from './scanners/beep-found.ts'
import { diagnosticsOf, type Diagnostics } from './diagnostics.ts'
import type { FoundScanner } from './scanners/found-scanners.ts'
import { Turns } from '../waiting/turns.ts'
import { isSameDevice } from './connections/same-device.ts'
import { Machine, type MachineServices } from './machine.ts'
import { steadyPort, waitsForPort } from './connections/steady-port.ts'
import { EMPTY_CATALOGUE, readCatalogue, type MachineCatalogue } from './drivers/machine-catalogue.ts'
import { MachineConfigs, type MachineConfig, type MachineConfigPatch } from './machine-configs.ts'
import { machinePlugins, type MachinePlugins } from './drivers/machine-plugins.ts'
import { driverRecord, recordWithoutType, selectMachines, typeRecord, type MachineFilters } from './machine-records.ts'
import type { PrinterPort, Printers } from './printers/printer-port.ts'
import type { WireEntry } from './connections/wire-log.ts'
import type { ScannerPort } from './scanners/scanner-port.ts'
import type { ScannerProfiles } from './scanners/scanner-profiles.ts'
import type { Roll } from './printers/loaded-roll.ts'

type News =
  | { type: 'machine.changed'; data: MachineRecord }
  | { type: 'machine.deleted'; data: { pk: string } }
  | { type: 'devices.changed'; data: Record<string, never> }

interface Options extends MachineServices {
  database: Database
  scannerProfiles: ScannerProfiles
  plugins: MachinePlugins
  events: { publish(news: News): void }
}

interface Held {
  config: MachineConfig
  /** Null while its type is missing. */
  machine: Machine | null
  /** The record as it was told last. */
  told: string
  since: string
}

/** Settings that say which device a machine has. */
const PLACES: ReadonlySet<string> = new Set(['DEVICE', 'PORT'])
const HOUR_MS = 60 * 60_000
const INIT_WITHIN_MS = 10_000

/** All machines of the station; each looks after itself. */
export class MachineRegistry implements Printers, AsyncDisposable {
  readonly #options: Options
  readonly #configs: MachineConfigs
  readonly #held = new Map<string, Held>()
  readonly #listeners = new Set<(machine: string) => void>()
  /** Changes of the set-up happen one after the other. */
  readonly #changes = new Turns()
  #catalogue: MachineCatalogue = EMPTY_CATALOGUE
  readonly #subscriptions = new DisposableStack()

  constructor(options: Options) {
    this.#options = options
    this.#configs = new MachineConfigs(options.database)
  }

  async start(): Promise<void> {
    this.#subscriptions.use(this.#options.plugins.onChange(() => this.#reloadInBackground()))
    this.#subscriptions.use(this.#options.devices.onDevicesChanged((news) => this.#devicesChanged(news)))
    await this.reload()
  }

  /** Reads types, drivers and rows again; a machine that all this does not concern goes on undisturbed. */
  reload(): Promise<void> {
    return this.#changes.run(async () => {
      const before = this.#catalogue
      this.#catalogue = await readCatalogue(await machinePlugins(this.#options.plugins), before, this.#options.log)
      await this.#initDrivers(before)
      const configs = await this.#configs.all()
      await Promise.all(configs.map((config) => this.#hold(config)))
    })
  }

  async list(filters: MachineFilters, page: Page): Promise<Listing<MachineRecord>> {
    const machines = [...this.#held.values()].map((held) => this.#record(held))
    return selectMachines(machines, { filters, ...page })
  }

  async get(pk: string): Promise<MachineRecord> {
    return this.#record(this.#demand(pk))
  }

  /** For those who only show it; null for a machine that is gone. */
  name(pk: string): string | null {
    return this.#held.get(pk)?.config.name ?? null
  }

  create(input: Omit<MachineConfig, 'pk'>): Promise<MachineRecord> {
    return this.#changes.run(async () => {
      await this.#demandFreeName(input.name, null)
      const config = { ...input, pk: randomUUID() }
      await this.#configs.insert(config, this.#options.clock())
      return this.#record(await this.#hold(config))
    })
  }

  update(pk: string, patch: MachineConfigPatch): Promise<MachineRecord> {
    return this.#changes.run(async () => {
      const held = this.#demand(pk)
      if (patch.name !== undefined) await this.#demandFreeName(patch.name, pk)
      await this.#configs.update(pk, patch)
      const before = held.config
      held.config = { ...before, name: patch.name ?? before.name, active: patch.active ?? before.active }
      if (held.machine !== null) held.machine.config = held.config
      if (held.config.active !== before.active) await held.machine?.restart()
      this.#tell(held)
      return this.#record(held)
    })
  }

  remove(pk: string): Promise<void> {
    return this.#changes.run(async () => {
      const { machine } = this.#demand(pk)
      await machine?.stop()
      await machine?.settings.remove()
      await this.#configs.remove(pk)
      this.#held.delete(pk)
      this.#options.events.publish({ type: 'machine.deleted', data: { pk } })
      this.#linked(pk)
    })
  }

  restart(pk: string): Promise<void> {
    return this.#changes.run(async () => {
      const machine = this.#machine(pk)
      await this.#options.devices.revive()
      await machine.restartByHand()
    })
  }

  async settings(pk: string): Promise<SettingObject[]> {
    return this.#machine(pk).settings.list()
  }

  async setting(pk: string, configType: string, key: string): Promise<SettingObject> {
    return this.#machine(pk).settings.get(configType, key)
  }

  /** A value that really changed sets the machine up anew. */
  setSetting(pk: string, configType: string, key: string, value: unknown): Promise<SettingObject> {
    return this.#changes.run(async () => {
      const machine = this.#machine(pk)
      const before = await machine.settings.values()
      await machine.settings.set(configType, key, value)
      if (PLACES.has(key) && !before[key]) await this.#recall(machine, String(value))
      if (JSON.stringify(await machine.settings.values()) !== JSON.stringify(before)) {
        await machine.updated(before)
        await machine.restart()
      }
      return machine.settings.get(configType, key)
    })
  }

  /** A scanner that was checked before, maybe for a machine that is gone, is set as it was found. */
  async #recall({ settings, scanner }: Machine, place: string): Promise<void> {
    if (scanner === null) return
    const declared = await settings.list()
    for (const { configType, key, value } of await this.#options.scannerProfiles.of(identityIn(place)))
      if (declared.some((each) => each.config_type === configType && each.key === key))
        await settings.set(configType, key, value)
  }

  /** What a person put into a printer; labels that wait for it go on. */
  setRoll(pk: string, roll: Roll | null): Promise<void> {
    return this.#changes.run(async () => {
      await this.#machine(pk).setRoll(roll)
      this.#linked(pk)
    })
  }

  /** Name of the machine that has this address or device, or null. */
  userOf(transport: TransportKind, address: string): string | null {
    const isSame = (spec: ConnectionSpec | null): boolean =>
      spec !== null && spec.transport === transport && transportOf(spec).address(spec) === address
    return [...this.#held.values()].find(({ machine }) => isSame(machine?.wanted ?? null))?.config.name ?? null
  }

  /** A function that the driver of a machine brings. */
  callFunction(pk: string, name: string, given: readonly unknown[]): Promise<unknown> {
    return this.#machine(pk).callFunction(name, given)
  }

  /** Places of the stock are others than before. */
  async placesChanged(): Promise<void> {
    await Promise.all([...this.#held.values()].map(async ({ machine }) => machine?.lookUpLocation()))
  }

  /** How often it stopped in the last hour. */
  stopsInLastHour(pk: string): number {
    return this.#machine(pk).stopsSince(this.#options.clock().getTime() - HOUR_MS)
  }

  /** For telling twins apart that are no machines yet; false where a scanner cannot be told to beep. */
  beepFound(found: NonNullable<FoundScanner['machine']>): Promise<boolean> {
    const driver = this.#catalogue.drivers.get(found.driver)?.entry ?? null
    return beepFound(found, { driver, devices: this.#options.devices })
  }

  /** What a person has a machine do. */
  async command(pk: string, command: MachineCommand): Promise<void> {
    await this.#machine(pk).command(command)
  }

  /** Something was done to it: how it is now is asked soon. */
  lookSoon(pk: string): void {
    this.#machine(pk).lookSoon()
  }

  /** The last that went over its line, oldest first. */
  wireLog(pk: string): readonly WireEntry[] {
    return this.#machine(pk).wire.entries
  }

  async diagnostics(pk: string): Promise<Diagnostics> {
    const machine = this.#machine(pk)
    const settings = await machine.settings.list()
    return diagnosticsOf({ machine: machine.record(), settings, wire: machine.wire, madeAt: this.#options.clock() })
  }

  async simulate(pk: string, action: SimulatedAction): Promise<void> {
    await this.#machine(pk).simulate(action)
  }

  types(): MachineType[] {
    return [...this.#catalogue.types.values()].map(typeRecord)
  }

  drivers(machineType?: string): MachineDriver[] {
    const drivers = [...this.#catalogue.drivers.values()].map((driver) => driverRecord(driver, this.#catalogue))
    return drivers.filter((driver) => machineType === undefined || driver.machine_type === machineType)
  }

  errors(): string[] {
    const homeless = [...this.#held.values()].filter(({ machine }) => machine === null)
    const missing = new Set(homeless.map(({ config }) => `Machine type '${config.machine_type}' not found`))
    return [...this.#catalogue.errors, ...missing]
  }

  /** What is plugged in or set up on this computer and can be a machine. */
  devices(): ReturnType<Devices['listDevices']> {
    return this.#options.devices.listDevices()
  }

  serialPorts(): ReturnType<Devices['listSerialPorts']> {
    return this.#options.devices.listSerialPorts()
  }

  printer(machine: string): PrinterPort | null {
    return this.#held.get(machine)?.machine?.printer ?? null
  }

  /** Null for machines that are no scanners, and for those that are gone. */
  scanner(machine: string): ScannerPort | null {
    return this.#held.get(machine)?.machine?.scanner ?? null
  }

  /** What became of a scan, for the scanner that read it. */
  answerScan({ machine, state }: Pick<Scan, 'machine' | 'state'>): void {
    if (machine === null) return
    this.#held.get(machine)?.machine?.scanner?.answer(state === 'matched' ? 'accepted' : 'rejected')
  }

  onChange(listener: (machine: string) => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#subscriptions.dispose()
    await this.#changes.run(async () => {
      await Promise.all([...this.#held.values()].map(async ({ machine }) => machine?.stop()))
    })
  }

  /** Those that were not there before; one that fails is logged, and its machines will show why. */
  async #initDrivers(before: MachineCatalogue): Promise<void> {
    const known = new Set([...before.drivers.values()].map(({ entry }) => entry))
    for (const { entry } of this.#catalogue.drivers.values()) {
      if (known.has(entry)) continue
      attachDriverHost(entry, { getMachines: async (choice) => chooseMachines(this.#handlesOf(entry), choice) })
      await within((async () => entry.initDriver())(), INIT_WITHIN_MS, 'initDriver()').catch((error: unknown) => {
        this.#options.log.error('A driver could not be prepared', { driver: entry.SLUG, error })
      })
    }
  }

  #handlesOf(driver: BaseDriver): MachineHandle[] {
    const machines = [...this.#held.values()].filter(({ machine }) => machine?.driver === driver)
    return machines.flatMap(({ machine }) => machine?.handle ?? [])
  }

  /** Whoever waits for a device need not wait longer. */
  #devicesChanged(news: DeviceNews): void {
    this.#options.events.publish({ type: 'devices.changed', data: {} })
    for (const { machine } of this.#held.values()) {
      if (machine === null) continue
      if (waitsForPort(machine)) this.#lookAtPort(machine, news)
      else machine.devicesChanged(news)
    }
  }

  /** What has its port now may have another tomorrow: before it is opened, the machine learns which device it is. */
  #lookAtPort(machine: Machine, news: DeviceNews): void {
    const look = async (): Promise<void> => {
      if (await this.#steadyPort(machine)) await machine.restart()
      else machine.devicesChanged(news)
    }
    this.#changes.run(look).catch((error: unknown) => {
      this.#options.log.warn('The device behind the name of a port could not be found out', { error })
      machine.devicesChanged(news)
    })
  }

  #steadyPort({ settings, driver }: Machine): Promise<boolean> {
    const { devices, log } = this.#options
    return steadyPort(settings, { driver, listDevices: () => devices.listDevices(), log })
  }

  #reloadInBackground(): void {
    this.reload().catch((error: unknown) => {
      this.#options.log.error('The machines could not be loaded again', { error })
    })
  }

  /** Gives a row its machine, a new one if its type or driver is another than before. */
  async #hold(config: MachineConfig): Promise<Held> {
    const { pk } = config
    const type = this.#catalogue.types.get(config.machine_type)?.entry ?? null
    const driver = this.#catalogue.drivers.get(config.driver)?.entry ?? null
    const before = this.#held.get(pk)
    if (before !== undefined && (before.machine?.type ?? null) === type && (before.machine?.driver ?? null) === driver)
      return before
    await before?.machine?.stop()
    const held: Held = { config, machine: null, told: before?.told ?? '', since: this.#options.clock().toISOString() }
    this.#held.set(pk, held)
    if (type !== null) held.machine = this.#createMachine(held, type)
    if (held.machine !== null) await this.#steadyPort(held.machine)
    await held.machine?.start()
    this.#tell(held)
    return held
  }

  #createMachine(held: Held, type: BaseMachineType): Machine {
    const { config } = held
    return new Machine({
      config,
      type,
      driver: this.#catalogue.drivers.get(config.driver)?.entry ?? null,
      services: this.#options,
      sharedWith: (spec) => this.#nameOfUser(spec, config.pk),
      onChange: () => this.#tell(held),
      onLink: () => this.#linked(config.pk),
    })
  }

  /** Two programs on one port steal each other's bytes; so would two machines. */
  #nameOfUser(spec: ConnectionSpec, except: string): string | null {
    const others = [...this.#held.values()].filter(({ config }) => config.pk !== except)
    return others.find(({ machine }) => isSameDevice(spec, machine?.taken ?? null))?.config.name ?? null
  }

  #record(held: Held): MachineRecord {
    return held.machine?.record() ?? recordWithoutType(held.config, this.#catalogue, held.since)
  }

  #tell(held: Held): void {
    const data = this.#record(held)
    const told = JSON.stringify(data)
    if (told === held.told) return
    held.told = told
    this.#options.events.publish({ type: 'machine.changed', data })
  }

  #linked(pk: string): void {
    for (const listener of this.#listeners) listener(pk)
  }

  #demand(pk: string): Held {
    const held = this.#held.get(pk)
    if (held === undefined) throw new AppError('NOT_FOUND', `There is no machine ${pk}.`)
    return held
  }

  #machine(pk: string): Machine {
    const { machine, config } = this.#demand(pk)
    if (machine === null)
      throw new AppError(
        'NOT_FOUND',
        `The machine '${config.name}' is not loaded: its type '${config.machine_type}' is missing.`,
      )
    return machine
  }

  async #demandFreeName(name: string, except: string | null): Promise<void> {
    if (!(await this.#configs.isNameTaken(name, except))) return
    throw new AppError('INVALID_INPUT', 'The machine was not saved', {
      details: { name: ['A machine with this name already exists.'] },
    })
  }
}
