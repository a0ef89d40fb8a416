import { join } from 'node:path'
import type { Logger } from '@scanbench/plugin'
import { fetchInThread } from './package-fetch.ts'
import { isRegistryAddress } from './package-reference.ts'
import { PluginFolder } from './plugin-folder.ts'
import { PluginInstaller, type InstallerEvents, type InstallerRegistry } from './plugin-installer.ts'
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
  events: InstallerEvents
  log: Logger
}

const PUBLIC_REGISTRY = 'https://registry.npmjs.org/'

/** The installer over a data folder, as the station and the command line use it. */
export function createInstaller({ dataFolder, choice, registry, source, events, log }: Parts): PluginInstaller {
  return new PluginInstaller({
    folder: new PluginFolder(join(dataFolder, 'plugins')),
    requirements: new RequirementsFile(choice.requirementsFile ?? join(dataFolder, 'plugins.txt')),
    registry,
    source: async () => {
      const { address, token } = await source()
      return isRegistryAddress(address) ? { registry: address, token } : { registry: PUBLIC_REGISTRY, token: '' }
    },
    isAllowed: choice.isAllowed,
    fetch: fetchInThread,
    events,
    log,
  })
}
