import { AppError, messageOf } from '@scanbench/plugin'
import type {
  BaseDriver,
  ConnectionSpec,
  DriverClass,
  MachineChoice,
  MachineHandle,
  MachineSettingValues,
  MachineTypeClass,
} from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { transportOf } from '../../devices/transports/transports.ts'
import type { PluginCode } from '../life/opened-plugin.ts'
import { driverClass, typeClass, type FarDrivers } from './driver-classes.ts'
import { readConnection, readDrivers, readMachineRequest, readTypes } from './descriptions.ts'
import type { PluginCalls, PluginProcess } from './plugin-calls.ts'
import type { DriverWork, MachineSnapshot, PluginDescription } from './process-contract.ts'

interface Options {
  calls: PluginCalls
  process: PluginProcess
  code: { slug: string; manifest: Pick<PluginCode['manifest'], 'permissions'> }
}

interface Held {
  driver: string
  machine: MachineHandle
  watching: Disposable
}

const HOOK_MS = 10_000
/** Classes for the machine types and drivers that live in the process of a plugin, and the machines they have in hand. */
export class StandInDrivers implements FarDrivers {
  readonly #options: Options
  readonly #types = new Map<string, MachineTypeClass>()
  readonly #classes = new Map<string, DriverClass>()
  readonly #instances = new Map<string, BaseDriver>()
  readonly #held = new Map<string, Held>()

  constructor(options: Options) {
    this.#options = options
  }

  /** For the stand-in of the plugin: classes cannot cross, so it makes them here. */
  members({ mixins, methods }: PluginDescription): PropertyDescriptorMap {
    if (!mixins.some(({ key }) => key === MachineDriverMixin.KEY)) return {}
    return {
      ...(methods.includes('getMachineTypes') ? { getMachineTypes: { value: () => this.#giveTypes() } } : {}),
      ...(methods.includes('getMachineDrivers') ? { getMachineDrivers: { value: () => this.#giveDrivers() } } : {}),
    }
  }

  /** What a driver asks of a machine that it has in hand; of others it gets nothing. */
  async serve(pk: string, given: unknown): Promise<void> {
    const machine = this.#held.get(pk)?.machine
    if (machine === undefined) throw new AppError('DEVICE_DISCONNECTED', `The machine ${pk} is not connected.`)
    const work = readMachineRequest(given)
    switch (work.kind) {
      case 'write':
        return machine.connection.write(work.bytes)
      case 'status':
        return machine.setStatus(work.code, work.text)
      case 'properties':
        return machine.setProperties(work.properties)
      case 'error':
        return machine.handleError(work.message)
      case 'restart required':
        return machine.setRestartRequired(work.isRequired)
    }
  }

  /** Those that a driver asks for, of its own. */
  async machinesOf(driver: string, choice: MachineChoice): Promise<MachineSnapshot[]> {
    const machines = (await this.#instances.get(driver)?.getMachines(choice)) ?? []
    return machines.map((machine) => this.hold(driver, machine))
  }

  made(driver: string, instance: BaseDriver): void {
    this.#instances.set(driver, instance)
  }

  /** The process is another one: it learns its drivers and machines anew. */
  async comeBack(): Promise<void> {
    if (this.#classes.size === 0) return
    await this.#options.calls.call('machineDrivers', null, HOOK_MS)
    for (const { driver, machine } of this.#connected()) {
      await this.drive(driver, { kind: 'initMachine', machine: snapshot(machine) }).catch((error: unknown) =>
        machine.handleError(messageOf(error)),
      )
    }
  }

  lost(): void {
    const text = 'The plugin of this driver ended. It is started again by itself.'
    for (const { machine } of this.#connected()) void machine.handleError(text)
  }

  close(): void {
    for (const { watching } of this.#held.values()) watching[Symbol.dispose]()
    this.#held.clear()
  }

  drive(driver: string, work: DriverWork, limitMs: number | null = HOOK_MS): Promise<unknown> {
    return this.#options.calls.call('drive', { driver, work }, limitMs)
  }

  async connection(driver: string, settings: MachineSettingValues): Promise<ConnectionSpec | null> {
    const spec = readConnection(await this.drive(driver, { kind: 'connection', settings }))
    const permission = spec === null ? null : transportOf(spec).permission
    const { slug, manifest } = this.#options.code
    if (permission !== null && !manifest.permissions.includes(permission))
      throw new AppError('PLUGIN_DENIED', `The manifest of '${slug}' lacks "${permission}".`)
    return spec
  }

  /** Keeps hold of a machine until its connection is gone, and passes on what it says. */
  hold(driver: string, machine: MachineHandle): MachineSnapshot {
    const { process } = this.#options
    const before = this.#held.get(machine.pk)
    const isLate = before?.machine.connection.isOpen === true && !machine.connection.isOpen
    if (before?.machine.connection !== machine.connection && !isLate) {
      before?.watching[Symbol.dispose]()
      const watching = new DisposableStack()
      this.#held.set(machine.pk, { driver, machine, watching })
      watching.use(
        machine.connection.onData((bytes, at) => process.notify('machineData', { pk: machine.pk, bytes, at })),
      )
      watching.use(machine.connection.onClose(() => this.#letGo(machine)))
    }
    return snapshot(machine)
  }

  #connected(): Held[] {
    return [...this.#held.values()].filter(({ machine }) => machine.connection.isOpen)
  }

  #letGo({ pk, connection }: MachineHandle): void {
    const held = this.#held.get(pk)
    if (held?.machine.connection !== connection) return
    held.watching[Symbol.dispose]()
    this.#held.delete(pk)
    this.#options.process.notify('machineClosed', { pk })
  }

  async #giveTypes(): Promise<MachineTypeClass[]> {
    const given = readTypes(await this.#options.calls.call('machineTypes', null, HOOK_MS))
    return given.map((description) => known(this.#types, description, () => typeClass(description)))
  }

  async #giveDrivers(): Promise<DriverClass[]> {
    const given = readDrivers(await this.#options.calls.call('machineDrivers', null, HOOK_MS))
    return given.map((description) => known(this.#classes, description, () => driverClass(description, this)))
  }
}

/** The same description keeps its class, so that machines do not notice a reload that does not concern them. */
function known<T>(classes: Map<string, T>, description: object, create: () => T): T {
  const key = JSON.stringify(description)
  const before = classes.get(key)
  if (before !== undefined) return before
  const created = create()
  classes.set(key, created)
  return created
}

function snapshot(machine: MachineHandle): MachineSnapshot {
  const { pk, name, active, initialized, status, location, settings, connection } = machine
  return { pk, name, active, initialized, status, location, settings, isOpen: connection.isOpen }
}
