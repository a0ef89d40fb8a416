import type { SettingObject } from '../../../main/records/setting-records.ts'

export interface SettingGroup {
  title: string
  settings: SettingObject[]
}

/** Groups by the beginning of the key, in this order; the longest beginning decides, and the rest is listed last. */
const GROUPS: readonly { title: string; prefixes: readonly string[] }[] = [
  { title: 'Station', prefixes: ['STATION_', 'INVENTREE_'] },
  { title: 'Barcodes', prefixes: ['BARCODE_'] },
  { title: 'Labels', prefixes: ['LABEL_', 'REPORT_'] },
  { title: 'Stock', prefixes: ['STOCK_', 'SERIAL_', 'PART_'] },
  { title: 'Currency', prefixes: ['CURRENCY_', 'INVENTREE_DEFAULT_CURRENCY'] },
]

/** Only what can be changed: the rest is there for other programs. */
export function groupSettings(all: readonly SettingObject[]): SettingGroup[] {
  const settings = all.filter(({ read_only }) => !read_only)
  return [...GROUPS.map(({ title }) => title), 'Others']
    .map((title) => ({ title, settings: settings.filter((setting) => titleOf(setting) === title) }))
    .filter((group) => group.settings.length > 0)
}

function titleOf({ key }: SettingObject): string {
  const fitting = GROUPS.flatMap(({ title, prefixes }) => prefixes.map((prefix) => ({ title, prefix }))).filter(
    ({ prefix }) => key.startsWith(prefix),
  )
  return fitting.toSorted((one, other) => other.prefix.length - one.prefix.length)[0]?.title ?? 'Others'
}
