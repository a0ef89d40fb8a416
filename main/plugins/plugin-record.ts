import type { Plugin } from '@scanbench/plugin'
import { mixinsOf } from '@scanbench/plugin/host'
import type { PluginRecord } from '../records/plugin-records.ts'
import type { PluginManifest } from './manifests/manifest.ts'
import { PERMISSIONS } from './manifests/permissions.ts'
import type { PermissionKey } from './manifests/permissions.ts'
import type { PluginConfig } from './settings/plugin-configs.ts'
import { unaccepted } from './life/consent.ts'
import type { PluginError } from './plugin-errors.ts'
import type { PluginLife } from './life/plugin-life.ts'

interface Known {
  config: PluginConfig
  /** Null: the row is there, the code is not. */
  life: PluginLife | null
  isMandatory: boolean
  errors: readonly PluginError[]
}

const BASE = { base: { key: 'base', human_name: 'base' } }

/** A plugin on the wire. `meta` and `mixins` are told while it is on, as InvenTree does; `manifest` always. */
export function pluginRecord({ config, life, isMandatory, errors }: Known): PluginRecord {
  const { pk, key, name, package_name } = config
  const { plugin = null, found, state, crashes = [] } = life ?? {}
  const asked = new Set(found === undefined ? [] : unaccepted(found, config.accepted_permissions))
  return {
    pk,
    key,
    name,
    package_name,
    active: isMandatory || config.active,
    meta: metaOf(config, life),
    mixins: plugin === null ? {} : { ...BASE, ...mixinNames(plugin) },
    is_builtin: found?.origin === 'builtin',
    is_sample: found?.origin === 'sample',
    is_installed: life !== null,
    is_package: package_name !== null,
    is_mandatory: isMandatory,
    state: state?.state ?? 'missing',
    state_reason: state !== undefined && 'reason' in state ? state.reason : '',
    state_since: state?.since ?? null,
    origin: found?.origin ?? null,
    folder: found?.folder ?? null,
    manifest: life === null ? null : manifestRecord(life.found.manifest),
    permissions: permissionRecords(found?.manifest.permissions ?? [], (permission) => !asked.has(permission)),
    errors: errors.map(({ stage, message, trace, time }) => ({ stage, message, trace, time })),
    crashes: crashes.length,
    last_lines: [...(crashes.at(-1)?.lastLines ?? [])],
  }
}

export function permissionRecords(
  permissions: readonly PermissionKey[],
  isAccepted: (permission: PermissionKey) => boolean,
): PluginRecord['permissions'] {
  return permissions.map((permission) => ({
    key: permission,
    title: PERMISSIONS[permission].title,
    is_enforced: PERMISSIONS[permission].isEnforced,
    is_accepted: isAccepted(permission),
  }))
}

/** What a plugin says of itself before any of its code has run. */
export function manifestRecord(manifest: PluginManifest): NonNullable<PluginRecord['manifest']> {
  return {
    title: manifest.title ?? manifest.name,
    description: manifest.description,
    author: manifest.author,
    version: manifest.version,
    website: manifest.website,
    license: manifest.license,
    min_version: manifest.minVersion,
    max_version: manifest.maxVersion,
    mixins: manifest.mixins === null ? null : [...manifest.mixins],
  }
}

function mixinNames(plugin: Plugin): PluginRecord['mixins'] {
  return Object.fromEntries(mixinsOf(plugin).map(({ key, title }) => [key, { key, human_name: title }]))
}

/** The class wins over its manifest, which fills what the class leaves out. */
function metaOf({ key, pk }: PluginConfig, life: PluginLife | null): Record<string, string | null> {
  const plugin = life?.plugin ?? null
  const manifest = life?.found.manifest ?? null
  return {
    slug: plugin && key,
    human_name: plugin && (plugin.TITLE ?? manifest?.title ?? plugin.NAME),
    description: plugin && (plugin.DESCRIPTION ?? manifest?.description ?? plugin.NAME),
    author: plugin && (plugin.AUTHOR ?? manifest?.author ?? 'No author found'),
    pub_date: plugin && dateOf(plugin.PUBLISH_DATE ?? manifest?.publishDate),
    version: plugin && (plugin.VERSION ?? manifest?.version ?? null),
    website: plugin && (plugin.WEBSITE ?? manifest?.website ?? null),
    license: plugin && (plugin.LICENSE ?? manifest?.license ?? null),
    package_path: plugin && (life?.found.folder ?? null),
    settings_url: plugin && `/web/settings/admin/plugin/${pk}/`,
  }
}

/** As a date and time; what is none is left out. */
function dateOf(text: string | null | undefined): string | null {
  if (text === null || text === undefined || Number.isNaN(Date.parse(text))) return null
  return new Date(text).toISOString()
}
