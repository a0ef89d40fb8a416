import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'
import { OlderVersions } from './older-versions.ts'
import type { InstallerRegistry } from './package-exchange.ts'
import { fetchInThread, versionsInThread } from './package-fetch.ts'
import { isRegistryAddress } from './package-reference.ts'
import { PackageVersions } from './package-versions.ts'
import { PluginFolder } from './plugin-folder.ts'
import { PluginInstaller, type InstallerEvents } from './plugin-installer.ts'
import { RequirementsFile } from './requirements-file.ts'

export interface InstallChoice {
  /** False: nobody can install or uninstall. */
  isAllowed: boolean
  /** Null: `plugins.txt` in the data folder. */
  requirementsFile: string | null
}

interface Parts {
  dataFolder: string
  choice: InstallChoice
  registry: InstallerRegistry
  /** Of the global settings: the address and the token of the registry of packages, both perhaps empty. */
  source: () => Promise<{ address: string; token: string }>
  /** Whether registries are asked for newer versions although nobody said so. */
  isAskedUnbidden: () => Promise<boolean>
  events: InstallerEvents
  log: Logger
  clock: () => Date
}

const PUBLIC_REGISTRY = 'https://registry.npmjs.org/'

/** The installer over a data folder, as the station and the command line use it, and what it knows of versions. */
export function createInstaller({ dataFolder, choice, registry, events, log, clock, ...parts }: Parts) {
  const folder = new PluginFolder(join(dataFolder, 'plugins'))
  const older = new OlderVersions(folder.olderFolder, clock)
  const source = async () => {
    const { address, token } = await parts.source()
    return isRegistryAddress(address) ? { registry: address, token } : { registry: PUBLIC_REGISTRY, token: '' }
  }
  const installer = new PluginInstaller({
    folder,
    older,
    requirements: new RequirementsFile(choice.requirementsFile ?? join(dataFolder, 'plugins.txt')),
    registry,
    source,
    isAllowed: choice.isAllowed,
    fetch: fetchInThread,
    events,
    log,
  })
  const { isAskedUnbidden } = parts
  const versions = new PackageVersions({ folder, older, source, ask: versionsInThread, isAskedUnbidden, clock })
  return { installer, versions }
}
