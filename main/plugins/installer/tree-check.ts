import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '@scanbench/plugin'
import { TARBALL_LIMITS } from './tarball-check.ts'

/** After unpacking: one package and nothing beside it, no links, and no more than may be. Gives its size. */
export async function checkTree(
  modules: string,
  name: string,
  limitBytes = TARBALL_LIMITS.unpackedBytes,
): Promise<number> {
  const top = await topPackages(modules)
  if (top.join() !== name) throw refused(`unpacks as ${top.join(', ') || 'nothing'}`)
  const folder = await opendir(modules, { recursive: true })
  let total = 0
  for await (const entry of folder) {
    if (entry.isDirectory()) continue
    if (!entry.isFile()) throw refused(`holds ${entry.name}, which is neither file nor folder`)
    total += (await stat(join(entry.parentPath, entry.name))).size
    if (total > limitBytes) throw refused('is too large with all it depends on')
  }
  return total
}

async function topPackages(modules: string): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of await opendir(modules)) {
    if (name.startsWith('.')) continue
    if (!name.startsWith('@')) names.push(name)
    else for await (const inner of await opendir(join(modules, name))) names.push(`${name}/${inner.name}`)
  }
  return names.toSorted()
}

function refused(what: string): AppError {
  return new AppError('PLUGIN_INSTALL_FAILED', `The package ${what}. It was not installed.`)
}
