import { AppError } from '@scanbench/plugin'
import type { Logger, Plugin } from '@scanbench/plugin'
import type { FoundPlugin, PluginPresence } from './life/opened-plugin.ts'
import type { PluginLife } from './life/plugin-life.ts'

/** The plugins that were found, in the order of discovery, which is the order in which they are asked. */
export class PluginRoster {
  #lives: ReadonlyMap<string, PluginLife> = new Map()
  readonly #log: Logger

  constructor(log: Logger) {
    this.#log = log
  }

  get lives(): readonly PluginLife[] {
    return [...this.#lives.values()]
  }

  replace(lives: ReadonlyMap<string, PluginLife>): void {
    this.#lives = lives
  }

  life(slug: string): PluginLife | null {
    return this.#lives.get(slug) ?? null
  }

  known(slug: string): PluginLife {
    const life = this.#lives.get(slug)
    if (life === undefined) throw new AppError('NOT_FOUND', `There is no plugin "${slug}".`)
    return life
  }

  active(slug: string): PluginLife {
    const life = this.#lives.get(slug)
    if (life?.state.state === 'active') return life
    throw new AppError('NOT_FOUND', `There is no active plugin "${slug}".`)
  }

  get(slug: string): Plugin | null {
    const life = this.#lives.get(slug)
    if (life === undefined) this.#log.warn('A plugin was asked for that nobody knows', { plugin: slug })
    return life?.plugin ?? null
  }

  withMixin(key: string): Plugin[] {
    const wanted = key.trim().toLowerCase()
    const active = this.lives.map(({ plugin }) => plugin).filter((plugin) => plugin !== null)
    return wanted === 'base' ? active : active.filter((plugin) => plugin.hasMixin(wanted))
  }

  slugOf(plugin: Plugin): string | null {
    return this.#lifeOf(plugin)?.found.slug ?? null
  }

  presenceOf(plugin: Plugin): PluginPresence | null {
    return this.#lifeOf(plugin)?.presence ?? null
  }

  all(): FoundPlugin[] {
    return this.lives.map(({ found }) => found)
  }

  #lifeOf(plugin: Plugin): PluginLife | undefined {
    for (const life of this.#lives.values()) if (life.plugin === plugin) return life
    return undefined
  }
}
