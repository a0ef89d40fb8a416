import { createCompanies } from '../companies/companies.ts'
import { createManufacturerParts } from '../companies/manufacturer-parts.ts'
import { createPriceBreaks } from '../companies/price-breaks.ts'
import { createSupplierParts } from '../companies/supplier-parts.ts'
import type { EventLog } from '../events/event-log.ts'
import { Icons } from '../icons/icons.ts'
import { PurchaseOrders } from '../orders/purchase-orders.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import { BarcodeLinks } from '../stock/barcode-links.ts'
import { PartCategories } from '../stock/categories/part-categories.ts'
import { Parts } from '../stock/parts/parts.ts'
import { RelatedObjects } from '../stock/related-objects.ts'
import { ScannedObjects } from '../stock/scanned-objects.ts'
import { StockChanges } from '../stock/changes/stock-changes.ts'
import { StationSteps } from '../stock/steps/station-steps.ts'
import { UndoableStock } from '../stock/steps/undoable-stock.ts'
import { StockItems } from '../stock/items/stock-items.ts'
import { StockLocations } from '../stock/locations/stock-locations.ts'
import { StockTracking } from '../stock/changes/stock-tracking.ts'
import type { Database } from '../storage/database.ts'
import { Suppliers } from '../suppliers/suppliers.ts'
import { Transitions } from '../transitions/transitions.ts'
import { Validation } from '../validation/validation.ts'

interface Needed {
  database: Database
  events: EventLog
  clock: () => Date
  /** Asked before anything is written; they are there only after the warehouse. */
  plugins: NamedPlugins
  /** Tells plugins what happened to stock. */
  happened: (name: string, data: Record<string, unknown>) => void
}

/** What is known: parts, places, stock, the companies they come from and the orders they come by. */
export function createWarehouse({ plugins, ...needed }: Needed) {
  const validation = new Validation({ plugins })
  const icons = new Icons({ plugins })
  const stock = { ...needed, checks: validation, icons }
  const parts = new Parts(stock)
  const stockLocations = new StockLocations(stock)
  const stockItems = new StockItems(stock)
  const catalogue = {
    companies: createCompanies(stock),
    manufacturerParts: createManufacturerParts(stock),
    supplierParts: createSupplierParts(stock),
    priceBreaks: createPriceBreaks(stock),
  }
  const transitions = new Transitions({ plugins })
  const stockChanges = new StockChanges(stock)
  const stationSteps = new StationSteps(needed)
  const purchaseOrders = new PurchaseOrders({ ...stock, transitions })
  return {
    validation,
    parts,
    partCategories: new PartCategories(stock),
    stockLocations,
    stockItems,
    stockChanges,
    stationSteps,
    undoableStock: new UndoableStock({ database: needed.database, changes: stockChanges, steps: stationSteps }),
    stockTracking: new StockTracking(stock),
    links: new BarcodeLinks(stock),
    ...catalogue,
    suppliers: new Suppliers({ ...needed, plugins, parts, ...catalogue }),
    purchaseOrders,
    icons,
    related: new RelatedObjects({ items: stockItems, parts, locations: stockLocations }),
    objects: new ScannedObjects({ items: stockItems, parts, locations: stockLocations, ...catalogue, purchaseOrders }),
  }
}
