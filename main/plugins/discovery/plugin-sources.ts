import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger, PluginClass } from '@scanbench/plugin'
import { classPlugin, type OwnPlugin } from '../class-plugin.ts'
import { findInFolder, findInstalled, findPackage, type Findings, type FoundCode } from './find-code.ts'
import type { LinkedFolders } from './linked-folders.ts'
import type { FoundPlugin, OpenCode } from '../life/opened-plugin.ts'
import { loadSamples } from './sample-plugins.ts'
import { StageFailure, stageName } from '../life/stage-failure.ts'

export interface SourceOptions {
  /** In the order in which they are asked. */
  bundled: readonly PluginClass[]
  hasSamples: boolean
  /** Of the configuration; they are made when they are missing. */
  folders: readonly string[]
  /** Where packages are installed, or null. */
  modules: string | null
  linked: LinkedFolders | null
  openCode: OpenCode
  /** Nothing but what comes with the program. */
  isSafeMode: boolean
  log: Logger
}

export interface Fault {
  stage: string
  /** Class or file. */
  name: string
  error: unknown
}

export interface Collection {
  found: FoundPlugin[]
  faults: Fault[]
}

const MARKER = `Put plugins for this station here: a file, a folder with an index file, or a package with a package.json.
They are found at the next start or with Reload on the Plugins page, and stay off until somebody turns them on.
`

/** Where plugins come from, in the order in which they are found. */
export class PluginSources {
  readonly #options: SourceOptions

  constructor(options: SourceOptions) {
    this.#options = options
  }

  async collect(): Promise<Collection> {
    const { bundled, hasSamples, isSafeMode } = this.#options
    const collection: Collection = { found: [], faults: [] }
    for (const create of bundled) this.#addOwn({ create, origin: 'builtin', folder: null }, collection)
    if (isSafeMode) return collection
    if (hasSamples) await this.#addSamples(collection)
    await this.#addForeign(collection)
    return collection
  }

  /** The plugins of one linked folder. */
  async linked(folder: string): Promise<Collection> {
    const collection: Collection = { found: [], faults: [] }
    this.#addFindings(await findPackage(folder, 'linked'), collection)
    return collection
  }

  /** What a person works on comes first, so that it takes the place of an installed copy. */
  async #addForeign(collection: Collection): Promise<void> {
    const { linked, folders, modules } = this.#options
    for (const folder of linked?.list() ?? []) this.#addFindings(await findPackage(folder, 'linked'), collection)
    for (const folder of folders) {
      if (await this.#prepare(folder, collection)) this.#addFindings(await findInFolder(folder), collection)
    }
    if (modules !== null) this.#addFindings(await findInstalled(modules), collection)
  }

  async #addSamples(collection: Collection): Promise<void> {
    const { plugins, faults } = await loadSamples()
    for (const sample of plugins) this.#addOwn(sample, collection)
    for (const { file, error } of faults) collection.faults.push({ stage: 'discovery', name: file, error })
  }

  #addOwn(own: OwnPlugin, { found, faults }: Collection): void {
    try {
      const plugin = classPlugin(own, this.#options.log)
      if (plugin !== null) found.push(plugin)
    } catch (error) {
      const { name } = own.create
      faults.push({ stage: error instanceof StageFailure ? stageName(name, error) : 'discovery', name, error })
    }
  }

  #addFindings({ code, faults }: Findings, collection: Collection): void {
    for (const one of code) collection.found.push(this.#foreign(one))
    for (const { file, error } of faults) collection.faults.push({ stage: 'discovery', name: file, error })
  }

  #foreign({ packageName, ...code }: FoundCode): FoundPlugin {
    const { slug, origin, manifest, folder } = code
    return {
      slug,
      origin,
      manifest,
      folder,
      packageName,
      obstacle: null,
      open: (host) => this.#options.openCode(code, host),
    }
  }

  async #prepare(folder: string, { faults }: Collection): Promise<boolean> {
    try {
      const exists = await access(folder).then(
        () => true,
        () => false,
      )
      if (exists) return true
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'README.md'), MARKER)
      return true
    } catch (error) {
      faults.push({ stage: 'plugin_dirs', name: folder, error })
      return false
    }
  }
}
