import { Plugin } from '@scanbench/plugin'
import { SettingsMixin, SupplierBarcodeMixin } from '@scanbench/plugin/mixins'
import type { SupplierBarcodeFields } from '@scanbench/plugin/mixins'
import { related } from '@scanbench/plugin/settings'

/** Labels of Digi-Key: a standard envelope, with the seller's own number under `P` or `30P`. */
export default class DigiKeyBarcodePlugin extends Plugin.with(SupplierBarcodeMixin, SettingsMixin) {
  NAME = 'DigiKeyBarcodePlugin'
  SLUG = 'digikeyplugin'
  TITLE = 'Supplier barcodes: DigiKey'
  DESCRIPTION = 'Reads the labels on bags of DigiKey'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'
  DEFAULT_SUPPLIER_NAME = 'DigiKey'

  SETTINGS = {
    SUPPLIER_ID: related({
      name: 'Supplier',
      description: 'The company whose labels these are; found by its name when empty',
      model: 'company',
      modelFilters: { is_supplier: 'true' },
    }),
  }

  async extractBarcodeFields(barcode: string): Promise<SupplierBarcodeFields> {
    return this.eciaFields(barcode)
  }
}
