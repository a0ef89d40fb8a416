import type { PluginRecord } from '../../records/plugin-records.ts'

interface Case {
  record: PluginRecord
  isAllowed: boolean
  /** Its package lies where packages are installed. */
  isThere: boolean
  /** Plugins of the same package that are on. */
  othersOn: readonly string[]
}

/** Looked at in this order. */
const OBSTACLES: readonly { holds: (one: Case) => boolean; text: (one: Case) => string }[] = [
  { holds: ({ isAllowed }) => !isAllowed, text: () => 'Plugin uninstalling is disabled' },
  {
    holds: ({ record }) => record.active || record.state === 'active',
    text: () => 'Plugin cannot be uninstalled as it is currently active: turn it off first',
  },
  {
    holds: ({ record }) => record.is_mandatory,
    text: () => 'INVE-E10: Plugin cannot be uninstalled as it is mandatory and always active',
  },
  {
    holds: ({ record }) => record.is_sample,
    text: () => 'INVE-E10: Plugin cannot be uninstalled as it is a sample plugin',
  },
  {
    holds: ({ record }) => record.is_builtin,
    text: () => 'INVE-E10: Plugin cannot be uninstalled as it is a built-in plugin',
  },
  { holds: ({ record }) => !record.is_installed, text: () => 'Plugin is not installed: delete its row instead' },
  {
    holds: ({ record }) => !record.is_package || record.origin !== 'package',
    text: ({ record }) => `Plugin is not a packaged plugin: remove ${record.folder ?? 'its file'} and reload`,
  },
  { holds: ({ record }) => !record.package_name, text: () => 'Plugin has no package name' },
  { holds: ({ isThere }) => !isThere, text: () => 'Plugin installation not found' },
  {
    holds: ({ othersOn }) => othersOn.length > 0,
    text: ({ othersOn }) => `Plugin shares its package with ${othersOn.join(', ')}, which is active: turn it off first`,
  },
]

/** Why a plugin cannot be uninstalled, or null. */
export function uninstallObstacle(one: Case): string | null {
  return OBSTACLES.find(({ holds }) => holds(one))?.text(one) ?? null
}
