import type { Setting, Settings } from '@scanbench/plugin/settings'
import { relatedList } from '../../settings/related-list.ts'
import type { FieldDescription, FieldDescriptions } from './field-description.ts'

type AnySetting = Setting<unknown>

const TYPES: Readonly<Record<AnySetting['kind'], string>> = {
  text: 'string',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
  choice: 'choice',
  related: 'related field',
}

/** Declared options as fields of a form. */
export function settingFields(settings: Settings): FieldDescriptions {
  return Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, settingField(setting)]))
}

function settingField(setting: AnySetting): FieldDescription {
  const list = relatedList(setting.model)
  return {
    type: TYPES[setting.kind],
    required: setting.required,
    read_only: false,
    label: setting.name,
    help_text: setting.description,
    ...(setting.default === '' || setting.default === null ? {} : { default: setting.default }),
    ...(setting.min === null ? {} : { min_value: setting.min }),
    ...(setting.max === null ? {} : { max_value: setting.max }),
    ...(setting.kind === 'choice' ? { choices: setting.choices.map((choice) => ({ ...choice })) } : {}),
    ...(setting.model === null ? {} : { model: setting.model, filters: { ...setting.modelFilters } }),
    ...(list === null ? {} : { api_url: list }),
  }
}
