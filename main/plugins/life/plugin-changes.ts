import type { Logger } from '@scanbench/plugin'

export interface PluginChange {
  slug: string
  active: boolean
}

export interface PluginEvents {
  publish(event: { type: 'plugin.changed'; data: { key: string; active: boolean } }): void
}

interface Options {
  events: PluginEvents
  log: Logger
}

/** Who wants to know what becomes of plugins. */
export class PluginChanges {
  readonly #options: Options
  readonly #listeners = new Set<(change: PluginChange) => void>()
  readonly #loaded = new Set<() => void>()
  #revision = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** Counts up whenever another set of plugins may be on. */
  get revision(): number {
    return this.#revision
  }

  listen(listener: (change: PluginChange) => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  listenLoaded(listener: () => void): Disposable {
    this.#loaded.add(listener)
    return { [Symbol.dispose]: () => void this.#loaded.delete(listener) }
  }

  announce({ slug, active }: PluginChange): void {
    this.#revision += 1
    this.tell({ slug, active })
    for (const listener of this.#listeners) this.#call(() => listener({ slug, active }))
  }

  /** For the page alone: the plugin is as it was, but there is something to see. */
  tell({ slug, active }: PluginChange): void {
    this.#options.events.publish({ type: 'plugin.changed', data: { key: slug, active } })
  }

  announceLoaded(): void {
    this.#revision += 1
    for (const listener of this.#loaded) this.#call(listener)
  }

  #call(listener: () => void): void {
    try {
      listener()
    } catch (error) {
      this.#options.log.error('A listener failed on a change of plugins', { error })
    }
  }
}
