import type { Plugin } from '@scanbench/plugin'
import { mixinsOf } from '@scanbench/plugin/host'
import type { PluginRecord } from '../records/records.ts'
import type { PluginConfig } from './plugin-configs.ts'

export type PluginState =
  | { state: 'active'; since: string; plugin: Plugin }
  | { state: 'inactive'; since: string }
  /** Something in the class forbids turning it on. */
  | { state: 'invalid'; since: string; reason: string }
  /** It was turned on and broke. */
  | { state: 'failed'; since: string; reason: string }

interface Known {
  config: PluginConfig
  /** Null: the row is there, the code is not. */
  state: PluginState | null
  isMandatory: boolean
}

const BASE = { base: { key: 'base', human_name: 'base' } }

/** A plugin on the wire. What it says of itself is told while it is on. */
export function pluginRecord({ config, state, isMandatory }: Known): PluginRecord {
  const plugin = state?.state === 'active' ? state.plugin : null
  const { pk, key, name, package_name } = config
  return {
    pk,
    key,
    name,
    package_name,
    active: isMandatory || config.active,
    meta: metaOf(config, plugin),
    mixins: plugin === null ? {} : { ...BASE, ...mixinNames(plugin) },
    is_builtin: state !== null,
    is_sample: false,
    is_installed: state !== null,
    is_package: package_name !== null,
    is_mandatory: isMandatory,
    state: state?.state ?? 'missing',
    state_reason: state !== null && 'reason' in state ? state.reason : '',
    state_since: state?.since ?? null,
  }
}

function mixinNames(plugin: Plugin): PluginRecord['mixins'] {
  return Object.fromEntries(mixinsOf(plugin).map(({ key, title }) => [key, { key, human_name: title }]))
}

function metaOf({ key, pk }: PluginConfig, plugin: Plugin | null): Record<string, string | null> {
  return {
    slug: plugin && key,
    human_name: plugin && (plugin.TITLE ?? plugin.NAME),
    description: plugin && (plugin.DESCRIPTION ?? plugin.NAME),
    author: plugin && (plugin.AUTHOR ?? 'No author found'),
    pub_date: plugin?.PUBLISH_DATE ?? null,
    version: plugin?.VERSION ?? null,
    website: plugin?.WEBSITE ?? null,
    license: plugin?.LICENSE ?? null,
    package_path: null,
    settings_url: plugin && `/web/settings/admin/plugin/${pk}/`,
  }
}
