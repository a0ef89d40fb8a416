import { AppError, messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { PluginRecord } from '../records/plugin-records.ts'
import type { Database } from '../storage/database.ts'
import type { FoundPlugin } from './life/opened-plugin.ts'
import { PluginConfigs } from './settings/plugin-configs.ts'
import type { PluginConfig } from './settings/plugin-configs.ts'
import { afterConsent } from './life/consent.ts'
import type { Accepted } from './life/consent.ts'
import { PluginErrors } from './plugin-errors.ts'
import { pluginRecord } from './plugin-record.ts'
import type { PluginRoster } from './plugin-roster.ts'
import { traceOf } from './trace-of.ts'
import { registryHash } from './registry-hash.ts'

interface Options {
  database: Database
  roster: PluginRoster
  /** Slugs of plugins that are always on. */
  mandatory: readonly string[]
  /** The feature switches, by key. */
  switches?: () => Promise<Readonly<Record<string, boolean>>>
  log: Logger
  clock: () => Date
}

/** What is written down of plugins: their rows, and what went wrong with them. */
export class PluginBook {
  readonly #options: Options
  readonly #configs: PluginConfigs
  readonly errors: PluginErrors

  constructor(options: Options) {
    this.#options = options
    this.#configs = new PluginConfigs(options.database)
    this.errors = new PluginErrors(options.clock)
  }

  isMandatory(slug: string): boolean {
    return this.#options.mandatory.includes(slug)
  }

  /** Every plugin the station knows of, including those whose code is gone. */
  async list(): Promise<PluginRecord[]> {
    const { roster } = this.#options
    return (await this.#configs.list()).map((config) =>
      pluginRecord({
        config,
        life: roster.life(config.key),
        isMandatory: this.isMandatory(config.key),
        errors: this.errors.of(config.key),
      }),
    )
  }

  async record(slug: string): Promise<PluginRecord> {
    const found = (await this.list()).find(({ key }) => key === slug)
    if (found === undefined) throw new AppError('NOT_FOUND', `Plugin '${slug}' not installed`)
    return found
  }

  /** Slugs of the plugins that are to be on. */
  async wanted(): Promise<ReadonlySet<string>> {
    const rows = await this.#configs.list()
    return new Set(rows.filter(({ key, active }) => active || this.isMandatory(key)).map(({ key }) => key))
  }

  async enter({ slug, manifest, packageName }: FoundPlugin): Promise<void> {
    await this.#configs.ensure(slug, manifest.name, packageName)
  }

  async isWanted(slug: string): Promise<boolean> {
    return (await this.wanted()).has(slug)
  }

  /**
   * What of a plugin's permissions is accepted. Whoever named it in the configuration as always on accepted what it
   * asked for then, since there is nobody else to ask.
   */
  async accepted(found: FoundPlugin): Promise<Accepted> {
    const { accepted_permissions: accepted } = await this.#row(found.slug)
    if (accepted !== null || !this.isMandatory(found.slug)) return accepted
    return this.accept(found, found.manifest.permissions)
  }

  async accept(found: FoundPlugin, permissions: readonly string[]): Promise<Accepted> {
    const { accepted_permissions: before } = await this.#row(found.slug)
    const after = afterConsent(found, before, permissions)
    await this.#configs.accept(found.slug, after)
    return after
  }

  async setActive(slug: string, active: boolean): Promise<void> {
    await this.#configs.setActive(slug, active)
  }

  /** The row, the settings and the errors. What is still installed begins anew. */
  async forget(slug: string): Promise<void> {
    await this.#configs.forget(slug)
    this.errors.clear(slug)
    const life = this.#options.roster.life(slug)
    if (life !== null) await this.enter(life.found)
  }

  async metadata(slug: string): Promise<Record<string, unknown>> {
    return JSON.parse((await this.#row(slug)).metadata) as Record<string, unknown>
  }

  async setMetadata(slug: string, metadata: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#row(slug)
    await this.#configs.setMetadata(slug, metadata)
  }

  /** Differs when another set of plugins or switches is to be on, by what the database says. */
  async hash(): Promise<string> {
    const { roster, switches } = this.#options
    const rows = await this.#configs.list()
    const plugins = rows.map(({ key, name, active }) => ({
      slug: key,
      name: name ?? key,
      version: roster.life(key)?.found.manifest.version ?? null,
      isActive: active || this.isMandatory(key),
    }))
    return registryHash(plugins, (await switches?.()) ?? {})
  }

  /** Keeps an error, and tells the log. */
  report(stage: string, name: string, error: unknown): void {
    const message = messageOf(error)
    this.errors.add({ stage, name, message, trace: traceOf(error) })
    this.#options.log.error('A plugin has an error', { plugin: name, stage, error })
  }

  async #row(slug: string): Promise<PluginConfig> {
    const config = await this.#configs.find(slug)
    if (config === null) throw new AppError('NOT_FOUND', `Plugin '${slug}' not installed`)
    return config
  }
}
