import { BarcodeMixin } from './barcode-mixin.ts'
import type { ScanContext, ScanResult } from '../data.ts'
import { hostOf } from '../plugin.ts'

/** The standard fields of supplier labels; text as read. @since 1.0 */
export interface SupplierBarcodeFields {
  supplier_part_number?: string
  manufacturer_part_number?: string
  customer_order_number?: string
  supplier_order_number?: string
  customer_part_number?: string
  quantity?: string
  packing_list_number?: string
  purchase_order_line?: string
  ship_date?: string
  date_code?: string
  lot_code?: string
  country_of_origin?: string
  manufacturer?: string
}

/**
 * Understands the labels of one supplier. With `SettingsMixin` and a setting `SUPPLIER_ID`, the company is chosen there, or
 * found by its name and kept there.
 * @example
 * DEFAULT_SUPPLIER_NAME = 'Acme'
 * async extractBarcodeFields(barcode: string) {
 *   const [, sku, quantity] = /^ACME (\w+) x(\d+)$/.exec(barcode) ?? []
 *   return sku === undefined || quantity === undefined ? {} : { supplier_part_number: sku, quantity }
 * }
 * @since 1.0
 */
export abstract class SupplierBarcodeMixin extends BarcodeMixin {
  static override readonly KEY: string = 'supplier-barcode'
  static override readonly TITLE: string = 'Supplier barcode'
  static override readonly REQUIRED: readonly string[] = ['extractBarcodeFields']

  /** The company is found by this part of its name when the setting SUPPLIER_ID is empty. */
  declare readonly DEFAULT_SUPPLIER_NAME?: string

  /** Data identifier to field, in place of the usual ones: `{ P: 'customer_part_number' }`. */
  declare readonly ECIA_FIELD_MAP?: Readonly<Record<string, keyof SupplierBarcodeFields>>

  /** Empty when the code is not this supplier's. */
  abstract extractBarcodeFields(barcode: string): Promise<SupplierBarcodeFields>

  /** The fields of a label with an ISO/IEC 15434 envelope, older Mouser ones too; empty when it has none. */
  async eciaFields(barcode: string): Promise<SupplierBarcodeFields> {
    if (!barcode.includes('[)>')) return {}
    const map = this.ECIA_FIELD_MAP === undefined ? {} : { field_map: this.ECIA_FIELD_MAP }
    const path = '/api/station/supplier-barcodes/parse/'
    const { fields } = await this.station.post<{ fields: SupplierBarcodeFields | null }>(path, { barcode, ...map })
    return fields ?? {}
  }

  /** Finds what the fields name; plugins seldom need their own. */
  override async scan(barcode: string, _context: ScanContext): Promise<ScanResult | null> {
    const fields = await this.extractBarcodeFields(barcode)
    if (Object.keys(fields).length === 0) return null
    const { settings } = hostOf(this)
    const isChosen = this.hasMixin('settings')
    const chosen = isChosen ? Number(await settings.get('SUPPLIER_ID')) : 0
    const path = '/api/station/supplier-barcodes/resolve/'
    const { supplier, result } = await this.station.post<{ supplier: number | null; result: ScanResult | null }>(path, {
      fields,
      supplier: chosen > 0 ? chosen : null,
      supplier_name: this.DEFAULT_SUPPLIER_NAME ?? null,
    })
    if (isChosen && !(chosen > 0) && supplier !== null) await settings.set('SUPPLIER_ID', supplier)
    return result
  }
}
