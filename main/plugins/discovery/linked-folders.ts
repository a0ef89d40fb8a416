import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const HEAD =
  '# Folders of plugins that are being written, one in each line. Their source is loaded as it is and watched.\n'

/** The folders a person linked, kept in a text file of the data folder, so that the command line can edit it too. */
export class LinkedFolders {
  readonly #file: string

  constructor(dataFolder: string) {
    this.#file = join(dataFolder, 'linked-plugins.txt')
  }

  list(): string[] {
    const lines = this.#read()
      .split(/\r?\n/)
      .map((line) => line.trim())
    return lines.filter((line) => line !== '' && !line.startsWith('#'))
  }

  add(folder: string): void {
    const path = resolve(folder)
    if (!this.list().includes(path)) this.#write([...this.list(), path])
  }

  remove(folder: string): void {
    this.#write(this.list().filter((known) => known !== folder))
  }

  #read(): string {
    try {
      return readFileSync(this.#file, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
      throw error
    }
  }

  #write(folders: string[]): void {
    writeFileSync(this.#file, `${HEAD}${folders.map((folder) => `${folder}\n`).join('')}`, { mode: 0o600 })
  }
}
