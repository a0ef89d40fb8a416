interface Permission {
  /** What a person reads before turning the plugin on: "It may ...". */
  title: string
  /** False: the plugin says so, and nothing keeps it from doing it without saying. */
  isEnforced: boolean
}

/** Everything a manifest can ask for. */
export const PERMISSIONS = {
  'stock:read': { title: 'see parts, stock and locations', isEnforced: true },
  'stock:write': { title: 'change parts, stock and locations', isEnforced: true },
  'orders:read': { title: 'see companies and orders', isEnforced: true },
  'orders:write': { title: 'change companies and orders', isEnforced: true },
  'scans:read': { title: 'see what was scanned', isEnforced: true },
  'scans:write': { title: 'scan in the name of the station and link codes', isEnforced: true },
  'labels:read': { title: 'see label templates and print jobs', isEnforced: true },
  'labels:print': { title: 'print labels', isEnforced: true },
  'machines:read': { title: 'see scanners, printers and other machines', isEnforced: true },
  'machines:write': { title: 'set up and control machines', isEnforced: true },
  'notifications:send': { title: 'send notifications', isEnforced: true },
  'users:read': { title: 'see the names of users', isEnforced: true },
  'settings:read': { title: 'see the settings of the station', isEnforced: true },
  'plugins:call': { title: 'call other plugins', isEnforced: true },
  files: { title: 'read and write files outside its own folder', isEnforced: true },
  processes: { title: 'start other programs', isEnforced: true },
  native: { title: 'load native add-ons', isEnforced: true },
  workers: { title: 'start threads', isEnforced: true },
  'devices:serial': { title: 'use serial ports', isEnforced: true },
  'devices:usb': { title: 'use USB devices', isEnforced: true },
  'devices:hid': { title: 'use keyboard-like devices', isEnforced: true },
  'devices:tcp': { title: 'use devices on the network', isEnforced: true },
  network: { title: 'reach other computers', isEnforced: false },
  ui: { title: 'show pages that run with the rights of whoever looks at them', isEnforced: false },
} as const satisfies Record<string, Permission>

export type PermissionKey = keyof typeof PERMISSIONS
export const PERMISSION_KEYS = Object.keys(PERMISSIONS) as [PermissionKey, ...PermissionKey[]]
