import { Icons } from '../../main/icons/icons.ts'
import { BarcodeLinks } from '../../main/stock/barcode-links.ts'
import { PartCategories } from '../../main/stock/categories/part-categories.ts'
import { Parts } from '../../main/stock/parts/parts.ts'
import { StockChanges } from '../../main/stock/changes/stock-changes.ts'
import { StationSteps } from '../../main/stock/steps/station-steps.ts'
import { UndoableStock } from '../../main/stock/steps/undoable-stock.ts'
import { StockItems } from '../../main/stock/items/stock-items.ts'
import { StockLocations } from '../../main/stock/locations/stock-locations.ts'
import type { StockChanged } from '../../main/stock/stock-services.ts'
import { StockTracking } from '../../main/stock/changes/stock-tracking.ts'
import type { Page } from '../../main/records/page.ts'
import { activePlugins } from './active-plugins.ts'
import { UNCHECKED } from './unchecked.ts'
import { createTemporaryDatabase } from './temporary-database.ts'

export type TemporaryStock = Awaited<ReturnType<typeof createTemporaryStock>>

/** The services of stock on a database of their own; what they published is kept as `created stockitem 1`. */
export async function createTemporaryStock() {
  const database = await createTemporaryDatabase()
  const published: string[] = []
  const events = {
    publish: ({ data: { action, model, pk } }: StockChanged) => void published.push(`${action} ${model} ${pk}`),
  }
  const icons = new Icons({ plugins: activePlugins() })
  const services = { database, events, clock: () => new Date(2026, 4, 4, 12), checks: UNCHECKED, icons }
  const stockChanges = new StockChanges(services)
  const steps = new StationSteps(services)
  return {
    database,
    published,
    parts: new Parts(services),
    partCategories: new PartCategories(services),
    stockLocations: new StockLocations(services),
    stockItems: new StockItems(services),
    stockChanges,
    steps,
    undoableStock: new UndoableStock({ database, changes: stockChanges, steps }),
    stockTracking: new StockTracking(services),
    barcodeLinks: new BarcodeLinks(services),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

export function page(page: Partial<Page> = {}): Page {
  return { limit: 100, offset: 0, search: [], ordering: [], ...page }
}

/** The details of a refusal, by field. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => new Error('it was accepted'),
    (reason: unknown) => reason,
  )
  return error instanceof Error && 'details' in error ? (error.details ?? error.message) : error
}
