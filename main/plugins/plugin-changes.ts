import type { Logger } from '@scanbench/plugin'

export interface PluginChange {
  slug: string
  active: boolean
}

interface Options {
  events: { publish(event: { type: 'plugin.changed'; data: { key: string; active: boolean } }): void }
  log: Logger
}

/** Who wants to know when a plugin goes on or off. */
export class PluginChanges {
  readonly #options: Options
  readonly #listeners = new Set<(change: PluginChange) => void>()

  constructor(options: Options) {
    this.#options = options
  }

  listen(listener: (change: PluginChange) => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  announce({ slug, active }: PluginChange): void {
    this.#options.events.publish({ type: 'plugin.changed', data: { key: slug, active } })
    for (const listener of this.#listeners) {
      try {
        listener({ slug, active })
      } catch (error) {
        this.#options.log.error('A listener failed on a change of plugins', { plugin: slug, error })
      }
    }
  }
}
