/** Whose settings. */
export type SettingScope =
  | { scope: 'global' }
  | { scope: 'user'; user: number }
  | { scope: 'plugin'; plugin: string }
  | { scope: 'plugin_user'; plugin: string; user: number }
  | { scope: 'machine'; machine: string; configType: 'M' | 'D' }

/** The columns that name the owner in the table. */
export interface SettingOwner {
  scope: SettingScope['scope']
  owner: string
  config_type: '' | 'M' | 'D'
}

export function ownerOf(scope: SettingScope): SettingOwner {
  switch (scope.scope) {
    case 'global':
      return { scope: 'global', owner: '', config_type: '' }
    case 'user':
      return { scope: 'user', owner: String(scope.user), config_type: '' }
    case 'plugin':
      return { scope: 'plugin', owner: scope.plugin, config_type: '' }
    case 'plugin_user':
      return { scope: 'plugin_user', owner: `${scope.plugin}:${scope.user}`, config_type: '' }
  }
  return { scope: 'machine', owner: scope.machine, config_type: scope.configType }
}
