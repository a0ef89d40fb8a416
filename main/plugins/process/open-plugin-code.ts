import { join } from 'node:path'
import type { ActingUser, StationClient } from '@scanbench/plugin'
import type { OpenCode } from '../life/opened-plugin.ts'
import type { PermissionKey } from '../manifests/permissions.ts'
import type { OtherPlugins } from './host-methods.ts'
import { IsolatedPlugin, type IsolatedPluginOptions } from './isolated-plugin.ts'

interface Options extends Partial<Pick<IsolatedPluginOptions, 'heartbeat' | 'restartDelaysMs'>> {
  nodePath: string
  /** Of the station; each plugin has a folder of its own below `plugin-data`. */
  dataFolder: string
  others: OtherPlugins
  /** The door, with the rights of the manifest, and of a person if there is one. */
  stationFor: (slug: string, permissions: readonly PermissionKey[], user: ActingUser | null) => StationClient
}

/** Opens code of third parties, each in a process of its own. */
export function pluginOpener({ dataFolder, stationFor, ...options }: Options): OpenCode {
  return (code, host) =>
    IsolatedPlugin.open({
      ...options,
      code,
      host,
      stationFor: (user) => stationFor(code.slug, code.manifest.permissions, user),
      dataFolder: join(dataFolder, 'plugin-data', code.slug),
    })
}
