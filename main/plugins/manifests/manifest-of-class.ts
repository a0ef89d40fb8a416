import type { Plugin } from '@scanbench/plugin'
import { mixinsOf } from '@scanbench/plugin/host'
import type { PluginManifest } from './manifest.ts'
import { slugify } from '../discovery/slug.ts'

/** Names of old, each with the one that took its place. */
const DEPRECATED = { NAME: 'PLUGIN_NAME', SLUG: 'PLUGIN_SLUG', TITLE: 'PLUGIN_TITLE' } as const

type Warn = (message: string) => void

/** What a constructed plugin says of itself, or null when it has no name and is none. */
export function manifestOfClass(plugin: Plugin, warn: Warn): PluginManifest | null {
  const name = named(plugin, 'NAME', warn)
  if (name === null) return null
  return {
    slug: slugify(named(plugin, 'SLUG', warn) ?? name),
    name,
    title: named(plugin, 'TITLE', warn),
    description: plugin.DESCRIPTION ?? null,
    author: plugin.AUTHOR ?? null,
    version: plugin.VERSION ?? null,
    website: plugin.WEBSITE ?? null,
    license: plugin.LICENSE ?? null,
    publishDate: plugin.PUBLISH_DATE ?? null,
    minVersion: plugin.MIN_VERSION ?? null,
    maxVersion: plugin.MAX_VERSION ?? null,
    mixins: mixinsOf(plugin).map(({ key }) => key),
    permissions: [],
  }
}

function named(plugin: Plugin, key: keyof typeof DEPRECATED, warn: Warn): string | null {
  const value: unknown = Reflect.get(plugin, key)
  if (typeof value === 'string' && value !== '') return value
  const old: unknown = Reflect.get(plugin, DEPRECATED[key])
  if (typeof old !== 'string' || old === '') return null
  warn(`Plugin ${old} uses ${DEPRECATED[key]}, which is deprecated. Rename it to ${key}.`)
  return old
}
