import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A package that was put in place; what was there before is kept until one of both is called. */
export interface Replacement {
  /** What was there before goes, unless it is saved: moved away first. */
  keep(save?: (before: string) => Promise<void>): Promise<void>
  undo(): Promise<void>
}

export interface InstalledPackage {
  version: string
  /** The line of plugins.txt it was installed by. */
  requirement: string
  registry: string | null
}

const STAGING = '.staging-'
const REPLACED = '.replaced-'

/** The folder with the packages of plugins. Each stands for itself, and is exchanged by renaming: whole or not at all. */
export class PluginFolder {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  get modules(): string {
    return join(this.#folder, 'node_modules')
  }

  get cache(): string {
    return join(this.#folder, '.cache')
  }

  /** Where packages lie that were replaced. */
  get olderFolder(): string {
    return join(this.#folder, 'older')
  }

  packageFolder(name: string): string {
    return join(this.modules, ...name.split('/'))
  }

  has(name: string): boolean {
    return existsSync(this.packageFolder(name))
  }

  /** A folder on the same disk, gone when it is disposed of. */
  async stage(): Promise<AsyncDisposable & { path: string }> {
    await mkdir(this.modules, { recursive: true })
    const path = await mkdtemp(join(this.#folder, STAGING))
    return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
  }

  /** Puts a finished package folder in the place of the package of that name. */
  async put(name: string, finished: string): Promise<Replacement> {
    const aside = await this.#setAside(name)
    const target = this.packageFolder(name)
    await mkdir(dirname(target), { recursive: true })
    try {
      await rename(finished, target)
    } catch (error) {
      await aside.undo()
      throw error
    }
    return {
      keep: (save) => aside.keep(save),
      undo: async () => {
        await rm(target, { recursive: true, force: true })
        await aside.undo()
      },
    }
  }

  async take(name: string): Promise<Replacement> {
    return this.#setAside(name)
  }

  /** Keeps a package that somebody sent, so that plugins.txt can name it, and gives its path. */
  async keepUpload(bytes: Uint8Array, nameOf: (file: string) => Promise<string>): Promise<string> {
    await using staging = await this.stage()
    const arrived = join(staging.path, 'upload.tgz')
    await writeFile(arrived, bytes)
    const kept = join(this.#folder, 'uploads', await nameOf(arrived))
    await mkdir(dirname(kept), { recursive: true })
    await rename(arrived, kept)
    return kept
  }

  /** Unless a package that is installed came from it. */
  async dropUpload(path: string): Promise<void> {
    const isUsed = [...this.installed().values()].some(({ requirement }) => requirement.endsWith(`file:${path}`))
    if (!isUsed) await rm(path, { force: true })
  }

  /** After a crash: what was being replaced comes back, what was half fetched goes. */
  async recover(): Promise<void> {
    for (const name of await namesIn(this.#folder)) {
      const path = join(this.#folder, name)
      const replaced = name.startsWith(REPLACED) ? decodeURIComponent(name.slice(REPLACED.length)) : null
      if (replaced !== null && !this.has(replaced)) await rename(path, this.packageFolder(replaced))
      else if (replaced !== null || name.startsWith(STAGING)) await rm(path, { recursive: true, force: true })
    }
  }

  installed(): ReadonlyMap<string, InstalledPackage> {
    const known = this.#notes()
    return new Map(Object.entries(known).filter(([name]) => this.has(name)))
  }

  async note(name: string, installed: InstalledPackage | null): Promise<void> {
    const { [name]: _before, ...others } = this.#notes()
    const notes = installed === null ? others : { ...others, [name]: installed }
    const temporary = `${this.#notesFile}.new`
    await mkdir(this.#folder, { recursive: true })
    await writeFile(temporary, `${JSON.stringify(notes, null, 2)}\n`)
    await rename(temporary, this.#notesFile)
  }

  get #notesFile(): string {
    return join(this.#folder, 'installed.json')
  }

  #notes(): Record<string, InstalledPackage> {
    if (!existsSync(this.#notesFile)) return {}
    return JSON.parse(readFileSync(this.#notesFile, 'utf8')) as Record<string, InstalledPackage>
  }

  async #setAside(name: string): Promise<Replacement> {
    const target = this.packageFolder(name)
    if (!existsSync(target)) return { keep: async () => {}, undo: async () => {} }
    const aside = join(this.#folder, `${REPLACED}${encodeURIComponent(name)}`)
    await rm(aside, { recursive: true, force: true })
    await rename(target, aside)
    return {
      keep: async (save) => {
        await save?.(aside)
        await rm(aside, { recursive: true, force: true })
      },
      undo: () => rename(aside, target),
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? readdir(folder) : []
}
