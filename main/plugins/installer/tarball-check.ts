import { stat } from 'node:fs/promises'
import { AppError, messageOf } from '@scanbench/plugin'
import { tarEntries } from './tar-entries.ts'

export interface TarballLimits {
  /** As it is sent. */
  packedBytes: number
  unpackedBytes: number
  entries: number
}

export const TARBALL_LIMITS: TarballLimits = {
  packedBytes: 100 * 2 ** 20,
  unpackedBytes: 400 * 2 ** 20,
  entries: 20_000,
}

/** What a package says of itself: the text of its package.json. */
export interface CheckedTarball {
  manifest: Record<string, unknown>
}

const FILE = '0'
const FOLDER = '5'
const OTHER_TYPES: Readonly<Record<string, string>> = {
  '1': 'a link',
  '2': 'a link',
  '3': 'a device file',
  '4': 'a device file',
  '6': 'a pipe',
}
const MANIFEST = /^[^/]+\/package\.json$/
const LARGEST_MANIFEST = 2 ** 20

/** Refuses a package that would write outside its folder, bring links or devices, or fill the disk. Unpacks nothing. */
export async function checkTarball(file: string, limits = TARBALL_LIMITS): Promise<CheckedTarball> {
  if ((await stat(file)).size > limits.packedBytes) throw tooLarge('packed', limits.packedBytes)
  try {
    return await inspect(file, limits)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw refused(messageOf(error))
  }
}

async function inspect(file: string, limits: TarballLimits): Promise<CheckedTarball> {
  let [total, count] = [0, 0]
  let manifest: Record<string, unknown> | null = null
  for await (const { path, type, size, contents } of tarEntries(file, isManifest)) {
    const problem = pathProblem(path) ?? typeProblem(type)
    if (problem !== null) throw refused(`holds ${problem}: ${JSON.stringify(path.slice(0, 200))}`)
    total += size
    count += 1
    if (total > limits.unpackedBytes) throw tooLarge('unpacked', limits.unpackedBytes)
    if (count > limits.entries) throw refused(`holds more than ${limits.entries} files`)
    if (contents === null) continue
    if (manifest !== null) throw refused('holds more than one package.json')
    manifest = readManifest(contents)
  }
  if (manifest === null) throw refused('has no package.json that could be read')
  return { manifest }
}

const isManifest = (path: string, size: number): boolean => MANIFEST.test(path) && size <= LARGEST_MANIFEST

function pathProblem(path: string): string | null {
  const parts = path.replace(/\/$/, '').split('/')
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'an absolute path'
  if (/[\\\0]/.test(path)) return 'a path with a character that is no part of a name'
  return parts.some((part) => part === '..' || part === '') ? 'a path that leads out of its folder' : null
}

function typeProblem(type: string): string | null {
  return type === FILE || type === FOLDER ? null : (OTHER_TYPES[type] ?? 'something that is neither file nor folder')
}

function readManifest(contents: Buffer): Record<string, unknown> {
  const value: unknown = JSON.parse(contents.toString('utf8'))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw refused('has a package.json that is no object')
}

function tooLarge(state: string, limitBytes: number): AppError {
  return refused(`is larger than ${Math.round(limitBytes / 2 ** 20)} MB ${state}`)
}

function refused(what: string): AppError {
  return new AppError('PLUGIN_INSTALL_FAILED', `The package ${what}. It was not installed.`)
}
