import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..', '..')
export const RENDERER = join(ROOT, 'renderer')
export const BUILT_WINDOW = join(ROOT, 'dist', 'renderer')
export const BUILT_PROGRAMS = join(ROOT, 'dist', 'main')
/** The plain Node binary that npm brought; children of the station run on it. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
