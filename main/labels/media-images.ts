import { readFileSync, realpathSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { AppError } from '@scanbench/plugin'
import { recentOnly } from './drawing/recent-only.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
}
/** Larger ones are photographs that nobody prints on a label, and would be held in memory for each. */
const MOST_BYTES = 10 * 1024 * 1024

/** Images below the media folder of the station, as data URIs: templates reach no other file. */
export class MediaImages {
  readonly #folder: string
  readonly #known = recentOnly<string>(16)

  constructor({ folder }: { folder: string }) {
    this.#folder = folder
  }

  /** Null where there is no such image. Throws for a path that leads out of the folder, also by a link. */
  read(path: string): string | null {
    const type = TYPES[extname(path).toLowerCase()]
    if (isOutside(path)) throw outside(path)
    const file = realPath(join(this.#folder, path))
    if (file === null || type === undefined) return null
    if (!file.startsWith(realpathSync(this.#folder) + sep)) throw outside(path)
    const { size, mtimeMs } = statSync(file)
    if (size > MOST_BYTES)
      throw new AppError(
        'RENDER_FAILED',
        `The image "${path}" has more than ${MOST_BYTES / 2 ** 20} MB. Make it smaller.`,
      )
    return this.#known(`${mtimeMs} ${size} ${file}`, () => dataUri(type, readFileSync(file)))
  }
}

function isOutside(path: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\0/u.test(path) || path.split(/[/\\]/u).includes('..')
}

function outside(path: string): AppError {
  return new AppError('RENDER_FAILED', `The image "${path}" lies outside of the media folder. Name one that is in it.`)
}

function realPath(path: string): string | null {
  try {
    const real = realpathSync(path)
    return statSync(real).isFile() ? real : null
  } catch {
    // There is nothing of this name.
    return null
  }
}

function dataUri(type: string, content: Uint8Array): string {
  return `data:${type};charset=utf-8;base64,${Buffer.from(content).toString('base64')}`
}
