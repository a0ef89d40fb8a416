import { AppError } from '@scanbench/plugin'
import type { BaseDriver, BaseMachineType, MachineSettingValues } from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import type { SettingObject } from '../records/setting-records.ts'

/** `M`: declared by the machine type; `D`: declared by the driver. */
export type ConfigType = 'M' | 'D'

export interface MachineScope {
  scope: 'machine'
  machine: string
  configType: ConfigType
}

/** What the machines need of the station's settings. */
export interface MachineSettingsStore {
  values(scope: MachineScope, declarations: Settings): Promise<Record<string, unknown>>
  missing(scope: MachineScope, declarations: Settings): Promise<string[]>
  list(scope: MachineScope, declarations: Settings): Promise<SettingObject[]>
  describe(scope: MachineScope, declarations: Settings, key: string): Promise<SettingObject>
  set(scope: MachineScope, declarations: Settings, key: string, value: unknown): Promise<void>
  remove(scope: MachineScope): Promise<void>
}

interface Options {
  store: MachineSettingsStore
  machine: string
  type: BaseMachineType
  driver: BaseDriver | null
}

const TITLES: Record<ConfigType, string> = { M: 'MACHINE', D: 'DRIVER' }

/** The two groups of settings of one machine. */
export class MachineSettings {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Both groups in one; the driver's own win. */
  async values(): Promise<MachineSettingValues> {
    const [machine, driver] = await this.#each((scope, declared) => this.#options.store.values(scope, declared))
    return { ...machine, ...driver }
  }

  /** `MACHINE settings: A, B and DRIVER settings: C`, or null when nothing is missing. */
  async missing(): Promise<string | null> {
    const groups = await this.#each(async (scope, declared) => {
      const keys = await this.#options.store.missing(scope, declared)
      return keys.length === 0 ? [] : [`${TITLES[scope.configType]} settings: ${keys.join(', ')}`]
    })
    return groups.flat().join(' and ') || null
  }

  async list(): Promise<SettingObject[]> {
    const groups = await this.#each((scope, declared) => this.#options.store.list(scope, declared))
    return groups.flat()
  }

  async get(configType: string, key: string): Promise<SettingObject> {
    const group = groupOf(configType)
    return this.#options.store.describe(this.#scope(group), this.#declared(group), key)
  }

  async set(configType: string, key: string, value: unknown): Promise<void> {
    const group = groupOf(configType)
    await this.#options.store.set(this.#scope(group), this.#declared(group), key, value)
  }

  async remove(): Promise<void> {
    await this.#each((scope) => this.#options.store.remove(scope))
  }

  #each<T>(work: (scope: MachineScope, declared: Settings) => Promise<T>): Promise<[T, T]> {
    return Promise.all([work(this.#scope('M'), this.#declared('M')), work(this.#scope('D'), this.#declared('D'))])
  }

  #scope(configType: ConfigType): MachineScope {
    return { scope: 'machine', machine: this.#options.machine, configType }
  }

  #declared(configType: ConfigType): Settings {
    const { type, driver } = this.#options
    return configType === 'M' ? type.MACHINE_SETTINGS : (driver?.MACHINE_SETTINGS ?? {})
  }
}

function groupOf(configType: string): ConfigType {
  if (configType === 'M' || configType === 'D') return configType
  throw new AppError('NOT_FOUND', `There is no group of settings '${configType}', only M and D.`)
}
