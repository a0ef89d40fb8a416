/** Who acts: a person at the window, a client with a token, a plugin, or the station itself. */
export interface Actor {
  /** Pk of the user, or null for the station and for nobody. */
  user: number | null
  username: string
  isStaff: boolean
  isSuperuser: boolean
  /** Slug of the plugin that calls, or null. */
  plugin: string | null
  /** What the manifest of that plugin names, for plugins of third parties; absent: nothing is held against a manifest. */
  permissions?: readonly string[]
  via: 'nobody' | 'window' | 'token' | 'basic' | 'plugin' | 'station'
}

export const STATION: Actor = {
  user: null,
  username: 'station',
  isStaff: true,
  isSuperuser: true,
  plugin: null,
  via: 'station',
}

export const NOBODY: Actor = {
  user: null,
  username: '',
  isStaff: false,
  isSuperuser: false,
  plugin: null,
  via: 'nobody',
}
