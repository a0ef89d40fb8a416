import type { ModelKey } from '@scanbench/plugin'
import type { StockItem } from '../records/stock-records.ts'
import type { Parts } from './parts/parts.ts'
import type { StockItemFilters } from './items/stock-item-filters.ts'
import type { StockItems } from './items/stock-items.ts'
import type { StockLocations } from './locations/stock-locations.ts'

type Values = Record<string, unknown>

interface Services {
  items: Pick<StockItems, 'list'>
  parts: Pick<Parts, 'list'>
  locations: Pick<StockLocations, 'list'>
}

/** More rows than any label has room for; a report of so many is one of the items themselves. */
const MOST_ROWS = 500
const PAGE = { limit: MOST_ROWS, offset: 0, search: [], ordering: [] }
const DETAILS = { partDetail: true, locationDetail: true, pathDetail: false }

/** The lists that belong to an object: what lies in a place, what was taken from an item. */
export class RelatedObjects {
  readonly #lists: Readonly<Partial<Record<ModelKey, Readonly<Record<string, (pk: number) => Promise<Values[]>>>>>>

  constructor({ items, parts, locations }: Services) {
    const itemsOf = async (filters: StockItemFilters) => {
      const { results } = await items.list(filters, { ...PAGE, ordering: ['part', 'batch'] }, DETAILS)
      return results.map(withDetails)
    }
    this.#lists = {
      stocklocation: {
        stock_items: (location) => itemsOf({ location, cascade: true, in_stock: true }),
        sub_locations: async (parent) => (await locations.list({ parent }, PAGE)).results,
      },
      stockitem: { child_items: (parent) => itemsOf({ parent }) },
      part: {
        stock_items: (part) => itemsOf({ part, in_stock: true }),
        variants: async (variant_of) => (await parts.list({ variant_of }, PAGE)).results,
      },
    }
  }

  /** Those of these names that the model has; the others are not asked for. */
  async of(model: ModelKey, pk: number, isWanted: (name: string) => boolean): Promise<Record<string, Values[]>> {
    const found: Record<string, Values[]> = {}
    for (const [name, load] of Object.entries(this.#lists[model] ?? {}))
      if (isWanted(name)) found[name] = await load(pk)
    return found
  }
}

/** In templates `row.part.name` works as it does in InvenTree: what an item points at is there instead of its key. */
function withDetails({ part_detail, location_detail, ...item }: StockItem): Values {
  const details = { part_detail, location_detail }
  return { ...item, ...details, part: part_detail ?? item.part, location: location_detail ?? item.location }
}
