import type { SettingScope } from './setting-scope.ts'

/** What the configuration fixes for an owner of settings: keys in upper case to values as they are stored. */
export type ForcedSettings = (scope: SettingScope) => ReadonlyMap<string, string>

export interface ForcedValues {
  global: Readonly<Record<string, unknown>>
  /** By slug. */
  plugins: Readonly<Record<string, unknown>>
}

const NONE: ReadonlyMap<string, string> = new Map()

export const NOTHING_FORCED: ForcedSettings = () => NONE

export function forcedSettings({ global, plugins }: ForcedValues): ForcedSettings {
  const globals = asStored(global)
  const byPlugin = new Map(Object.entries(plugins).map(([slug, values]) => [slug, asStored(values)]))
  return (scope) => {
    if (scope.scope === 'global') return globals
    return (scope.scope === 'plugin' ? byPlugin.get(scope.plugin) : undefined) ?? NONE
  }
}

function asStored(values: unknown): ReadonlyMap<string, string> {
  if (typeof values !== 'object' || values === null) return NONE
  return new Map(Object.entries(values).map(([key, value]) => [key.toUpperCase(), String(value ?? '')]))
}
