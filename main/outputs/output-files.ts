import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

export interface OutputFile {
  /** Where it is written. */
  path: string
  /** How the database and the address know it: `data_output/<folder>/<name>`. */
  name: string
}

const FAMILY = 'data_output'
const LONGEST_NAME = 120

/** The folder of files that the station makes. Each lies in a folder of its own that nobody can guess. */
export class OutputFiles {
  readonly #folder: string

  /** `folder` is the media folder of the station. */
  constructor({ folder }: { folder: string }) {
    this.#folder = folder
  }

  async prepare(fileName: string): Promise<OutputFile> {
    const name = `${FAMILY}/${randomBytes(12).toString('hex')}/${safeFileName(fileName)}`
    const path = join(this.#folder, name)
    await mkdir(join(path, '..'), { recursive: true })
    return { path, name }
  }

  pathOf(name: string): string {
    return join(this.#folder, name)
  }

  /** The file with the folder that was made for it. */
  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, name, '..'), { recursive: true, force: true })
  }
}

/** A name that every file system takes and no address changes; the ending is kept. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_')
    .replaceAll(/^[. ]+|[. ]+$/gu, '')
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 ? plain.slice(dot).slice(0, 12) : ''
  const stem = plain.slice(0, dot > 0 ? dot : undefined).slice(0, LONGEST_NAME)
  return stem === '' ? `output${ending}` : stem + ending
}
