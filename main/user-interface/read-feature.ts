import type { UiFeature, UiKind } from '../records/ui-feature.ts'

/** What a plugin gave for one place, with its `source` as the plugin wrote it. Throws what is wrong with it. */
export function readFeature(entry: unknown, plugin_name: string, feature_type: UiKind): UiFeature {
  if (!isMapping(entry)) throw new TypeError(`gave ${shown(entry)} where a feature belongs`)
  const key = textOf(entry['key'])
  if (key === '') throw new TypeError(`gave a feature without a key: ${shown(entry)}`)
  const source = textOf(entry['source'])
  if (isElsewhere(source)) throw new TypeError(`gave the feature "${key}" a source outside the station: ${source}`)
  return {
    plugin_name,
    feature_type,
    key,
    title: textOf(entry['title']) || key,
    description: textOf(entry['description']),
    icon: textOf(entry['icon']) || null,
    options: mappingOf(entry['options']),
    context: mappingOf(entry['context']),
    source: source === '' ? null : source,
  }
}

/** The content security policy of the window would refuse it anyway, and with less of a reason. */
const isElsewhere = (source: string): boolean => /^([a-z][a-z0-9+.-]*:)?\/\//iu.test(source)

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function mappingOf(value: unknown): Record<string, unknown> | null {
  return isMapping(value) ? value : null
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
