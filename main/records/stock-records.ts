import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** Things in stock and where they lie. */

export const PathNode = z.object({ pk: count, name: z.string(), icon: z.string() }).openapi('PathNode')
export type PathNode = z.infer<typeof PathNode>

export const PartBrief = z
  .object({
    pk: count,
    IPN: z.string(),
    barcode_hash: z.string(),
    name: z.string(),
    revision: z.string(),
    full_name: z.string(),
    description: z.string(),
    image: z.string().nullable(),
    thumbnail: z.string(),
    active: z.boolean(),
    locked: z.boolean(),
    assembly: z.boolean(),
    component: z.boolean(),
    minimum_stock: z.number(),
    is_template: z.boolean(),
    purchaseable: z.boolean(),
    salable: z.boolean(),
    testable: z.boolean(),
    trackable: z.boolean(),
    virtual: z.boolean(),
    consumable: z.boolean(),
    units: z.string(),
    default_location: count.nullable(),
    default_expiry: count,
  })
  .openapi('PartBrief')
export type PartBrief = z.infer<typeof PartBrief>

export const Part = PartBrief.extend({
  category: count.nullable(),
  category_name: z.string().nullable(),
  keywords: z.string(),
  link: z.string(),
  notes: z.string(),
  variant_of: count.nullable(),
  creation_date: z.string(),
  creation_user: count.nullable(),
  /** Sum over stock of this part. */
  in_stock: z.number(),
  total_in_stock: z.number(),
  unallocated_stock: z.number(),
  stock_item_count: count,
}).openapi('Part')
export type Part = z.infer<typeof Part>

export const PartCategory = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    parent: count.nullable(),
    level: count,
    pathstring: z.string(),
    path: z.array(PathNode).optional(),
    part_count: count,
    subcategories: count,
    structural: z.boolean(),
    icon: z.string(),
    default_location: count.nullable(),
    default_keywords: z.string(),
  })
  .openapi('PartCategory')
export type PartCategory = z.infer<typeof PartCategory>

export const StockLocation = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    parent: count.nullable(),
    level: count,
    pathstring: z.string(),
    path: z.array(PathNode).optional(),
    /** Stock items in it and below. */
    items: count,
    sublocations: count,
    structural: z.boolean(),
    external: z.boolean(),
    icon: z.string(),
    custom_icon: z.string(),
    barcode_hash: z.string(),
  })
  .openapi('StockLocation')
export type StockLocation = z.infer<typeof StockLocation>

export const LocationBrief = z.object({ pk: count, name: z.string(), pathstring: z.string() }).openapi('LocationBrief')

export const StockItem = z
  .object({
    pk: count,
    part: count,
    quantity: z.number(),
    serial: z.string().nullable(),
    batch: z.string().nullable(),
    location: count.nullable(),
    status: count,
    status_text: z.string(),
    status_custom_key: count.nullable(),
    parent: count.nullable(),
    belongs_to: count.nullable(),
    packaging: z.string().nullable(),
    expiry_date: z.string().nullable(),
    delete_on_deplete: z.boolean(),
    link: z.string(),
    notes: z.string(),
    purchase_price: z.number().nullable(),
    purchase_price_currency: z.string(),
    in_stock: z.boolean(),
    expired: z.boolean(),
    stale: z.boolean(),
    child_items: count,
    tracking_items: count,
    barcode_hash: z.string(),
    creation_date: z.string(),
    updated: z.string(),
    stocktake_date: z.string().nullable(),
    part_detail: PartBrief.optional(),
    location_detail: LocationBrief.nullable().optional(),
    location_path: z.array(PathNode).optional(),
  })
  .openapi('StockItem')
export type StockItem = z.infer<typeof StockItem>

export const StockTracking = z
  .object({
    pk: count,
    item: count.nullable(),
    part: count,
    date: z.string(),
    tracking_type: count,
    label: z.string(),
    notes: z.string(),
    deltas: z.record(z.string(), z.unknown()),
    user: count.nullable(),
    user_detail: z.object({ pk: count, username: z.string() }).nullable().optional(),
  })
  .openapi('StockTracking')
export type StockTracking = z.infer<typeof StockTracking>

export const StockValue = z
  .object({
    /** The default currency of the station. */
    currency: z.string(),
    /** Of all items whose price and rate are known. */
    value: z.number(),
    /** Items in stock without a price. */
    unpriced_items: count,
    currencies: z.array(
      z.object({
        currency: z.string(),
        amount: z.number(),
        items: count,
        /** Null where nobody knows one: then the amount is not part of the value. */
        rate: z.number().nullable(),
      }),
    ),
    rates_updated: z.string().nullable(),
  })
  .openapi('StockValue')
export type StockValue = z.infer<typeof StockValue>
