import { extname } from 'node:path'
import { AppError, messageOf } from '@scanbench/plugin'
import { findInstalled, type FoundCode } from '../discovery/find-code.ts'
import type { FoundPlugin } from '../life/opened-plugin.ts'

export interface SlugOwners {
  found(slug: string): FoundPlugin | null
}

/** The plugins in a fetched package; rejects when it has none, a faulty one, or one whose slug is taken. */
export async function packagePlugins(modules: string, name: string, owners: SlugOwners): Promise<FoundCode[]> {
  const { code, faults } = await findInstalled(modules)
  const [fault] = faults
  if (fault !== undefined) throw refused(messageOf(fault.error).replaceAll(modules, '').replaceAll(`/${name}`, name))
  if (code.length === 0)
    throw refused(`The package ${name} is no plugin: its package.json has no block "scanbench". It was not installed.`)
  for (const { slug, entry } of code) {
    if (extname(entry).endsWith('ts'))
      throw refused(
        `The package ${name} ships TypeScript, which cannot be run from a package. Its author has to build it.`,
      )
    const owner = owners.found(slug)
    if (owner !== null && (owner.origin !== 'package' || owner.packageName !== name)) throw taken(name, slug, owner)
  }
  if (new Set(code.map(({ slug }) => slug)).size < code.length)
    throw refused(`The package ${name} brings two plugins with the same slug.`)
  return code
}

function taken(name: string, slug: string, { packageName, origin }: FoundPlugin): AppError {
  const owner = packageName === null ? `a ${origin} plugin` : `the package ${packageName}`
  return refused(
    `The package ${name} brings a plugin "${slug}", and ${owner} has that slug. Uninstall one of them first.`,
  )
}

function refused(message: string): AppError {
  return new AppError('PLUGIN_INSTALL_FAILED', message)
}
