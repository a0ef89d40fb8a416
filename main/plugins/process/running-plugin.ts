import { AppError, type Plugin } from '@scanbench/plugin'
import { attachAppDatabase, attachHost, provideRegistry, redefinedMembers, releaseOpened } from '@scanbench/plugin/host'
import type { MachineChoice } from '@scanbench/plugin/machine'
import { AppMixin, MachineDriverMixin } from '@scanbench/plugin/mixins'
import { describePlugin } from './describe-plugin.ts'
import { DrivenMachines } from './driven-machines.ts'
import { farHost, farRegistry, farTables, type FarStation } from './far-host.ts'
import type { HeldMachines } from './held-machines.ts'
import { importPlugin } from './import-plugin.ts'
import type { MachineSnapshot, PluginDescription } from './process-contract.ts'

interface Options {
  rpc: () => FarStation
  machines: HeldMachines
  choose: (driver: string, choice: MachineChoice) => Promise<MachineSnapshot[]>
}

/** The one plugin of this process. */
export class RunningPlugin {
  readonly #options: Options
  #plugin: Plugin | null = null
  #methods: ReadonlySet<string> = new Set()
  readonly drivers: DrivenMachines

  constructor(options: Options) {
    this.#options = options
    const { machines, choose } = options
    this.drivers = new DrivenMachines({ plugin: () => this.#driverPlugin(), machines, choose })
  }

  async load({ entry, folder }: { entry: string; folder: string }): Promise<PluginDescription> {
    const rpc = this.#options.rpc()
    provideRegistry(farRegistry(rpc))
    const plugin = await importPlugin(entry, folder)
    const [redefined] = redefinedMembers(plugin)
    if (redefined !== undefined)
      throw new AppError(
        'PLUGIN_FINAL_MEMBER',
        `INVE-E11: Plugin '${plugin.constructor.name}' cannot override final member '${redefined}'. Rename it in the plugin.`,
      )
    attachHost(plugin, farHost(rpc))
    if (plugin instanceof AppMixin) attachAppDatabase(plugin, farTables(rpc))
    const description = describePlugin(plugin)
    this.#methods = new Set(description.methods)
    this.#plugin = plugin
    return description
  }

  async activate(): Promise<void> {
    const plugin = this.#demand()
    try {
      await plugin.activate()
    } catch (error) {
      await releaseOpened(plugin)
      throw error
    }
  }

  async deactivate(): Promise<void> {
    const plugin = this.#demand()
    try {
      await plugin.deactivate()
    } finally {
      await releaseOpened(plugin)
    }
  }

  async call(member: string, given: readonly unknown[]): Promise<unknown> {
    const plugin = this.#demand()
    const method: unknown = this.#methods.has(member) ? Reflect.get(plugin, member) : undefined
    if (typeof method !== 'function') throw new AppError('INTERNAL', `${plugin.NAME} has no method ${member}().`)
    return Reflect.apply(method, plugin, given)
  }

  #demand(): Plugin {
    if (this.#plugin === null) throw new AppError('INTERNAL', 'The plugin is not loaded.')
    return this.#plugin
  }

  #driverPlugin(): MachineDriverMixin {
    const plugin = this.#demand()
    if (plugin instanceof MachineDriverMixin) return plugin
    throw new AppError('INTERNAL', `${plugin.NAME} brings no drivers.`)
  }
}
