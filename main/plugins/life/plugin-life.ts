import { AppError, messageOf } from '@scanbench/plugin'
import type { Logger, Plugin, StationClient } from '@scanbench/plugin'
import type { PluginHost } from '@scanbench/plugin/host'
import { SettingsMixin } from '@scanbench/plugin/mixins'
import type { FoundPlugin, OpenedPlugin, PluginCrash, PluginPresence } from './opened-plugin.ts'
import { end, turnOff, turnOn } from './plugin-activation.ts'
import { PluginLog } from '../plugin-log.ts'
import type { PluginLine } from '../plugin-log.ts'
import { manifestObstacle } from './plugin-obstacles.ts'
import type { DeclaredSettings, PluginSettings } from '../settings/plugin-settings.ts'
import type { PluginState } from './plugin-state.ts'
import { stageName } from './stage-failure.ts'

export interface LifeOptions {
  settings: PluginSettings
  stationFor: (slug: string) => StationClient
  log: Logger
  clock: () => Date
  hostVersion: string
  timeoutMs: number
  /** Before `activate()`: what its mixins promise. */
  prepare: (plugin: Plugin, slug: string) => Promise<void>
  /** Keeps an error on the plugin. */
  report: (stage: string, slug: string, error: unknown) => void
  /** Its process died; `isDown` says that it stays so. */
  crashed: (life: PluginLife, isDown: boolean) => void
}

/** One plugin from the time it was found: what it is, how it fares. Its owner lets it do one thing at a time. */
export class PluginLife {
  readonly #options: LifeOptions
  #found: FoundPlugin
  #state: PluginState
  /** The plugin whose `activate()` runs or has run. */
  #current: Plugin | null = null
  #crashes: PluginCrash[] = []
  /** What carried a plugin that crashed, while it is cleared away. */
  #ending: Promise<void> = Promise.resolve()
  readonly #log: PluginLog

  constructor(found: FoundPlugin, options: LifeOptions) {
    this.#options = options
    this.#found = found
    this.#log = new PluginLog(options.log.with({ plugin: found.slug }), options.clock)
    this.#state = { state: 'inactive', since: this.#now() }
    this.check()
  }

  get found(): FoundPlugin {
    return this.#found
  }

  get state(): PluginState {
    return this.#state
  }

  /** Since it was turned on, oldest first. */
  get crashes(): readonly PluginCrash[] {
    return this.#crashes
  }

  /** What it wrote last, oldest first. */
  get lines(): readonly PluginLine[] {
    return this.#log.lines
  }

  get plugin(): Plugin | null {
    return this.#state.state === 'active' ? this.#state.opened.plugin : null
  }

  get presence(): PluginPresence | null {
    return this.#state.state === 'active' ? this.#state.opened.presence : null
  }

  /** Takes what was found anew; only while it is off. */
  replace(found: FoundPlugin): void {
    this.#found = found
    this.#state = { state: 'inactive', since: this.#now() }
    this.check()
  }

  /** What its manifest forbids, kept as its state. */
  check(): AppError | null {
    const obstacle = this.#found.obstacle ?? manifestObstacle(this.#found.manifest, this.#options.hostVersion)
    if (obstacle !== null) this.invalidate(obstacle)
    return obstacle
  }

  invalidate(error: AppError): void {
    this.#state = { state: 'invalid', since: this.#now(), reason: error.message }
    this.#report(error)
  }

  /** It is to be on and may not: somebody has to accept what it asks for. */
  wait({ message }: AppError): void {
    this.#state = { state: 'waiting', since: this.#now(), reason: message }
  }

  /** It is to be on, and is not started before a person says so. */
  hold(): void {
    const reason = 'The last start of the station ended while plugins were being started, so this one was not.'
    this.#state = { state: 'held', since: this.#now(), reason }
  }

  /** Rejects with what is wrong, which is then its state as well. */
  async turnOn(): Promise<void> {
    const obstacle = this.check()
    if (obstacle !== null) throw obstacle
    this.#crashes = []
    try {
      const opened = await this.#open()
      this.#state = { state: 'active', since: this.#now(), opened }
      opened.onCrash((crash) => this.#crashed(opened, crash))
    } catch (error) {
      this.#current = null
      this.#refused(error)
      throw error
    }
  }

  /** Nobody finds the plugin any more before its own work ends. */
  async turnOff(announce: () => void): Promise<void> {
    const state = this.#state
    await this.#ending
    if (state.state === 'invalid') return
    this.#state = { state: 'inactive', since: this.#now() }
    announce()
    if (state.state !== 'active') return
    const { timeoutMs, report } = this.#options
    const failure = await turnOff(state.opened, this.#log.logger, timeoutMs)
    this.#current = null
    if (failure !== null) report(`${this.#found.manifest.name}:deactivate`, this.#found.slug, failure)
  }

  /** What it declares while it is on; empty before and without SettingsMixin. */
  declared(): DeclaredSettings {
    const plugin = this.#current
    if (!(plugin instanceof SettingsMixin)) return { own: {}, user: {} }
    return { own: plugin.SETTINGS, user: plugin.USER_SETTINGS ?? {} }
  }

  #open(): Promise<OpenedPlugin> {
    const { hostVersion, timeoutMs, prepare } = this.#options
    return turnOn(this.#found, {
      host: this.#host(),
      hostVersion,
      timeoutMs,
      prepare: async (plugin, slug) => {
        this.#current = plugin
        await prepare(plugin, slug)
      },
    })
  }

  #host(): PluginHost {
    const { settings, stationFor } = this.#options
    const { slug } = this.#found
    const own = { scope: 'plugin', plugin: slug } as const
    const of = (user: number) => ({ scope: 'plugin_user', plugin: slug, user }) as const
    return {
      station: stationFor(slug),
      log: this.#log.logger,
      settings: {
        get: (key) => settings.get(own, this.declared().own, key),
        set: (key, value) => settings.set(own, this.declared().own, key, value),
      },
      userSettings: {
        get: (user, key) => settings.get(of(user), this.declared().user, key),
        set: (user, key, value) => settings.set(of(user), this.declared().user, key, value),
      },
    }
  }

  #refused(error: unknown): void {
    const isFault = error instanceof AppError && INVALID.has(error.code)
    this.#state = { state: isFault ? 'invalid' : 'failed', since: this.#now(), reason: messageOf(error) }
    this.#report(error)
  }

  #crashed(opened: OpenedPlugin, crash: PluginCrash): void {
    const state = this.#state
    if (state.state !== 'active' || state.opened !== opened) return
    this.#crashes.push(crash)
    this.#options.report(`${this.#found.manifest.name}:process`, this.#found.slug, new Error(crash.reason))
    const isDown = crash.restartInMs === null
    if (isDown) {
      this.#state = { state: 'crashed', since: this.#now(), reason: crash.reason }
      this.#current = null
      this.#ending = end(opened, this.#log.logger)
    }
    this.#options.crashed(this, isDown)
  }

  #report(error: unknown): void {
    this.#options.report(stageName(this.#found.manifest.name, error), this.#found.slug, error)
  }

  #now(): string {
    return this.#options.clock().toISOString()
  }
}

/** Faults of the plugin itself, which trying again does not mend. */
const INVALID = new Set([
  'PLUGIN_MANIFEST_INVALID',
  'PLUGIN_VERSION_MISMATCH',
  'PLUGIN_FINAL_MEMBER',
  'MIXIN_NOT_IMPLEMENTED',
  'MIXIN_INVALID',
])
