import type { ModelKey } from '@scanbench/plugin'

/** The objects that codes name, as the scanning services see them. */
export interface StockObjects {
  /** The detail record, or null when there is no such object. */
  instance(model: ModelKey, pk: number): Promise<Record<string, unknown> | null>
  exists(model: ModelKey, pk: number): Promise<boolean>
}

/** Where an object is found: in the API and in the window. */
export const OBJECT_PLACES: Record<ModelKey, { apiUrl: string; webUrl: string }> = {
  part: { apiUrl: '/api/part/', webUrl: '/web/part/' },
  stockitem: { apiUrl: '/api/stock/', webUrl: '/web/stock/item/' },
  stocklocation: { apiUrl: '/api/stock/location/', webUrl: '/web/stock/location/' },
  supplierpart: { apiUrl: '/api/company/part/', webUrl: '/web/purchasing/supplier-part/' },
  manufacturerpart: { apiUrl: '/api/company/part/manufacturer/', webUrl: '/web/purchasing/manufacturer-part/' },
  purchaseorder: { apiUrl: '/api/order/po/', webUrl: '/web/purchasing/purchase-order/' },
}
