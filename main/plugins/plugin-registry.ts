import { AppError } from '@scanbench/plugin'
import type { Logger, Plugin, StationClient } from '@scanbench/plugin'
import { provideRegistry } from '@scanbench/plugin/host'
import type { Settings } from '@scanbench/plugin/settings'
import type { PluginRecord } from '../records/plugin-records.ts'
import type { Database } from '../storage/database.ts'
import type { Actor } from '../users/actor.ts'
import type { FoundPlugin, PluginPresence } from './life/opened-plugin.ts'
import { PluginBook } from './plugin-book.ts'
import { PluginChanges } from './life/plugin-changes.ts'
import type { PluginChange, PluginEvents } from './life/plugin-changes.ts'
import { PluginDiscovery } from './discovery/plugin-discovery.ts'
import type { PluginError } from './plugin-errors.ts'
import { PluginLife } from './life/plugin-life.ts'
import { PluginSwitching } from './life/plugin-switching.ts'
import type { PluginLine } from './plugin-log.ts'
import { PluginRoster } from './plugin-roster.ts'
import type { PluginSettings } from './settings/plugin-settings.ts'
import type { PluginSources } from './discovery/plugin-sources.ts'
import { staticAddress } from './static-address.ts'
import { Turns } from '../waiting/turns.ts'

interface Options {
  database: Database
  settings: PluginSettings
  sources: PluginSources
  stationFor: (slug: string) => StationClient
  events: PluginEvents
  log: Logger
  clock: () => Date
  hostVersion: string
  /** Slugs of plugins that are always on. */
  mandatory: readonly string[]
  /** The feature switches, by key. */
  switches?: () => Promise<Readonly<Record<string, boolean>>>
  /** For `activate()` and `deactivate()` of one plugin. */
  timeoutMs?: number
  /** Rows are kept and no plugin is ever turned on: for the command line while no station runs. */
  isResting: boolean
}

export interface Turn {
  active: boolean
  /** Permissions that the person said yes to; others that it asks for keep it off. */
  accepted: readonly string[]
  actor: Actor
}

export interface Reload {
  /** Bundled plugins too. */
  bundled: boolean
  /** Look for new and for removed plugins first. */
  collect: boolean
}

/** What is done for a plugin before its `activate()`, such as giving it its tables. */
export type Preparation = (plugin: Plugin, slug: string) => Promise<void>

/** The plugins of the station: found, checked, turned on and off one at a time. */
export class PluginRegistry implements AsyncDisposable {
  readonly #options: Options
  readonly #roster: PluginRoster
  readonly #book: PluginBook
  readonly #discovery: PluginDiscovery
  readonly #changes: PluginChanges
  readonly #switching: PluginSwitching
  readonly #preparations = new Set<Preparation>()
  readonly #facade: Disposable
  readonly #turns = new Turns()
  #waiting = 0
  #isReloading = false
  #seenHash: string | null = null

  constructor(options: Options) {
    this.#options = options
    this.#roster = new PluginRoster(options.log)
    this.#book = new PluginBook({ ...options, roster: this.#roster })
    this.#changes = new PluginChanges(options)
    this.#switching = new PluginSwitching({
      ...options,
      roster: this.#roster,
      book: this.#book,
      changes: this.#changes,
    })
    this.#discovery = new PluginDiscovery({
      sources: options.sources,
      roster: this.#roster,
      book: this.#book,
      begin: (found) => this.#begin(found),
      takeDown: (life) => this.#switching.takeDown(life),
    })
    this.#facade = provideRegistry({
      getPlugin: async (slug) => this.get(slug),
      withMixin: async (key) => this.withMixin(key),
    })
  }

  /**
   * Finds the plugins and turns on those that are to be on. A faulty one stops no other. With `isHolding` those of others
   * wait until a person starts them.
   */
  async start({ isHolding = false } = {}): Promise<void> {
    if (isHolding) this.#switching.hold()
    await this.collect()
  }

  /** Turns on what was held back at the start. */
  async release(): Promise<void> {
    await this.#inTurn(async () => {
      this.#switching.release()
      await this.#discovery.collect()
      await this.#switching.followRows()
    })
    this.#changes.announceLoaded()
  }

  /** Whether a plugin waits for a person, since the start before did not come through. */
  get isHoldingBack(): boolean {
    return this.#roster.lives.some(({ state }) => state.state === 'held')
  }

  /** Looks for plugins that came and went; those that are as they were go on undisturbed. */
  async collect(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#discovery.collect()
      await this.#switching.followRows()
    })
    this.#changes.announceLoaded()
  }

  /** Counts up whenever another set of plugins may be on. */
  get revision(): number {
    return this.#changes.revision
  }

  /** An active plugin. */
  get(slug: string): Plugin | null {
    return this.#roster.get(slug)
  }

  isActive(slug: string): boolean {
    return this.#roster.life(slug)?.state.state === 'active'
  }

  /** Active plugins with a mixin, in registry order; `base` is all of them. */
  withMixin(key: string): Plugin[] {
    return this.#roster.withMixin(key)
  }

  /** Under which slug an active plugin is known here; its own words may differ when it is a single file. */
  slugOf(plugin: Plugin): string | null {
    return this.#roster.slugOf(plugin)
  }

  /** How the process of an active plugin fares; null when it runs in the station. */
  presenceOf(plugin: Plugin): PluginPresence | null {
    return this.#roster.presenceOf(plugin)
  }

  /** Everything that was found, in registry order. */
  all(): FoundPlugin[] {
    return this.#roster.all()
  }

  /** What was found under a slug, whether it is on or off. */
  found(slug: string): FoundPlugin | null {
    return this.#roster.life(slug)?.found ?? null
  }

  /** Every plugin the station knows of, including those whose code is gone. */
  list(): Promise<PluginRecord[]> {
    return this.#book.list()
  }

  record(slug: string): Promise<PluginRecord> {
    return this.#book.record(slug)
  }

  errors(): readonly PluginError[] {
    return this.#book.errors.list()
  }

  /** What a plugin wrote to the log last. */
  lines(slug: string): readonly PluginLine[] {
    return this.#roster.known(slug).lines
  }

  /** The address of a file in a plugin's `static` folder, `:function` included. */
  staticAddress(slug: string, path: string): Promise<string> {
    return staticAddress(this.#roster.known(slug).found, path, this.#options.log)
  }

  /** Keeps an error of a plugin on it, and in the log. `stage` is a stage of its life or the name of a hook. */
  noteError(slug: string, stage: string, error: unknown): void {
    this.#book.report(stage, slug, error)
  }

  /** What an active plugin declares; empty without SettingsMixin. NOT_FOUND when it is unknown or off. */
  settingsOf(slug: string): Settings {
    return this.#roster.active(slug).declared().own
  }

  /** What an active plugin declares for each user. */
  userSettingsOf(slug: string): Settings {
    return this.#roster.active(slug).declared().user
  }

  /** What other programs keep with a plugin. */
  metadata(slug: string): Promise<Record<string, unknown>> {
    return this.#book.metadata(slug)
  }

  setMetadata(slug: string, metadata: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#book.setMetadata(slug, metadata)
  }

  /** Differs when another set of plugins or switches is to be on, by what the database says. */
  hash(): Promise<string> {
    return this.#book.hash()
  }

  /** Turns a plugin on or off; resolves when that is done, rejects when it cannot be. */
  async setActive(slug: string, { active, accepted, actor }: Turn): Promise<void> {
    const life = this.#roster.known(slug)
    if (this.#book.isMandatory(slug) && !active) throw alwaysOn(life.found)
    this.#options.log.info(`Plugin turned ${active ? 'on' : 'off'}`, { plugin: slug, user: actor.username, accepted })
    await this.#inTurn(async () => {
      if (!active) return this.#switching.deactivate(life)
      if (accepted.length > 0) await this.#book.accept(life.found, accepted)
      await this.#switching.activate(life)
      // The last one was started: there is nothing left to be careful about.
      if (!this.isHoldingBack) this.#switching.release()
    })
  }

  /** Reads one plugin anew and turns it on again if it is to be on; no other is touched. Rejects when it stays off. */
  async reloadOne(slug: string): Promise<void> {
    const life = this.#roster.known(slug)
    await this.#inTurn(async () => {
      try {
        await this.#discovery.again(life)
        if ((await this.#book.wanted()).has(slug)) await this.#switching.activate(life)
      } finally {
        this.#changes.tell({ slug, active: life.plugin !== null })
      }
    })
  }

  /** All plugins one after the other. False, at once, while another reload runs. */
  async reload({ bundled, collect }: Reload): Promise<boolean> {
    if (this.#isReloading) return false
    this.#isReloading = true
    try {
      this.#book.errors.clearAll()
      await this.#inTurn(() => this.#reload({ bundled, collect }))
      this.#changes.announceLoaded()
      return true
    } finally {
      this.#isReloading = false
    }
  }

  /** True once after somebody else changed rows or switches in the database; what they say now is done. */
  async checkReload(): Promise<boolean> {
    // What is under way is our own doing; and a plugin that asks while it is turned on must not wait for itself.
    if (this.#waiting > 0 || (await this.hash()) === this.#seenHash) return false
    await this.collect()
    return true
  }

  /** A feature switch went over: a new revision, and no plugin is touched. */
  async switchChanged(): Promise<void> {
    await this.#inTurn(async () => {})
    this.#changes.announceLoaded()
  }

  /** Forgets a plugin that is off: its row, its settings. What is still installed begins anew. */
  async remove(slug: string): Promise<void> {
    const { is_installed, is_mandatory, active, state } = await this.record(slug)
    if (is_installed ? active || state === 'active' : is_mandatory)
      throw new AppError('PLUGIN_ACTIVE', 'Plugin cannot be deleted as it is currently active')
    await this.#inTurn(() => this.#book.forget(slug))
    this.#changes.tell({ slug, active: false })
  }

  /** Told after a plugin became usable, and before one that was turned off is taken down. */
  onChange(listener: (change: PluginChange) => void): Disposable {
    return this.#changes.listen(listener)
  }

  /** Told after the start and after each reload of all. */
  onLoaded(listener: () => void): Disposable {
    return this.#changes.listenLoaded(listener)
  }

  /** Done before each `activate()`, in the order given; what it opens for a plugin goes to `plugin.use()`. */
  prepareWith(preparation: Preparation): Disposable {
    this.#preparations.add(preparation)
    return { [Symbol.dispose]: () => void this.#preparations.delete(preparation) }
  }

  /** Turns every plugin off, last one first. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#turns.idle()
    for (const life of this.#roster.lives.toReversed()) await life.turnOff(() => {})
    this.#facade[Symbol.dispose]()
  }

  #begin(found: FoundPlugin): PluginLife {
    const { settings, stationFor, log, clock, hostVersion, timeoutMs = 10_000 } = this.#options
    return new PluginLife(found, {
      settings,
      stationFor,
      log,
      clock,
      hostVersion,
      timeoutMs,
      prepare: async (plugin, slug) => {
        for (const preparation of this.#preparations) await preparation(plugin, slug)
      },
      report: (stage, slug, error) => this.#book.report(stage, slug, error),
      crashed: (life, isDown) => this.#crashed(life, isDown),
    })
  }

  #crashed({ found: { slug } }: PluginLife, isDown: boolean): void {
    if (isDown) this.#changes.announce({ slug, active: false })
    else this.#changes.tell({ slug, active: true })
  }

  async #reload({ bundled, collect }: Reload): Promise<void> {
    if (collect) await this.#discovery.collect()
    for (const life of this.#roster.lives) {
      if (!bundled && life.found.origin === 'builtin' && life.plugin !== null) continue
      await this.#switching.takeDown(life)
      life.replace(life.found)
    }
    await this.#switching.followRows()
  }

  /** One plugin at a time is turned on or off. What the database says afterwards is our own doing. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1
    return this.#turns.run(() => this.#work(work))
  }

  async #work<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } finally {
      this.#waiting -= 1
      this.#seenHash = await this.hash()
    }
  }
}

function alwaysOn({ manifest }: FoundPlugin): AppError {
  return new AppError('PLUGIN_MANDATORY', `INVE-E10: Plugin ${manifest.name} is always on and cannot be deactivated.`)
}
