import { AppError } from '@scanbench/plugin'
import type { Logger, Plugin, PluginClass, StationClient } from '@scanbench/plugin'
import { provideRegistry } from '@scanbench/plugin/host'
import type { PluginHost } from '@scanbench/plugin/host'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import type { Settings } from '@scanbench/plugin/settings'
import type { PluginRecord } from '../records/records.ts'
import type { Database } from '../storage/database.ts'
import type { Actor } from '../users/actor.ts'
import { discover, obstacleOf } from './discovered-plugin.ts'
import type { DiscoveredPlugin } from './discovered-plugin.ts'
import { StageFailure, turnOff, turnOn } from './plugin-activation.ts'
import { PluginChanges } from './plugin-changes.ts'
import type { PluginChange } from './plugin-changes.ts'
import { PluginConfigs } from './plugin-configs.ts'
import { PluginErrors } from './plugin-errors.ts'
import type { PluginError } from './plugin-errors.ts'
import { pluginRecord } from './plugin-record.ts'
import type { PluginState } from './plugin-record.ts'
import type { PluginScope, PluginSettings } from './plugin-settings.ts'

interface Options {
  database: Database
  settings: PluginSettings
  stationFor: (slug: string) => StationClient
  events: { publish(event: { type: 'plugin.changed'; data: { key: string; active: boolean } }): void }
  log: Logger
  clock: () => Date
  hostVersion: string
  /** In the order in which they are asked. */
  bundled: readonly PluginClass[]
  /** Slugs of plugins that are always on. */
  mandatory: readonly string[]
  /** For `activate()` and `deactivate()` of one plugin. */
  timeoutMs?: number
}

interface Entry {
  found: DiscoveredPlugin
  state: PluginState
}

/** The plugins of the station: found, checked, turned on and off one at a time. */
export class PluginRegistry implements AsyncDisposable {
  readonly #options: Options
  readonly #timeoutMs: number
  readonly #configs: PluginConfigs
  readonly #errors = new PluginErrors()
  /** In the order of discovery, which is the order in which plugins are asked. */
  readonly #entries = new Map<string, Entry>()
  readonly #changes: PluginChanges
  readonly #facade: Disposable
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
    this.#timeoutMs = options.timeoutMs ?? 10_000
    this.#configs = new PluginConfigs(options.database)
    this.#changes = new PluginChanges(options)
    this.#facade = provideRegistry({
      getPlugin: async (slug) => this.get(slug),
      withMixin: async (key) => [...this.withMixin(key)],
    })
  }

  /** Finds the bundled plugins and turns on those that are to be on. A faulty one stops no other. */
  async start(): Promise<void> {
    for (const create of this.#options.bundled) {
      const found = this.#discover(create)
      if (found !== null) await this.#register(found)
    }
  }

  /** An active plugin. */
  get(slug: string): Plugin | null {
    const state = this.#entries.get(slug)?.state
    return state?.state === 'active' ? state.plugin : null
  }

  /** Active plugins with a mixin, in registry order. */
  withMixin(key: string): Plugin[] {
    const wanted = key.trim().toLowerCase()
    const active = [...this.#entries.keys()].map((slug) => this.get(slug))
    return active.filter((plugin) => plugin !== null).filter((plugin) => plugin.hasMixin(wanted))
  }

  /** Every plugin the station knows of, including those whose code is gone. */
  async list(): Promise<PluginRecord[]> {
    const configs = await this.#configs.list()
    return configs.map((config) => {
      const state = this.#entries.get(config.key)?.state ?? null
      return pluginRecord({ config, state, isMandatory: this.#isMandatory(config.key) })
    })
  }

  errors(): readonly PluginError[] {
    return this.#errors.list()
  }

  /** What an active plugin declares; empty without SettingsMixin. NOT_FOUND when it is unknown or off. */
  settingsOf(slug: string): Settings {
    const plugin = this.get(slug)
    if (plugin === null) throw new AppError('NOT_FOUND', `There is no active plugin "${slug}".`)
    return plugin instanceof SettingsMixin ? plugin.SETTINGS : {}
  }

  /** Turns a plugin on or off; resolves when that is done, rejects when it cannot be. */
  async setActive(slug: string, active: boolean, actor: Actor): Promise<void> {
    const entry = this.#entries.get(slug)
    if (entry === undefined) throw new AppError('NOT_FOUND', `There is no plugin "${slug}".`)
    if (this.#isMandatory(slug) && !active)
      throw new AppError('PLUGIN_MANDATORY', `INVE-E10: Plugin ${entry.found.sample.NAME} is always on.`)
    this.#options.log.info(`Plugin turned ${active ? 'on' : 'off'}`, { plugin: slug, user: actor.username })
    await this.#inTurn(() => (active ? this.#activate(entry) : this.#deactivate(entry)))
  }

  /** Told after a plugin became usable, and before one that was turned off is taken down. */
  onChange(listener: (change: PluginChange) => void): Disposable {
    return this.#changes.listen(listener)
  }

  /** Turns every plugin off, last one first. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#inTurn(async () => {
      for (const entry of [...this.#entries.values()].toReversed()) await this.#takeDown(entry)
    })
    this.#facade[Symbol.dispose]()
  }

  #discover(create: PluginClass): DiscoveredPlugin | null {
    try {
      const found = discover(create)
      if (!this.#entries.has(found.slug)) return found
      throw new AppError('PLUGIN_SLUG_TAKEN', `Another plugin has the slug "${found.slug}" already; it is kept.`)
    } catch (error) {
      this.#report('discovery', create.name, error)
      return null
    }
  }

  async #register(found: DiscoveredPlugin): Promise<void> {
    const { slug, sample } = found
    const entry: Entry = { found, state: { state: 'inactive', since: this.#now() } }
    this.#entries.set(slug, entry)
    const config = await this.#configs.ensure(slug, sample.NAME)
    if (config.active || this.#isMandatory(slug)) await this.#inTurn(() => this.#attempt(entry))
    else this.#check(entry)
  }

  /** At the start a failure is kept on the plugin and not passed on. */
  async #attempt(entry: Entry): Promise<void> {
    try {
      await this.#activate(entry)
    } catch (error) {
      this.#options.log.error('A plugin could not be turned on', { plugin: entry.found.slug, error })
    }
  }

  async #activate(entry: Entry): Promise<void> {
    const { slug, sample } = entry.found
    if (entry.state.state === 'active') return
    this.#errors.clear(slug)
    const obstacle = this.#check(entry)
    if (obstacle !== null) {
      await this.#configs.setActive(slug, false)
      throw obstacle
    }
    try {
      const plugin = await turnOn(entry.found, this.#hostOf(entry.found), this.#timeoutMs)
      entry.state = { state: 'active', since: this.#now(), plugin }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      entry.state = { state: 'failed', since: this.#now(), reason }
      this.#report(`${sample.NAME}:${error instanceof StageFailure ? error.stage : 'activate'}`, slug, error)
      throw error
    }
    await this.#configs.setActive(slug, true)
    this.#changes.announce({ slug, active: true })
  }

  async #deactivate(entry: Entry): Promise<void> {
    const { slug } = entry.found
    if (entry.state.state === 'inactive') return
    await this.#configs.setActive(slug, false)
    this.#errors.clear(slug)
    await this.#takeDown(entry, () => this.#changes.announce({ slug, active: false }))
  }

  /** Nobody finds the plugin any more before its own work ends. */
  async #takeDown(entry: Entry, announce: () => void = () => {}): Promise<void> {
    const { state, found } = entry
    if (state.state === 'invalid') return
    entry.state = { state: 'inactive', since: this.#now() }
    announce()
    if (state.state !== 'active') return
    const failure = await turnOff(state.plugin, this.#options.log.with({ plugin: found.slug }), this.#timeoutMs)
    if (failure !== null) this.#report(`${found.sample.NAME}:deactivate`, found.slug, failure)
  }

  #check(entry: Entry): AppError | null {
    const { found } = entry
    const obstacle = obstacleOf(found, this.#options.hostVersion)
    if (obstacle === null) return null
    entry.state = { state: 'invalid', since: this.#now(), reason: obstacle.message }
    this.#report(`${found.sample.NAME}:init_plugin`, found.slug, obstacle)
    return obstacle
  }

  #hostOf({ slug, sample }: DiscoveredPlugin): PluginHost {
    const { settings, stationFor, log } = this.#options
    const scope: PluginScope = { scope: 'plugin', plugin: slug }
    const declarations = sample instanceof SettingsMixin ? sample.SETTINGS : {}
    return {
      station: stationFor(slug),
      log: log.with({ plugin: slug }),
      settings: {
        get: (key) => settings.get(scope, declarations, key),
        set: (key, value) => settings.set(scope, declarations, key, value),
      },
    }
  }

  /** One plugin at a time is turned on or off. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => {
      // Told to whoever asked for it; the next one has its turn all the same.
    })
    return turn
  }

  #report(stage: string, name: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    this.#errors.add({ stage, name, message })
    this.#options.log.error('A plugin has an error', { plugin: name, stage, error })
  }

  #isMandatory(slug: string): boolean {
    return this.#options.mandatory.includes(slug)
  }

  #now(): string {
    return this.#options.clock().toISOString()
  }
}
