import { realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import { watchFolder } from './folder-watch.ts'
import type { FoundPlugin } from '../life/opened-plugin.ts'
import type { LinkedFolders } from './linked-folders.ts'
import type { PluginRegistry } from '../plugin-registry.ts'
import type { PluginSources } from './plugin-sources.ts'

interface Options {
  folders: LinkedFolders
  registry: PluginRegistry
  sources: PluginSources
  log: Logger
}

/** Plugins that somebody is writing: loaded from their source, and anew after each save. */
export class LinkedPlugins implements AsyncDisposable {
  readonly #options: Options
  readonly #watches = new Map<string, Disposable>()
  #work: Promise<unknown> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
  }

  start(): void {
    for (const folder of this.#options.folders.list()) this.#watch(folder)
  }

  /** The slugs of the plugins in the folder. They are as they were before, and new ones are off. */
  async link(folder: string): Promise<string[]> {
    const { folders, registry, sources } = this.#options
    const path = await existing(folder)
    const { found, faults } = await sources.linked(path)
    const [fault] = faults
    if (fault !== undefined) throw refused(fault.error instanceof Error ? fault.error.message : String(fault.error))
    if (found.length === 0)
      throw refused(
        `There is no plugin in ${path}. Name a folder with a package.json that has a "scanbench" block, or with the file of a plugin.`,
      )
    folders.add(path)
    this.#watch(path)
    await registry.collect()
    return found.map(({ slug }) => slug)
  }

  async unlink(slug: string): Promise<void> {
    const { folders, registry } = this.#options
    const found = registry.found(slug)
    const folder = folders.list().find((linked) => found !== null && isOf(linked, found))
    if (folder === undefined) throw new AppError('NOT_FOUND', `There is no linked plugin "${slug}".`)
    folders.remove(folder)
    this.#watches.get(folder)?.[Symbol.dispose]()
    this.#watches.delete(folder)
    await registry.collect()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const watch of this.#watches.values()) watch[Symbol.dispose]()
    await this.#work
  }

  #watch(folder: string): void {
    if (this.#watches.has(folder)) return
    const { log } = this.#options
    this.#watches.set(folder, watchFolder({ folder, log, changed: () => this.#follow(folder) }))
  }

  #follow(folder: string): void {
    this.#work = this.#work.then(() =>
      this.#reload(folder).catch((error: unknown) => {
        // It is kept on the plugin, where its author looks.
        this.#options.log.warn('A linked plugin was saved and could not be turned on again', { folder, error })
      }),
    )
  }

  async #reload(folder: string): Promise<void> {
    const { registry, sources } = this.#options
    const known = registry.all().filter((plugin) => isOf(folder, plugin))
    const failures = await Promise.allSettled(known.map(({ slug }) => registry.reloadOne(slug)))
    const { found } = await sources.linked(folder)
    if (found.some(({ slug }) => registry.found(slug) === null)) await registry.collect()
    const failure = failures.find(({ status }) => status === 'rejected')
    if (failure?.status === 'rejected') throw failure.reason
  }
}

/** A single file has a folder of its name beside it, whether that is there or not. */
function isOf(linked: string, { origin, folder }: FoundPlugin): boolean {
  return origin === 'linked' && folder !== null && (folder === linked || dirname(folder) === linked)
}

async function existing(folder: string): Promise<string> {
  try {
    return await realpath(folder)
  } catch (error) {
    throw new AppError('INVALID_INPUT', undefined, {
      cause: error,
      details: { folder: [`There is no folder ${folder}.`] },
    })
  }
}

function refused(message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { folder: [message] } })
}
