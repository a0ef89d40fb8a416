/** The global settings that let the station use a mixin at all, by its key. */
export const SWITCHES = {
  urls: 'ENABLE_PLUGINS_URL',
  navigation: 'ENABLE_PLUGINS_NAVIGATION',
  app: 'ENABLE_PLUGINS_APP',
  schedule: 'ENABLE_PLUGINS_SCHEDULE',
  events: 'ENABLE_PLUGINS_EVENTS',
  ui: 'ENABLE_PLUGINS_INTERFACE',
  mail: 'ENABLE_PLUGINS_MAILS',
} as const

const KEYS: ReadonlySet<string> = new Set(Object.values(SWITCHES))

export const isSwitch = (key: string): boolean => KEYS.has(key)

/** The switches among the values of all global settings. */
export function pluginSwitches(values: Readonly<Record<string, unknown>>): Record<string, boolean> {
  return Object.fromEntries([...KEYS].map((key) => [key, values[key] === true]))
}
