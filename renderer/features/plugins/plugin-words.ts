import type { PackageVersions, PluginRecord } from '../../../main/records/plugin-records.ts'
import type { ResultKind } from '../../components/results.ts'

type State = PluginRecord['state']

const STATES: Record<State, { word: string; kind: ResultKind } | null> = {
  active: null,
  inactive: null,
  waiting: { word: 'Asks for more', kind: 'question' },
  held: { word: 'Held back', kind: 'question' },
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

export const FILTERS = ['all', 'on', 'updates', 'problems', 'dev'] as const
export type Filter = (typeof FILTERS)[number]

/** A newer version of each package that has one, by the name of the package. */
export type Newer = ReadonlyMap<string, string>

const FITS: Record<Filter, { label: string; fits: (plugin: PluginRecord, newer: Newer) => boolean }> = {
  all: { label: 'All', fits: () => true },
  on: { label: 'On', fits: ({ active }) => active },
  updates: { label: 'Updates', fits: (plugin, newer) => newerThan(plugin, newer) !== null },
  problems: { label: 'Problems', fits: hasProblem },
  dev: { label: 'Dev', fits: ({ origin }) => origin === 'linked' || origin === 'sample' },
}

export const filterLabel = (filter: Filter, plugins: readonly PluginRecord[], newer: Newer): string =>
  `${FITS[filter].label} ${plugins.filter((plugin) => FITS[filter].fits(plugin, newer)).length}`

export const newerVersions = (packages: readonly PackageVersions[]): Newer =>
  new Map(
    packages.flatMap(({ name, newest, update }) =>
      (newest ?? update) === null ? [] : [[name, newest ?? update ?? '']],
    ),
  )

/** The newest version of a plugin's package, where that is not the one that is there. */
export const newerThan = ({ package_name, is_installed }: PluginRecord, newer: Newer): string | null =>
  is_installed ? (newer.get(package_name ?? '') ?? null) : null

/** A plugin with errors needs somebody to look, also while it works. */
export function hasProblem(plugin: PluginRecord): boolean {
  return stateOf(plugin) !== null || plugin.errors.length > 0
}

interface Selection {
  filter: Filter
  find: string
  newer: Newer
}

export function selected(plugins: readonly PluginRecord[], { filter, find, newer }: Selection): PluginRecord[] {
  const words = find.toLowerCase().split(/\s+/u).filter(Boolean)
  return plugins.filter(
    (plugin) => FITS[filter].fits(plugin, newer) && words.every((word) => wordsOf(plugin).includes(word)),
  )
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
