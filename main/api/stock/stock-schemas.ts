import { z } from '@hono/zod-openapi'
import { listQuery } from '../input/listing.ts'
import { date, nullableDate, optionalText, text } from '../input/texts.ts'
import { boolean, integer, nullableInteger, nullableNumber, number, pk } from '../input/values.ts'

const quantity = number.pipe(z.number().min(0, 'Ensure this value is greater than or equal to 0.'))

export const stockDetailQuery = z.object({
  part_detail: boolean.default(true),
  location_detail: boolean.default(false),
  path_detail: boolean.default(false),
})

export const stockFilters = z.object({
  part: pk.optional(),
  include_variants: boolean.optional(),
  part_tree: pk.optional(),
  category: pk.optional(),
  location: nullableInteger.optional(),
  cascade: boolean.optional(),
  external: boolean.optional(),
  parent: pk.optional(),
  name: z.string().optional(),
  name_contains: z.string().optional(),
  IPN: z.string().optional(),
  IPN_contains: z.string().optional(),
  active: boolean.optional(),
  assembly: boolean.optional(),
  salable: boolean.optional(),
  status: integer.optional(),
  in_stock: boolean.optional(),
  available: boolean.optional(),
  depleted: boolean.optional(),
  expired: boolean.optional(),
  serialized: boolean.optional(),
  serial: z.string().optional(),
  serial_gte: integer.optional(),
  serial_lte: integer.optional(),
  batch: z.string().optional(),
  has_batch: boolean.optional(),
  tracked: boolean.optional(),
  has_child_items: boolean.optional(),
  has_purchase_price: boolean.optional(),
  has_stocktake: boolean.optional(),
  min_stock: number.optional(),
  max_stock: number.optional(),
  created_before: date.optional(),
  created_after: date.optional(),
  updated_before: date.optional(),
  updated_after: date.optional(),
  expiry_before: date.optional(),
  expiry_after: date.optional(),
  stocktake_before: date.optional(),
  stocktake_after: date.optional(),
})

export const stockListQuery = listQuery.extend(stockDetailQuery.shape).extend(stockFilters.shape)

const ofItem = {
  batch: optionalText(100).optional(),
  location: nullableInteger.optional(),
  status: integer.optional(),
  packaging: optionalText(50).optional(),
  expiry_date: nullableDate.optional(),
  delete_on_deplete: boolean.optional(),
  link: text(2000).optional(),
  notes: text(50_000).optional(),
  purchase_price: nullableNumber.optional(),
  purchase_price_currency: text(10).optional(),
}

export const newStockItem = z.object({ ...ofItem, part: pk, quantity, serial_numbers: text(5000).optional() })
export const stockItemPatch = z.object({
  ...ofItem,
  quantity: quantity.optional(),
  serial: optionalText(100).optional(),
})
/** A replacement names the required fields; the part of an item never changes. */
export const stockItemReplacement = stockItemPatch.extend({ part: pk, quantity })

const change = z.object({
  pk,
  quantity,
  batch: optionalText(100).optional(),
  status: integer.optional(),
  packaging: optionalText(50).optional(),
})
const call = { items: z.array(change).min(1, 'At least one item is needed.'), notes: text(5000).optional() }

export const quantityCall = z.object(call)
export const countCall = z.object({ ...call, location: nullableInteger.optional() })
export const transferCall = z.object({
  ...call,
  items: z.array(change.extend({ merge: boolean.optional() })).min(1, 'At least one item is needed.'),
  location: pk,
})
export const statusCall = z.object({
  items: z.array(pk).min(1, 'At least one item is needed.'),
  status: integer,
  note: text(5000).optional(),
})

export const trackingQuery = listQuery.extend({
  item: pk.optional(),
  part: pk.optional(),
  include_variants: boolean.optional(),
  user: pk.optional(),
  min_date: date.optional(),
  max_date: date.optional(),
  user_detail: boolean.default(false),
})
