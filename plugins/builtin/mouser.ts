import { Plugin } from '@scanbench/plugin'
import { SettingsMixin, SupplierBarcodeMixin } from '@scanbench/plugin/mixins'
import type { SupplierBarcodeFields } from '@scanbench/plugin/mixins'
import { related } from '@scanbench/plugin/settings'

/** Labels of Mouser: a standard envelope, older ones with the header turned round; one order number for both sides. */
export default class MouserBarcodePlugin extends Plugin.with(SupplierBarcodeMixin, SettingsMixin) {
  NAME = 'MouserBarcodePlugin'
  SLUG = 'mouserplugin'
  TITLE = 'Supplier barcodes: Mouser'
  DESCRIPTION = 'Reads the labels on bags of Mouser'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'
  DEFAULT_SUPPLIER_NAME = 'Mouser'

  SETTINGS = {
    SUPPLIER_ID: related({
      name: 'Supplier',
      description: 'The company whose labels these are; found by its name when empty',
      model: 'company',
      modelFilters: { is_supplier: 'true' },
    }),
  }

  async extractBarcodeFields(barcode: string): Promise<SupplierBarcodeFields> {
    const fields = await this.eciaFields(barcode)
    const order = fields.customer_order_number
    return order === undefined ? fields : { ...fields, supplier_order_number: order }
  }
}
