import type { SettingObject } from '../../../main/records/setting-records.ts'

export interface SettingGroup {
  title: string
  settings: SettingObject[]
}

/** Groups by the beginning of the key, in this order; the rest is listed last. */
const GROUPS: readonly { title: string; prefixes: readonly string[] }[] = [
  { title: 'Station', prefixes: ['STATION_', 'INVENTREE_'] },
  { title: 'Barcodes', prefixes: ['BARCODE_'] },
  { title: 'Labels', prefixes: ['LABEL_', 'REPORT_'] },
  { title: 'Stock', prefixes: ['STOCK_', 'SERIAL_', 'PART_'] },
]

/** Only what can be changed: the rest is there for other programs. */
export function groupSettings(all: readonly SettingObject[]): SettingGroup[] {
  const settings = all.filter(({ read_only }) => !read_only)
  const titleOf = ({ key }: SettingObject) =>
    GROUPS.find(({ prefixes }) => prefixes.some((prefix) => key.startsWith(prefix)))?.title ?? 'Others'
  return [...GROUPS.map(({ title }) => title), 'Others']
    .map((title) => ({ title, settings: settings.filter((setting) => titleOf(setting) === title) }))
    .filter((group) => group.settings.length > 0)
}
