import { AppError } from '@scanbench/plugin'
import type { Logger, Plugin, StationClient } from '@scanbench/plugin'
import { provideRegistry } from '@scanbench/plugin/host'
import type { Settings } from '@scanbench/plugin/settings'
import type { PluginRecord } from '../records/records.ts'
import type { Database } from '../storage/database.ts'
import type { Actor } from '../users/actor.ts'
import type { FoundPlugin } from './opened-plugin.ts'
import { PluginChanges } from './plugin-changes.ts'
import type { PluginChange, PluginEvents } from './plugin-changes.ts'
import { PluginConfigs } from './plugin-configs.ts'
import { PluginErrors } from './plugin-errors.ts'
import type { PluginError } from './plugin-errors.ts'
import { PluginLife } from './plugin-life.ts'
import type { PluginLine } from './plugin-log.ts'
import { pluginRecord } from './plugin-record.ts'
import type { PluginSettings } from './plugin-settings.ts'
import type { Collection, PluginSources } from './plugin-sources.ts'
import { registryHash } from './registry-hash.ts'
import { staticAddress } from './static-address.ts'

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
  readonly #configs: PluginConfigs
  readonly #errors: PluginErrors
  /** In the order of discovery, which is the order in which plugins are asked. */
  #lives = new Map<string, PluginLife>()
  readonly #changes: PluginChanges
  readonly #preparations = new Set<Preparation>()
  readonly #facade: Disposable
  /** Files and classes that had a fault when plugins were last looked for. */
  #faulty: string[] = []
  #queue: Promise<unknown> = Promise.resolve()
  #isReloading = false
  #revision = 0
  #seenHash: string | null = null

  constructor(options: Options) {
    this.#options = options
    this.#configs = new PluginConfigs(options.database)
    this.#errors = new PluginErrors(options.clock)
    this.#changes = new PluginChanges(options)
    this.#facade = provideRegistry({
      getPlugin: async (slug) => this.get(slug),
      withMixin: async (key) => [...this.withMixin(key)],
    })
  }

  /** Finds the plugins and turns on those that are to be on. A faulty one stops no other. */
  async start(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#collect()
      await this.#followRows()
    })
    this.#loaded()
  }

  /** Counts up whenever another set of plugins may be on. */
  get revision(): number {
    return this.#revision
  }

  /** An active plugin. */
  get(slug: string): Plugin | null {
    const life = this.#lives.get(slug)
    if (life === undefined) this.#options.log.warn('A plugin was asked for that nobody knows', { plugin: slug })
    return life?.plugin ?? null
  }

  /** Everything that was found, in registry order. */
  all(): FoundPlugin[] {
    return [...this.#lives.values()].map(({ found }) => found)
  }

  isActive(slug: string): boolean {
    return this.#lives.get(slug)?.state.state === 'active'
  }

  /** Active plugins with a mixin, in registry order; `base` is all of them. */
  withMixin(key: string): Plugin[] {
    const wanted = key.trim().toLowerCase()
    const active = [...this.#lives.values()].map(({ plugin }) => plugin).filter((plugin) => plugin !== null)
    return wanted === 'base' ? active : active.filter((plugin) => plugin.hasMixin(wanted))
  }

  /** Under which slug an active plugin is known here; its own words may differ when it is a single file. */
  slugOf(plugin: Plugin): string | null {
    return [...this.#lives].find(([, life]) => life.plugin === plugin)?.[0] ?? null
  }

  /** What was found under a slug, whether it is on or off. */
  found(slug: string): FoundPlugin | null {
    return this.#lives.get(slug)?.found ?? null
  }

  /** Every plugin the station knows of, including those whose code is gone. */
  async list(): Promise<PluginRecord[]> {
    const configs = await this.#configs.list()
    return configs.map((config) => {
      const life = this.#lives.get(config.key) ?? null
      return pluginRecord({
        config,
        life,
        isMandatory: this.#isMandatory(config.key),
        errors: this.#errors.of(config.key),
      })
    })
  }

  async record(slug: string): Promise<PluginRecord> {
    const found = (await this.list()).find(({ key }) => key === slug)
    if (found === undefined) throw new AppError('NOT_FOUND', `Plugin '${slug}' not installed`)
    return found
  }

  errors(): readonly PluginError[] {
    return this.#errors.list()
  }

  /** What a plugin wrote to the log last. */
  lines(slug: string): readonly PluginLine[] {
    return this.#known(slug).lines
  }

  /** The address of a file in a plugin's `static` folder, `:function` included. */
  staticAddress(slug: string, path: string): Promise<string> {
    return staticAddress(this.#known(slug).found, path, this.#options.log)
  }

  /** Keeps an error of a plugin on it, and in the log. `stage` is a stage of its life or the name of a hook. */
  noteError(slug: string, stage: string, message: string): void {
    this.#report(stage, slug, new Error(message))
  }

  /** What an active plugin declares; empty without SettingsMixin. NOT_FOUND when it is unknown or off. */
  settingsOf(slug: string): Settings {
    return this.#active(slug).declared().own
  }

  /** What an active plugin declares for each user. */
  userSettingsOf(slug: string): Settings {
    return this.#active(slug).declared().user
  }

  /** Turns a plugin on or off; resolves when that is done, rejects when it cannot be. */
  async setActive(slug: string, active: boolean, actor: Actor): Promise<void> {
    const life = this.#known(slug)
    if (this.#isMandatory(slug) && !active)
      throw new AppError(
        'PLUGIN_MANDATORY',
        `INVE-E10: Plugin ${life.found.manifest.name} is always on and cannot be deactivated.`,
      )
    this.#options.log.info(`Plugin turned ${active ? 'on' : 'off'}`, { plugin: slug, user: actor.username })
    await this.#inTurn(() => (active ? this.#activate(life) : this.#deactivate(life)))
  }

  /** Reads one plugin anew and turns it on again if it is to be on; no other is touched. Rejects when it stays off. */
  async reloadOne(slug: string): Promise<void> {
    this.#known(slug)
    await this.#inTurn(() => this.#reloadOne(slug))
  }

  /** All plugins one after the other. False, at once, while another reload runs. */
  async reload({ bundled, collect }: Reload): Promise<boolean> {
    if (this.#isReloading) return false
    this.#isReloading = true
    try {
      this.#errors.clearAll()
      await this.#inTurn(() => this.#reload({ bundled, collect }))
      this.#loaded()
      return true
    } finally {
      this.#isReloading = false
    }
  }

  /** Looks for plugins that came and went; those that are as they were go on undisturbed. */
  async collect(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#collect()
      await this.#followRows()
    })
    this.#loaded()
  }

  /** Forgets a plugin that is off: its row, its settings. What is still installed begins anew. */
  async remove(slug: string): Promise<void> {
    const record = await this.record(slug)
    if (record.is_installed ? record.active || record.state === 'active' : record.is_mandatory)
      throw new AppError('PLUGIN_ACTIVE', 'Plugin cannot be deleted as it is currently active')
    await this.#inTurn(async () => {
      await this.#configs.forget(slug)
      const life = this.#lives.get(slug)
      if (life !== undefined) await this.#configs.ensure(slug, life.found.manifest.name, life.found.packageName)
    })
    this.#errors.clear(slug)
    this.#changes.tell({ slug, active: false })
  }

  async metadata(slug: string): Promise<Record<string, unknown>> {
    return JSON.parse((await this.#config(slug)).metadata) as Record<string, unknown>
  }

  async setMetadata(slug: string, metadata: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#config(slug)
    await this.#configs.setMetadata(slug, metadata)
  }

  /** Differs when another set of plugins or switches is to be on, by what the database says. */
  async hash(): Promise<string> {
    const switches = (await this.#options.switches?.()) ?? {}
    const rows = await this.#configs.list()
    const plugins = rows.map(({ key, name, active }) => ({
      slug: key,
      name: name ?? key,
      version: this.#lives.get(key)?.found.manifest.version ?? null,
      isActive: active || this.#isMandatory(key),
    }))
    return registryHash(plugins, switches)
  }

  /** True once after somebody else changed rows or switches in the database; what they say now is done. */
  async checkReload(): Promise<boolean> {
    if ((await this.hash()) === this.#seenHash) return false
    await this.collect()
    return true
  }

  /** A feature switch went over: a new revision, and no plugin is touched. */
  async switchChanged(): Promise<void> {
    await this.#inTurn(async () => {})
    this.#loaded()
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
    await this.#queue
    for (const life of [...this.#lives.values()].toReversed()) await life.turnOff(() => {})
    this.#facade[Symbol.dispose]()
  }

  async #collect(): Promise<void> {
    const { found, faults } = await this.#options.sources.collect()
    this.#noteFaults(faults)
    const lives = new Map<string, PluginLife>()
    for (const plugin of found) {
      if (lives.has(plugin.slug)) this.#noteClash(plugin)
      else lives.set(plugin.slug, await this.#lifeOf(plugin))
    }
    for (const [slug, life] of this.#lives) if (!lives.has(slug)) await this.#takeDown(life)
    this.#lives = lives
  }

  #noteFaults(faults: Collection['faults']): void {
    for (const name of this.#faulty) this.#errors.clear(name)
    this.#faulty = faults.map(({ name }) => name)
    for (const { stage, name, error } of faults) this.#report(stage, name, error)
  }

  #noteClash({ slug, folder, manifest }: FoundPlugin): void {
    const name = folder ?? manifest.name
    this.#faulty.push(name)
    this.#report(
      'discovery',
      name,
      new AppError('PLUGIN_SLUG_TAKEN', `Another plugin has the slug "${slug}" already; it is kept.`),
    )
  }

  /** Keeps what is as it was; what changed on the disk is taken down and found anew. */
  async #lifeOf(found: FoundPlugin): Promise<PluginLife> {
    await this.#configs.ensure(found.slug, found.manifest.name, found.packageName)
    const known = this.#lives.get(found.slug)
    if (known === undefined) return this.#begin(found)
    if (known.state.state === 'active' && isSame(known.found, found)) return known
    await this.#takeDown(known)
    this.#errors.clear(found.slug)
    known.replace(found)
    return known
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
      report: (stage, slug, error) => this.#report(stage, slug, error),
      crashed: (life, isDown) => this.#crashed(life, isDown),
    })
  }

  #crashed({ found: { slug } }: PluginLife, isDown: boolean): void {
    if (isDown) {
      this.#revision += 1
      this.#changes.announce({ slug, active: false })
    } else this.#changes.tell({ slug, active: true })
  }

  /** Ours one after the other; those of others at once, so that one that hangs does not hold up the rest. */
  async #followRows(): Promise<void> {
    const rows = new Map((await this.#configs.list()).map((row) => [row.key, row]))
    const isWanted = ({ found: { slug } }: PluginLife) => this.#isMandatory(slug) || rows.get(slug)?.active === true
    const lives = [...this.#lives.values()]
    for (const life of lives) if (life.state.state === 'active' && !isWanted(life)) await this.#takeDown(life)
    const wanted = lives.filter(isWanted)
    const off = wanted.filter(({ state }) => state.state === 'inactive' || state.state === 'failed')
    for (const life of off) if (isOurs(life.found)) await this.#attempt(life)
    await Promise.all(off.filter(({ found }) => !isOurs(found)).map((life) => this.#attempt(life)))
    await this.#forgetInvalid(wanted)
  }

  /** What this version cannot run is off, so that a person sees it and decides anew. */
  async #forgetInvalid(lives: readonly PluginLife[]): Promise<void> {
    for (const { state, found } of lives)
      if (state.state === 'invalid' && !this.#isMandatory(found.slug)) await this.#configs.setActive(found.slug, false)
  }

  /** Where nobody waits for it a failure is kept on the plugin and not passed on. */
  async #attempt(life: PluginLife): Promise<void> {
    try {
      await this.#activate(life)
    } catch (error) {
      this.#options.log.error('A plugin could not be turned on', { plugin: life.found.slug, error })
    }
  }

  async #activate(life: PluginLife): Promise<void> {
    const { slug } = life.found
    if (life.state.state === 'active') return
    this.#errors.clear(slug)
    try {
      await life.turnOn()
    } catch (error) {
      if (life.state.state === 'invalid') await this.#configs.setActive(slug, false)
      this.#changes.tell({ slug, active: false })
      throw error
    }
    await this.#configs.setActive(slug, true)
    this.#revision += 1
    this.#changes.announce({ slug, active: true })
  }

  async #deactivate(life: PluginLife): Promise<void> {
    const { slug } = life.found
    await this.#configs.setActive(slug, false)
    if (life.state.state === 'inactive') return
    this.#errors.clear(slug)
    await this.#takeDown(life)
  }

  async #takeDown(life: PluginLife): Promise<void> {
    if (life.state.state !== 'active') return life.turnOff(() => {})
    this.#revision += 1
    await life.turnOff(() => this.#changes.announce({ slug: life.found.slug, active: false }))
  }

  async #reload({ bundled, collect }: Reload): Promise<void> {
    if (collect) await this.#collect()
    for (const life of this.#lives.values())
      if (bundled || life.found.origin !== 'builtin' || life.state.state !== 'active') await this.#again(life)
    await this.#followRows()
  }

  async #again(life: PluginLife): Promise<void> {
    await this.#takeDown(life)
    life.replace(life.found)
  }

  async #reloadOne(slug: string): Promise<void> {
    const life = this.#known(slug)
    const { found, faults } = await this.#options.sources.collect()
    const next = found.find((plugin) => plugin.slug === slug)
    await this.#takeDown(life)
    this.#errors.clear(slug)
    if (next === undefined) throw this.#gone(life, faults)
    await this.#configs.ensure(slug, next.manifest.name, next.packageName)
    life.replace(next)
    if (this.#isMandatory(slug) || (await this.#config(slug)).active) await this.#activate(life)
    else this.#changes.tell({ slug, active: false })
  }

  /** It was there a moment ago: its manifest broke, or its files are gone. */
  #gone(life: PluginLife, faults: Collection['faults']): unknown {
    const { folder, manifest } = life.found
    const fault = faults.find(({ name }) => folder !== null && name.startsWith(folder))
    const error =
      fault?.error instanceof AppError
        ? fault.error
        : new AppError(
            'PLUGIN_MANIFEST_INVALID',
            `Plugin ${manifest.name} is no longer found in ${folder ?? 'its place'}.`,
          )
    life.invalidate(error)
    this.#changes.tell({ slug: life.found.slug, active: false })
    return error
  }

  #loaded(): void {
    this.#revision += 1
    this.#changes.announceLoaded()
  }

  #known(slug: string): PluginLife {
    const life = this.#lives.get(slug)
    if (life === undefined) throw new AppError('NOT_FOUND', `There is no plugin "${slug}".`)
    return life
  }

  #active(slug: string): PluginLife {
    const life = this.#lives.get(slug)
    if (life?.state.state === 'active') return life
    throw new AppError('NOT_FOUND', `There is no active plugin "${slug}".`)
  }

  async #config(slug: string) {
    const config = await this.#configs.find(slug)
    if (config === null) throw new AppError('NOT_FOUND', `Plugin '${slug}' not installed`)
    return config
  }

  /** One plugin at a time is turned on or off. What the database says afterwards is our own doing. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work).finally(async () => {
      this.#seenHash = await this.hash()
    })
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
}

function isOurs({ origin }: FoundPlugin): boolean {
  return origin === 'builtin' || origin === 'sample'
}

function isSame(before: FoundPlugin, after: FoundPlugin): boolean {
  return (
    before.origin === after.origin &&
    before.folder === after.folder &&
    JSON.stringify(before.manifest) === JSON.stringify(after.manifest)
  )
}
