import type { Database } from '../storage/database.ts'
import type { ObjectChecks } from './object-checks.ts'

export type StockModel =
  | 'part'
  | 'partcategory'
  | 'stockitem'
  | 'stocklocation'
  | 'company'
  | 'manufacturerpart'
  | 'supplierpart'
  | 'supplierpricebreak'
  | 'purchaseorder'

export interface StockChanged {
  type: 'stock.changed'
  data: { model: StockModel; pk: number; action: 'created' | 'saved' | 'deleted' }
}

/** What every service of stock is built with. */
export interface StockServices {
  database: Database
  events: { publish(event: StockChanged): void }
  clock: () => Date
  checks: ObjectChecks
  /** Asked before the icon of a place or a category is written. */
  icons: { refuseUnknown(field: string, id: string | undefined): Promise<void> }
  /** Tells plugins what was done to stock, after the commit; the news of the station say only that something changed. */
  happened?: (name: string, data: Record<string, unknown>) => void
}

/** Told after the commit, never inside a transaction: who hears it reads the new state. */
export function publishChanges(
  { events }: Pick<StockServices, 'events'>,
  model: StockModel,
  action: StockChanged['data']['action'],
  pks: Iterable<number>,
): void {
  for (const pk of pks) events.publish({ type: 'stock.changed', data: { model, pk, action } })
}
