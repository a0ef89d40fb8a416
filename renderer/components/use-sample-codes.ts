import { useMemo } from 'react'
import type { StockItem } from '../../main/records/stock-records.ts'
import { useLocations, useStockItems } from '../client/stock.ts'

export interface SampleCode {
  name: string
  detail: string
  code: string
}

/** Real things of the database with the codes their labels carry, and one that nobody knows. */
export function useSampleCodes(): SampleCode[] {
  const items = useStockItems({ search: '', page: 0 }).data?.results
  const locations = useLocations({ search: '', page: 0 }).data?.results
  return useMemo(() => {
    const things = pickSpread(onePerPart(items ?? []), 4).map((item) => ({
      name: item.part_detail?.name ?? `Item ${item.pk}`,
      detail: 'Item',
      code: `INV-SI${item.pk}`,
    }))
    const places = pickSpread(
      (locations ?? []).filter(({ items: count }) => count > 0),
      2,
    ).map(({ pk, name }) => ({ name, detail: 'Location', code: `INV-SL${pk}` }))
    return [...things, ...places, { name: 'A code nobody knows', detail: 'Unknown', code: '9999999999994' }]
  }, [items, locations])
}

function onePerPart(items: readonly StockItem[]): StockItem[] {
  return [...new Map(items.map((item) => [item.part, item])).values()]
}

function pickSpread<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(all.length / count))
  return all.filter((_, index) => index % step === 0).slice(0, count)
}
