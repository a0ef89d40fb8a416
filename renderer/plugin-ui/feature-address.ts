import type { UiFeature } from '../../main/records/ui-feature.ts'

/** The page that a feature leads to, as a path of the window; null when it leads nowhere. */
export function addressOf({ plugin_name, feature_type, key, source, options }: UiFeature): string | null {
  const url = options?.['url']
  if (typeof url === 'string' && url !== '') return pageOf(url, plugin_name)
  return feature_type === 'navigation' && source !== null ? `/apps/${plugin_name}/${encodeURIComponent(key)}` : null
}

/** Pages that plugins serve are shown in a frame; everything else is a page of the window. */
function pageOf(url: string, plugin: string): string {
  const path = url.replace(/^(?:\/?#|\/web(?=\/))/u, '')
  return path.startsWith('/plugin/') ? `/apps/${plugin}?url=${encodeURIComponent(path)}` : path
}

/** What may stand in a frame: a path below the plugin's own. */
export function framedPath(url: string | null, plugin: string): string | null {
  if (url === null) return null
  const { origin, pathname, search } = new URL(url, 'http://station.invalid')
  const isOwn = origin === 'http://station.invalid' && pathname.startsWith(`/plugin/${plugin}/`)
  return isOwn ? `${pathname}${search}` : null
}
