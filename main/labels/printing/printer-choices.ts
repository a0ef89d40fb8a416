import type { SettingChoice } from '@scanbench/plugin/settings'
import type { Listing, Page } from '../../records/page.ts'
import type { Machine } from '../../records/machine-records.ts'
import type { Printers } from '../../machines/printers/printer-port.ts'
import type { RecentPrinters } from './recent-printers.ts'

interface Options {
  machines: Printers & {
    list(filters: { machine_type: string; active: boolean }, page: Page): Promise<Listing<Machine>>
  }
  recent: RecentPrinters
  /** Where labels come out when nobody chose. */
  usual: () => Promise<string | null>
}

const ALL: Page = { limit: null, offset: 0, search: [], ordering: ['name'] }

/** The printers to choose from: those that this person used last, the usual one, the others by name. */
export async function printerChoices(
  { machines, recent, usual }: Options,
  user: number | null,
): Promise<SettingChoice[]> {
  const { results } = await machines.list({ machine_type: 'label-printer', active: true }, ALL)
  const used = await recent.of(user)
  const order = [...used, (await usual()) ?? '']
  const rank = (pk: string): number => (order.includes(pk) ? order.indexOf(pk) : order.length)
  return results
    .filter(({ pk }) => machines.printer(pk) !== null)
    .toSorted((one, other) => rank(one.pk) - rank(other.pk))
    .map(({ pk, name, location }) => {
      const place = location === null ? name : `${name} @ ${location.name}`
      return { value: pk, display_name: pk === used[0] ? `${place} (last used)` : place }
    })
}
