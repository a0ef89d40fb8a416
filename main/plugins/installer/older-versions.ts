import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InstalledPackage } from './plugin-folder.ts'

/** A version that was installed here before another one took its place. */
export interface OlderVersion extends InstalledPackage {
  name: string
  replacedAt: string
}

const KEPT_DAYS = 30
const KEPT_OF_EACH = 3
const DAY_MS = 24 * 60 * 60_000

/** Packages that were replaced, kept whole for some weeks: they come back without any network. */
export class OlderVersions {
  readonly #folder: string
  readonly #clock: () => Date

  constructor(folder: string, clock: () => Date) {
    this.#folder = folder
    this.#clock = clock
  }

  /** Of one package, the last one first. */
  of(name: string): OlderVersion[] {
    return this.#notes()
      .filter((older) => older.name === name && this.#isFresh(older) && existsSync(this.folderOf(older)))
      .toSorted((a, b) => b.replacedAt.localeCompare(a.replacedAt))
  }

  folderOf({ name, version }: Pick<OlderVersion, 'name' | 'version'>): string {
    return join(this.#folder, encodeURIComponent(`${name}@${version}`))
  }

  /** Until when one is kept. */
  keptUntil({ replacedAt }: OlderVersion): string {
    return new Date(Date.parse(replacedAt) + KEPT_DAYS * DAY_MS).toISOString()
  }

  /** Takes the folder of a package that was replaced just now. */
  async keep(name: string, installed: InstalledPackage, folder: string): Promise<void> {
    const older = { ...installed, name, replacedAt: this.#clock().toISOString() }
    await mkdir(this.#folder, { recursive: true })
    await rm(this.folderOf(older), { recursive: true, force: true })
    await rename(folder, this.folderOf(older))
    await this.#write([older, ...this.#notes().filter((other) => !isSame(other, older))])
    await this.#drop(this.of(name).slice(KEPT_OF_EACH))
  }

  /** One version, because it is installed again, or all of a package that is gone. */
  async forget(name: string, version?: string): Promise<void> {
    await this.#drop(
      this.#notes().filter((older) => older.name === name && (version ?? older.version) === older.version),
    )
  }

  /** Those whose time is over go. */
  async tidy(): Promise<void> {
    await this.#drop(this.#notes().filter((older) => !this.#isFresh(older)))
  }

  async #drop(gone: readonly OlderVersion[]): Promise<void> {
    if (gone.length === 0) return
    await this.#write(this.#notes().filter((older) => !gone.some((other) => isSame(other, older))))
    for (const older of gone) await rm(this.folderOf(older), { recursive: true, force: true })
  }

  #isFresh(older: OlderVersion): boolean {
    return Date.parse(this.keptUntil(older)) > this.#clock().getTime()
  }

  get #notesFile(): string {
    return join(this.#folder, 'older.json')
  }

  #notes(): OlderVersion[] {
    if (!existsSync(this.#notesFile)) return []
    return JSON.parse(readFileSync(this.#notesFile, 'utf8')) as OlderVersion[]
  }

  async #write(notes: readonly OlderVersion[]): Promise<void> {
    const temporary = `${this.#notesFile}.new`
    await writeFile(temporary, `${JSON.stringify(notes, null, 2)}\n`)
    await rename(temporary, this.#notesFile)
  }
}

const isSame = (a: OlderVersion, b: OlderVersion): boolean => a.name === b.name && a.version === b.version
