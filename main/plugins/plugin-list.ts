import type { Listing, Page } from '../records/page.ts'
import type { PluginRecord } from '../records/plugin-records.ts'

export interface PluginFilters {
  active?: boolean | undefined
  builtin?: boolean | undefined
  sample?: boolean | undefined
  installed?: boolean | undefined
  mandatory?: boolean | undefined
  /** Keys of mixins; a plugin must have all of them. */
  mixins: string[]
}

const FLAGS = {
  active: 'active',
  builtin: 'is_builtin',
  sample: 'is_sample',
  installed: 'is_installed',
  mandatory: 'is_mandatory',
} as const satisfies Record<string, keyof PluginRecord>

const DEFAULT_ORDERING = ['-active', 'name', 'key']
const SORTABLE = new Set(['key', 'name', 'active'])

/** The page of plugins that a client asks for. */
export function selectPlugins(plugins: PluginRecord[], filters: PluginFilters, page: Page): Listing<PluginRecord> {
  const found = plugins.filter((plugin) => fits(plugin, filters) && matches(plugin, page.search))
  const wanted = page.ordering.filter((field) => SORTABLE.has(field.replace(/^-/, '')))
  found.sort(byFields(wanted.length > 0 ? wanted : DEFAULT_ORDERING))
  const end = page.limit === null ? undefined : page.offset + page.limit
  return { count: found.length, results: found.slice(page.offset, end) }
}

function fits(plugin: PluginRecord, filters: PluginFilters): boolean {
  const flags = Object.entries(FLAGS) as [keyof typeof FLAGS, (typeof FLAGS)[keyof typeof FLAGS]][]
  return (
    flags.every(([filter, field]) => filters[filter] === undefined || plugin[field] === filters[filter]) &&
    filters.mixins.every((key) => Object.hasOwn(plugin.mixins, key))
  )
}

function matches({ key, name }: PluginRecord, search: string[]): boolean {
  return search.every((term) => `${key}\n${name ?? ''}`.toLowerCase().includes(term.toLowerCase()))
}

function byFields(fields: string[]) {
  return (a: PluginRecord, b: PluginRecord): number => {
    for (const field of [...fields, 'pk']) {
      const name = field.replace(/^-/, '') as 'key' | 'name' | 'active' | 'pk'
      const order = compare(a[name], b[name])
      if (order !== 0) return field.startsWith('-') ? -order : order
    }
    return 0
  }
}

function compare(a: string | number | boolean | null, b: string | number | boolean | null): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b)
  return Number(a) - Number(b)
}
