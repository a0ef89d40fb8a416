import { readFile, realpath } from 'node:fs/promises'
import { extname, isAbsolute, join, relative } from 'node:path'

export interface StaticFile {
  body: Uint8Array<ArrayBuffer>
  type: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

/** The files of one folder by their path in the address; null for everything that is not a file inside it. */
export function staticFolder(folder: string): (path: string) => Promise<StaticFile | null> {
  return async (path) => {
    const name = safeName(path)
    if (name === null) return null
    try {
      const root = await realpath(folder)
      const file = await realpath(join(root, name))
      return isInside(root, file) ? { body: new Uint8Array(await readFile(file)), type: typeOf(file) } : null
    } catch (error) {
      if (isNoFile(error)) return null
      throw error
    }
  }
}

/** The relative name a path stands for, or null when it tries to be anything else. */
export function safeName(path: string): string | null {
  const decoded = decode(path)
  if (decoded === null || !decoded.startsWith('/')) return null
  const segments = decoded.slice(1).split('/')
  return segments.every(isPlain) ? segments.join('/') : null
}

/** No way up, no hidden file, nothing that Windows reads as a drive, a stream or a separator. */
function isPlain(segment: string): boolean {
  return segment !== '' && !segment.startsWith('.') && !/[\\:%]|\p{Cc}/u.test(segment)
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    // Not an encoding of anything.
    return null
  }
}

/** Is the file below the folder, both without links. */
export function isInside(root: string, file: string): boolean {
  const way = relative(root, file)
  return way !== '' && !way.startsWith('..') && !isAbsolute(way)
}

function typeOf(file: string): string {
  return TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream'
}

function isNoFile(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG'
}
