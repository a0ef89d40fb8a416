import { z } from '@hono/zod-openapi'
import type { ScanResult } from '@scanbench/plugin'
import type { SupplierBarcodes } from '../../barcodes/supplier-barcodes.ts'
import { route } from '../route.ts'
import type { Route } from '../route.ts'
import { nullableInteger } from '../input/values.ts'

const LONGEST_CODE = 4095
const value = z.string().max(LONGEST_CODE).optional()
const fields = z.object({
  supplier_part_number: value,
  manufacturer_part_number: value,
  customer_order_number: value,
  supplier_order_number: value,
  customer_part_number: value,
  quantity: value,
  packing_list_number: value,
  purchase_order_line: value,
  ship_date: value,
  date_code: value,
  lot_code: value,
  country_of_origin: value,
  manufacturer: value,
})
const answer = z
  .object({
    supplier: z.number().int().nullable(),
    result: z
      .custom<ScanResult>()
      .nullable()
      .openapi({ type: ['object', 'null'] }),
  })
  .openapi('SupplierBarcodeMatch')

/** What plugins for suppliers' labels ask for. */
export function supplierBarcodeRoutes({ supplierBarcodes }: { supplierBarcodes: SupplierBarcodes }): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/supplier-barcodes/parse/',
      summary: "The fields of a supplier's label with an ISO/IEC 15434 envelope; null when it has none",
      rights: 'any',
      body: z.object({
        barcode: z.string().max(LONGEST_CODE),
        /** Data identifier to field, in place of the usual ones. */
        field_map: z.record(z.string(), z.string()).optional(),
      }),
      answer: z.object({ fields: z.record(z.string(), z.string()).nullable() }),
      handler: async ({ body }) => ({ fields: supplierBarcodes.parse(body.barcode, body.field_map) }),
    }),
    route({
      method: 'post',
      path: '/api/station/supplier-barcodes/resolve/',
      summary: "What the fields of a supplier's label name",
      rights: 'any',
      body: z.object({
        fields,
        supplier: nullableInteger.default(null),
        supplier_name: z.string().nullable().default(null),
      }),
      answer,
      handler: ({ body }) => supplierBarcodes.resolve({ ...body, fields: present(body.fields) }),
    }),
  ]
}

function present(given: z.output<typeof fields>) {
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined && text !== ''))
}
