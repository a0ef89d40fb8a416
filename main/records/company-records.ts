import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** Companies, their parts and orders to them, on the wire. */

export const Company = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    website: z.string(),
    phone: z.string(),
    email: z.string(),
    contact: z.string(),
    currency: z.string(),
    link: z.string(),
    image: z.string().nullable(),
    notes: z.string(),
    tax_id: z.string(),
    active: z.boolean(),
    is_customer: z.boolean(),
    is_manufacturer: z.boolean(),
    is_supplier: z.boolean(),
    parts_supplied: count,
    parts_manufactured: count,
    primary_address: z.null(),
  })
  .openapi('Company')

export const ManufacturerPart = z
  .object({
    pk: count,
    part: count,
    manufacturer: count,
    MPN: z.string(),
    description: z.string(),
    link: z.string(),
    notes: z.string(),
    barcode_hash: z.string(),
  })
  .openapi('ManufacturerPart')

export const SupplierPart = z
  .object({
    pk: count,
    part: count,
    supplier: count,
    SKU: z.string(),
    manufacturer_part: count.nullable(),
    manufacturer: count.nullable(),
    MPN: z.string().nullable(),
    description: z.string(),
    link: z.string(),
    note: z.string(),
    packaging: z.string(),
    pack_quantity: z.string(),
    pack_quantity_native: z.number(),
    active: z.boolean(),
    primary: z.boolean(),
    available: z.number(),
    barcode_hash: z.string(),
  })
  .openapi('SupplierPart')

export const PriceBreak = z
  .object({
    pk: count,
    part: count,
    supplier: count,
    quantity: z.number(),
    price: z.number().nullable(),
    price_currency: z.string(),
    updated: z.string(),
  })
  .openapi('SupplierPriceBreak')

export const OrderAction = z.enum(['issue', 'hold', 'complete', 'cancel']).openapi('OrderAction')

export const PurchaseOrder = z
  .object({
    pk: count,
    reference: z.string(),
    supplier: count.nullable(),
    supplier_name: z.string().nullable(),
    supplier_reference: z.string(),
    description: z.string(),
    link: z.string(),
    notes: z.string(),
    status: count,
    status_text: z.string(),
    status_custom_key: count.nullable(),
    /** Ours: what its state allows. A plugin may still forbid it. */
    actions: z.array(OrderAction),
    creation_date: z.string(),
    issue_date: z.string().nullable(),
    complete_date: z.string().nullable(),
    target_date: z.string().nullable(),
    created_by: count.nullable(),
    barcode_hash: z.string(),
  })
  .openapi('PurchaseOrder')

export type Company = z.infer<typeof Company>
export type ManufacturerPart = z.infer<typeof ManufacturerPart>
export type SupplierPart = z.infer<typeof SupplierPart>
export type PriceBreak = z.infer<typeof PriceBreak>
export type OrderAction = z.infer<typeof OrderAction>
export type PurchaseOrder = z.infer<typeof PurchaseOrder>
