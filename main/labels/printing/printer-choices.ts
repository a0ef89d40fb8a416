import type { SettingChoice } from '@scanbench/plugin/settings'
import { usablePrinters, type PrinterShelf } from '../../machines/printers/label-printers.ts'
import type { RecentPrinters } from './recent-printers.ts'

interface Options {
  machines: PrinterShelf
  recent: RecentPrinters
  /** Where labels come out when nobody chose. */
  usual: () => Promise<string | null>
}

/** The printers to choose from: those that this person used last, the usual one, the others by name. */
export async function printerChoices(
  { machines, recent, usual }: Options,
  user: number | null,
): Promise<SettingChoice[]> {
  const usable = await usablePrinters(machines)
  const used = await recent.of(user)
  const order = [...used, (await usual()) ?? '']
  const rank = (pk: string): number => (order.includes(pk) ? order.indexOf(pk) : order.length)
  return usable
    .toSorted((one, other) => rank(one.pk) - rank(other.pk))
    .map(({ pk, name, location }) => {
      const place = location === null ? name : `${name} @ ${location.name}`
      return { value: pk, display_name: pk === used[0] ? `${place} (last used)` : place }
    })
}
