import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { PluginCode } from '../life/opened-plugin.ts'
import { packageEntry } from './package-entry.ts'
import { parsePackage, pluginOfFile, pluginsOf } from '../manifests/read-manifest.ts'

/** Code that was found, and the package it came in. */
export interface FoundCode extends PluginCode {
  packageName: string | null
}

export interface Findings {
  code: FoundCode[]
  faults: { file: string; error: unknown }[]
}

type Origin = PluginCode['origin']

const MODULES = new Set(['.js', '.mjs', '.ts', '.mts'])
const NO_PLUGIN = /\.d\.m?ts$|\.test\.|\.spec\.|^[._]/
const SKIPPED = new Set(['node_modules', 'static'])
const DEEPEST = 4

/** Every plugin in a folder of the configuration: files, folders with an index file, packages, nested. Runs none of it. */
export async function findInFolder(folder: string): Promise<Findings> {
  const findings: Findings = { code: [], faults: [] }
  await search(folder, 0, findings)
  return findings
}

/** The plugins of one folder that a person named: a package, a folder with an index file, or single files. */
export async function findPackage(folder: string, origin: Origin): Promise<Findings> {
  const findings: Findings = { code: [], faults: [] }
  if (await isFile(join(folder, 'package.json'))) {
    await readPackage(folder, origin, findings)
    return findings
  }
  const names = await namesIn(folder)
  if (await readIndex(folder, names, origin, findings)) return findings
  for (const name of names) {
    if (NO_PLUGIN.test(name)) continue
    const path = join(folder, name)
    if (await isFile(path)) await readSingle({ path, folder, origin, findings })
  }
  return findings
}

/** The plugins among the packages of a node_modules folder, in the order of their names. */
export async function findInstalled(modules: string): Promise<Findings> {
  const findings: Findings = { code: [], faults: [] }
  for (const folder of await packagesIn(modules)) await readPackage(folder, 'package', findings)
  return findings
}

async function search(folder: string, depth: number, findings: Findings): Promise<void> {
  const names = await namesIn(folder)
  if (names.includes('package.json')) return readPackage(folder, 'file', findings)
  if (depth > 0 && (await readIndex(folder, names, 'file', findings))) return
  // A folder that is called as a module beside it belongs to that module.
  const own = new Set(names.map((name) => basename(name, extname(name))).filter((name, index) => name !== names[index]))
  for (const name of names) {
    if (own.has(name)) continue
    if (NO_PLUGIN.test(name) || SKIPPED.has(name)) continue
    const path = join(folder, name)
    if (await isFile(path)) await readSingle({ path, folder, origin: 'file', findings })
    else if (depth < DEEPEST) await search(path, depth + 1, findings)
  }
}

async function readPackage(folder: string, origin: Origin, findings: Findings): Promise<void> {
  const file = join(folder, 'package.json')
  await guarded(file, findings, async () => {
    const contents = parsePackage(await readFile(file, 'utf8'), file)
    for (const { manifest, entry: declared } of pluginsOf(contents, file)) {
      const entry = packageEntry({ folder, contents, declared, prefersSource: origin === 'linked' })
      const packageName = origin === 'package' ? (contents.name ?? null) : null
      findings.code.push({ slug: manifest.slug, origin, manifest, entry, folder, packageName })
    }
  })
}

async function readIndex(folder: string, names: string[], origin: Origin, findings: Findings): Promise<boolean> {
  const index = names.find((name) => MODULES.has(extname(name)) && basename(name, extname(name)) === 'index')
  if (index === undefined) return false
  await readModule({ path: join(folder, index), name: basename(folder), folder, origin, findings })
  return true
}

async function readSingle({ path, folder, ...rest }: Omit<Module, 'name'>): Promise<void> {
  if (!MODULES.has(extname(path))) return
  const name = basename(path, extname(path))
  // What belongs to a single file lies in a folder of its name.
  await readModule({ path, name, folder: join(folder, name), ...rest })
}

interface Module {
  path: string
  name: string
  folder: string
  origin: Origin
  findings: Findings
}

async function readModule({ path, name, folder, origin, findings }: Module): Promise<void> {
  await guarded(path, findings, async () => {
    const manifest = pluginOfFile(await readFile(path, 'utf8'), name, path)
    if (manifest !== null)
      findings.code.push({ slug: manifest.slug, origin, manifest, entry: path, folder, packageName: null })
  })
}

async function guarded(file: string, { faults }: Findings, read: () => Promise<void>): Promise<void> {
  try {
    await read()
  } catch (error) {
    faults.push({ file, error })
  }
}

async function packagesIn(modules: string): Promise<string[]> {
  const names = (await namesIn(modules)).filter((name) => !name.startsWith('.'))
  const nested = await Promise.all(
    names.map(async (name) =>
      name.startsWith('@') ? (await namesIn(join(modules, name))).map((inner) => join(name, inner)) : [name],
    ),
  )
  const folders = nested.flat().map((name) => join(modules, name))
  const isPackage = await Promise.all(folders.map((folder) => isFile(join(folder, 'package.json'))))
  return folders.filter((_folder, index) => isPackage[index])
}

/** Sorted, so that the order of plugins does not depend on the disk; empty for what is no folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted()
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

function isAbsent(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP'
}
