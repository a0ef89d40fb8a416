import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'

interface Options {
  /** The data folder. */
  folder: string
  registry: { start(how: { isHolding: boolean }): Promise<void>; release(): Promise<void> }
  log: Logger
}

/**
 * Starts the plugins, and does without those of others when the station died the last time while it did so. A file is
 * there for as long as they are being started: whoever finds it at a start knows.
 */
export class PluginStart {
  readonly #options: Options
  readonly #mark: string

  constructor(options: Options) {
    this.#options = options
    this.#mark = join(options.folder, 'plugins-starting')
  }

  async start(): Promise<void> {
    const { registry, log } = this.#options
    const isHolding = existsSync(this.#mark)
    if (isHolding) log.warn('The last start ended while plugins were being started; those of others are held back')
    this.#begin()
    await registry.start({ isHolding })
  }

  /** The station works, or stops in order. */
  finish(): void {
    rmSync(this.#mark, { force: true })
  }

  /** All that is held back, at once. If the station dies of it, the next start does without them again. */
  async release(): Promise<void> {
    this.#begin()
    try {
      await this.#options.registry.release()
    } finally {
      this.finish()
    }
  }

  #begin(): void {
    writeFileSync(this.#mark, '')
  }
}
