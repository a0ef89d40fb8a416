import type { ExportRow } from '@scanbench/plugin/mixins'

export type ExportModel = 'stockitem' | 'part' | 'stocklocation'

/** How a model is called in file names. */
export const MODEL_NAMES: Readonly<Record<ExportModel, string>> = {
  stockitem: 'StockItem',
  part: 'Part',
  stocklocation: 'StockLocation',
}

/** Field of a record, also one inside a detail, to the title of its column; in the order of the columns. */
export const EXPORT_COLUMNS: Readonly<Record<ExportModel, Readonly<Record<string, string>>>> = {
  stockitem: {
    pk: 'ID',
    part: 'Part ID',
    'part_detail.name': 'Part',
    'part_detail.IPN': 'IPN',
    'part_detail.description': 'Description',
    quantity: 'Quantity',
    'part_detail.units': 'Units',
    serial: 'Serial number',
    batch: 'Batch',
    location: 'Location ID',
    'location_detail.pathstring': 'Location',
    status_text: 'Status',
    packaging: 'Packaging',
    expiry_date: 'Expiry date',
    purchase_price: 'Purchase price',
    purchase_price_currency: 'Currency',
    stocktake_date: 'Stocktake date',
    updated: 'Last updated',
    link: 'Link',
    notes: 'Notes',
  },
  part: {
    pk: 'ID',
    name: 'Name',
    IPN: 'IPN',
    revision: 'Revision',
    description: 'Description',
    category: 'Category ID',
    category_name: 'Category',
    keywords: 'Keywords',
    units: 'Units',
    in_stock: 'In stock',
    total_in_stock: 'Total in stock',
    minimum_stock: 'Minimum stock',
    active: 'Active',
    trackable: 'Trackable',
    default_location: 'Default location ID',
    creation_date: 'Creation date',
    link: 'Link',
    notes: 'Notes',
  },
  stocklocation: {
    pk: 'ID',
    name: 'Name',
    pathstring: 'Path',
    description: 'Description',
    parent: 'Parent ID',
    items: 'Stock items',
    sublocations: 'Sublocations',
    structural: 'Structural',
    external: 'External',
  },
}

/** A record as one flat row of these columns. */
export function toRow(record: Readonly<Record<string, unknown>>, columns: readonly string[]): ExportRow {
  return Object.fromEntries(columns.map((column) => [column, plain(valueAt(record, column))]))
}

function valueAt(record: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
  }, record)
}

function plain(value: unknown): ExportRow[string] {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : (value as ExportRow[string])
}
