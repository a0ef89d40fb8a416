import { BarcodeMixin } from './barcode-mixin.ts'
import type { ScanContext, ScanResult } from '../data.ts'

/** The standard fields of supplier labels; text as read. @since 1.0 */
export interface SupplierBarcodeFields {
  supplier_part_number?: string
  manufacturer_part_number?: string
  customer_order_number?: string
  supplier_order_number?: string
  quantity?: string
  packing_list_number?: string
  ship_date?: string
  date_code?: string
  lot_code?: string
  country_of_origin?: string
  manufacturer?: string
  line_item?: string
}

/**
 * Understands the labels of one supplier.
 * @example
 * DEFAULT_SUPPLIER_NAME = 'LCSC'
 * async extractBarcodeFields(barcode: string) { return barcode.startsWith('{pbn:') ? fieldsOf(barcode) : {} }
 * @since 1.0
 */
export abstract class SupplierBarcodeMixin extends BarcodeMixin {
  static override readonly KEY: string = 'supplier-barcode'
  static override readonly TITLE: string = 'Supplier barcode'
  static override readonly REQUIRED: readonly string[] = ['extractBarcodeFields']

  /** The company is found by this name when the setting SUPPLIER_ID is empty. */
  declare readonly DEFAULT_SUPPLIER_NAME?: string

  /** Empty when the code is not this supplier's. */
  abstract extractBarcodeFields(barcode: string): Promise<SupplierBarcodeFields>

  /** Finds the supplier part of the fields; plugins seldom need their own. */
  override async scan(barcode: string, _context: ScanContext): Promise<ScanResult | null> {
    const fields = await this.extractBarcodeFields(barcode)
    if (Object.keys(fields).length === 0) return null
    return this.station.post<ScanResult | null>('/api/station/supplier-barcodes/resolve/', {
      fields,
      supplier_name: this.DEFAULT_SUPPLIER_NAME ?? null,
      barcode,
    })
  }
}
