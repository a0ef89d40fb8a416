import type { ModelKey } from '@scanbench/plugin'
import { AppError } from '@scanbench/plugin'
import type { Parts } from './parts/parts.ts'
import type { StockItems } from './items/stock-items.ts'
import type { StockLocations } from './locations/stock-locations.ts'

interface Found {
  get(pk: number): Promise<Record<string, unknown>>
}

interface Services {
  items: StockItems
  parts: Parts
  locations: StockLocations
  companies: Found
  supplierParts: Found
  manufacturerParts: Found
  purchaseOrders: Found
}

const ALL_DETAILS = { partDetail: true, locationDetail: true, pathDetail: true }

/** The objects that carry barcodes and labels, whatever their kind. */
export class ScannedObjects {
  readonly #get: Record<ModelKey, (pk: number) => Promise<Record<string, unknown>>>

  constructor({ items, parts, locations, companies, supplierParts, manufacturerParts, purchaseOrders }: Services) {
    const companyOf = async (pk: unknown) => (typeof pk === 'number' ? companies.get(pk) : null)
    this.#get = {
      stockitem: (pk) => items.get(pk, ALL_DETAILS),
      part: (pk) => parts.get(pk),
      stocklocation: (pk) => locations.get(pk, { pathDetail: true }),
      async supplierpart(pk) {
        const record = await supplierParts.get(pk)
        const { part, supplier, manufacturer } = record
        return {
          ...record,
          part_detail: await parts.get(Number(part)),
          supplier_detail: await companyOf(supplier),
          manufacturer_detail: await companyOf(manufacturer),
        }
      },
      manufacturerpart: (pk) => manufacturerParts.get(pk),
      async purchaseorder(pk) {
        const record = await purchaseOrders.get(pk)
        return { ...record, supplier_detail: await companyOf(record['supplier']) }
      },
    }
  }

  /** The detail record, or null when there is no such object. */
  async instance(model: ModelKey, pk: number): Promise<Record<string, unknown> | null> {
    try {
      return await this.#get[model](pk)
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null
      throw error
    }
  }

  async exists(model: ModelKey, pk: number): Promise<boolean> {
    return (await this.instance(model, pk)) !== null
  }
}
