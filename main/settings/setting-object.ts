import type { Setting } from '@scanbench/plugin/settings'
import type { SettingObject } from '../records/setting-records.ts'
import { relatedList } from './related-list.ts'
import type { SettingScope } from './setting-scope.ts'
import { readValue, type SettingValue } from './setting-value.ts'

export const MASK = '***'

type Declaration = Setting<unknown>
type Kind = Declaration['kind']

const TYPES: Record<Kind, SettingObject['type']> = {
  text: 'string',
  choice: 'string',
  decimal: 'string',
  boolean: 'boolean',
  integer: 'integer',
  related: 'related field',
}

const OWNERS: Record<SettingScope['scope'], SettingObject['typ']> = {
  global: 'inventree',
  user: 'user',
  plugin: 'plugin',
  plugin_user: 'plugin_user',
  machine: 'machine_config',
}

export interface ShownSetting {
  scope: SettingScope
  key: string
  declaration: Declaration
  /** What is stored, if anything is. */
  row: { pk: number; value: string } | undefined
  /** Fixed by the configuration, which beats what is stored. */
  forced: string | undefined
}

/** A setting as the API shows it: the declaration and the value nobody may see in clear if it is protected. */
export function settingObject({ scope, key, declaration, row, forced }: ShownSetting): SettingObject {
  const { model } = declaration
  return {
    pk: row?.pk ?? null,
    key,
    value: shown(declaration, readValue(declaration, forced ?? row?.value)),
    name: declaration.name,
    description: declaration.description,
    type: TYPES[declaration.kind],
    choices: [...declaration.choices],
    model_name: model,
    model_filters: { ...declaration.modelFilters },
    api_url: relatedList(model),
    typ: OWNERS[scope.scope],
    units: declaration.units,
    required: declaration.required,
    confirm: declaration.confirm !== '',
    confirm_text: declaration.confirm,
    read_only: forced !== undefined,
    protected: declaration.protected,
    ...ownerFields(scope),
    default: shown(declaration, declaration.default as SettingValue),
  }
}

function shown(declaration: Declaration, value: SettingValue): SettingValue {
  if (declaration.protected && value !== '' && value !== null) return MASK
  return declaration.kind === 'decimal' ? String(value) : value
}

function ownerFields(scope: SettingScope): Partial<SettingObject> {
  switch (scope.scope) {
    case 'global':
      return {}
    case 'user':
      return { user: scope.user }
    case 'plugin':
      return { plugin: scope.plugin }
    case 'plugin_user':
      return { plugin: scope.plugin, user: scope.user }
  }
  return { config_type: scope.configType }
}
