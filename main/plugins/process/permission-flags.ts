import { sep } from 'node:path'
import type { PermissionKey } from '../manifests/permissions.ts'

export interface PluginPlaces {
  /** Files and folders of our own that the child program consists of. */
  program: readonly string[]
  /** Of the plugin's code. */
  folder: string
  entry: string
  /** The only folder it may write to. */
  data: string
}

const SWITCHES = {
  processes: '--allow-child-process',
  workers: '--allow-worker',
  native: '--allow-addons',
} as const satisfies Partial<Record<PermissionKey, string>>

/** The switches of Node that hold a plugin to its manifest. Node 24 cannot limit the network. */
export function permissionFlags(permissions: readonly PermissionKey[], places: PluginPlaces): string[] {
  const switches = Object.entries(SWITCHES).filter(([key]) => permissions.some((each) => each === key))
  return ['--permission', ...fileFlags(permissions, places), ...switches.map(([, flag]) => flag)]
}

function fileFlags(permissions: readonly PermissionKey[], { program, folder, entry, data }: PluginPlaces): string[] {
  if (permissions.includes('files')) return ['--allow-fs-read=*', '--allow-fs-write=*']
  const readable = [...program, ...codePlaces(folder, entry), asFolder(data)]
  return [...readable.map((place) => `--allow-fs-read=${place}`), `--allow-fs-write=${asFolder(data)}`]
}

/** What a package needs lies beside it in `node_modules`. */
function codePlaces(folder: string, entry: string): string[] {
  const parts = folder.split(sep)
  const modules = parts.indexOf('node_modules')
  const root = modules === -1 ? folder : parts.slice(0, modules + 1).join(sep)
  return [asFolder(root), entry]
}

function asFolder(path: string): string {
  return path.endsWith(sep) ? path : path + sep
}
