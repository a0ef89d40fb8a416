import { type LinkTarget, useLocations, useParts, useStockItems } from '../../client/stock.ts'
import { quantityText } from '../../components/texts.ts'

export interface Candidate {
  pk: number
  name: string
  detail: string
}

/** The first things of a kind that fit what was typed. */
export function useCandidates(model: LinkTarget['model'], search: string): Candidate[] {
  const list = { search, page: 0 }
  const items = useStockItems(list).data?.results ?? []
  const parts = useParts(list).data?.results ?? []
  const locations = useLocations(list).data?.results ?? []
  const all: Record<LinkTarget['model'], () => Candidate[]> = {
    stockitem: () =>
      items.map((item) => ({
        pk: item.pk,
        name: item.part_detail?.full_name ?? `Item ${item.pk}`,
        detail: [
          quantityText(item.quantity, item.part_detail?.units),
          item.location_detail?.pathstring,
          item.serial ?? item.batch,
        ]
          .filter(Boolean)
          .join(', '),
      })),
    part: () => parts.map(({ pk, full_name, description }) => ({ pk, name: full_name, detail: description })),
    stocklocation: () =>
      locations.map(({ pk, pathstring, description }) => ({ pk, name: pathstring, detail: description })),
  }
  return all[model]().slice(0, 20)
}
