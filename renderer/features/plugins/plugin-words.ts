import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import type { ResultKind } from '../../components/results.ts'

type State = PluginRecord['state']

const STATES: Record<State, { word: string; kind: ResultKind } | null> = {
  active: null,
  inactive: null,
  waiting: { word: 'Asks for more', kind: 'question' },
  invalid: { word: 'Does not fit', kind: 'rejected' },
  failed: { word: 'Failed', kind: 'rejected' },
  crashed: { word: 'Crashed', kind: 'rejected' },
  missing: { word: 'Not there', kind: 'rejected' },
}

/** What is to be said beside the switch; null when the switch says it. */
export const stateOf = ({ state }: PluginRecord) => STATES[state]

export const ORIGINS: Record<NonNullable<PluginRecord['origin']>, string> = {
  builtin: 'built in',
  sample: 'sample',
  file: 'from a folder',
  package: 'package',
  linked: 'dev, watched',
}

export const FILTERS = ['all', 'on', 'problems', 'dev'] as const
export type Filter = (typeof FILTERS)[number]

const FITS: Record<Filter, { label: string; fits: (plugin: PluginRecord) => boolean }> = {
  all: { label: 'All', fits: () => true },
  on: { label: 'On', fits: ({ active }) => active },
  problems: { label: 'Problems', fits: hasProblem },
  dev: { label: 'Dev', fits: ({ origin }) => origin === 'linked' || origin === 'sample' },
}

export const filterLabel = (filter: Filter, plugins: readonly PluginRecord[]): string =>
  `${FITS[filter].label} ${plugins.filter(FITS[filter].fits).length}`

/** A plugin with errors needs somebody to look, also while it works. */
export function hasProblem(plugin: PluginRecord): boolean {
  return stateOf(plugin) !== null || plugin.errors.length > 0
}

export function selected(plugins: readonly PluginRecord[], filter: Filter, search: string): PluginRecord[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean)
  return plugins.filter((plugin) => FITS[filter].fits(plugin) && words.every((word) => wordsOf(plugin).includes(word)))
}

function wordsOf({ key, name, manifest }: PluginRecord): string {
  return [key, name, manifest?.title, manifest?.description, manifest?.author].join(' ').toLowerCase()
}

/** Where to look for what a mixin adds. */
export const ADDITIONS: Readonly<Record<string, { what: string; to: string | null }>> = {
  action: {
    what: 'an action for scripts, and for a button of the station that the plugin Command codes for actions gives it',
    to: '/plugins/station-commands',
  },
  app: { what: 'tables of its own', to: null },
  barcode: { what: 'codes that the station understands', to: '/' },
  'supplier-barcode': { what: 'codes of a supplier', to: '/' },
  currencyexchange: { what: 'exchange rates', to: '/settings?tab=Currency' },
  events: { what: 'work when something happens', to: null },
  exporter: { what: 'a way to export lists', to: '/stock/items' },
  icon_pack: { what: 'icons for places and categories', to: '/stock/locations' },
  labels: { what: 'a way to print labels', to: '/stock/items' },
  locate: { what: 'showing where things are', to: null },
  machine: { what: 'kinds of machines', to: '/machines/new' },
  mail: { what: 'work with mail', to: null },
  notification: { what: 'a way to tell people', to: null },
  report: { what: 'content of labels and reports', to: null },
  schedule: { what: 'work by the clock', to: null },
  statetransition: { what: 'rules for states of orders, on the card of an order that is scanned', to: '/' },
  supplier: { what: 'parts of a supplier, to search and import', to: '/stock/parts' },
  urls: { what: 'addresses of its own', to: null },
  validation: { what: 'checks of what is entered', to: null },
  webhook: { what: 'messages from other programs', to: null },
}
