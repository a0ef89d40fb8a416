import { z } from '@hono/zod-openapi'
import type { Companies } from '../../companies/companies.ts'
import type { ManufacturerParts } from '../../companies/manufacturer-parts.ts'
import type { PriceBreaks } from '../../companies/price-breaks.ts'
import type { SupplierParts } from '../../companies/supplier-parts.ts'
import { Company, ManufacturerPart, PriceBreak, SupplierPart } from '../../records/company-records.ts'
import { recordRoutes } from '../record-routes.ts'
import type { Route } from '../route.ts'
import { filledText, text } from '../input/texts.ts'
import { boolean, integer, nullableInteger, nullableNumber, number, pk } from '../input/values.ts'

interface Services {
  companies: Companies
  manufacturerParts: ManufacturerParts
  supplierParts: SupplierParts
  priceBreaks: PriceBreaks
}

const link = text(2000)
const notes = text(50_000)
const flags = {
  active: boolean.optional(),
  is_customer: boolean.optional(),
  is_manufacturer: boolean.optional(),
  is_supplier: boolean.optional(),
}
const partFilters = { part: integer.optional(), manufacturer: integer.optional(), MPN: z.string().optional() }

/** Who makes and sells, what, under which numbers, and at which prices. */
export function companyRoutes({ companies, manufacturerParts, supplierParts, priceBreaks }: Services): Route[] {
  return [
    ...recordRoutes({
      path: '/api/company/',
      noun: 'company',
      plural: 'Companies',
      table: companies,
      answer: Company,
      filters: z.object({ name: z.string().optional(), ...flags }),
      body: z.object({
        name: filledText(100),
        description: text(500).optional(),
        website: text(2000).optional(),
        phone: text(50).optional(),
        email: text(254).optional(),
        contact: text(100).optional(),
        currency: text(3).optional(),
        link: link.optional(),
        image: z.null().optional(),
        notes: notes.optional(),
        tax_id: text(50).optional(),
        ...flags,
      }),
    }),
    ...recordRoutes({
      path: '/api/company/part/manufacturer/',
      noun: 'manufacturer part',
      plural: 'Parts under the numbers of their makers',
      table: manufacturerParts,
      answer: ManufacturerPart,
      filters: z.object(partFilters),
      body: z.object({
        part: pk,
        manufacturer: pk,
        MPN: filledText(100),
        description: text(250).optional(),
        link: link.optional(),
        notes: notes.optional(),
      }),
    }),
    ...recordRoutes({
      path: '/api/company/part/',
      noun: 'supplier part',
      plural: 'Parts under the numbers of their sellers',
      table: supplierParts,
      answer: SupplierPart,
      filters: z.object({
        ...partFilters,
        supplier: integer.optional(),
        manufacturer_part: integer.optional(),
        company: integer.optional(),
        SKU: z.string().optional(),
        active: boolean.optional(),
      }),
      body: z.object({
        part: pk,
        supplier: pk,
        SKU: filledText(100),
        manufacturer_part: nullableInteger.optional(),
        description: text(250).optional(),
        link: link.optional(),
        note: text(100).optional(),
        packaging: text(50).optional(),
        pack_quantity: text(25).optional(),
        active: boolean.optional(),
        primary: boolean.optional(),
        available: number.pipe(z.number().min(0)).optional(),
      }),
    }),
    ...recordRoutes({
      path: '/api/company/price-break/',
      noun: 'price break',
      plural: 'Prices of supplier parts by quantity',
      table: priceBreaks,
      answer: PriceBreak,
      filters: z.object({ part: integer.optional(), supplier: integer.optional() }),
      body: z.object({
        part: pk,
        quantity: number.pipe(z.number().positive()),
        price: nullableNumber,
        price_currency: text(3).optional(),
      }),
    }),
  ]
}
