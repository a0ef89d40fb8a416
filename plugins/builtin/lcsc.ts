import { Plugin } from '@scanbench/plugin'
import { SettingsMixin, SupplierBarcodeMixin } from '@scanbench/plugin/mixins'
import type { SupplierBarcodeFields } from '@scanbench/plugin/mixins'
import { related } from '@scanbench/plugin/settings'

const FIELDS: Readonly<Record<string, keyof SupplierBarcodeFields>> = {
  pm: 'manufacturer_part_number',
  pc: 'supplier_part_number',
  qty: 'quantity',
  on: 'supplier_order_number',
}

/** Labels of LCSC: `{pbn:PICK1,on:SO1,pc:C1,pm:X-1,qty:2,mc:,cc:1}`, like JSON but without quotes. */
export default class LcscBarcodePlugin extends Plugin.with(SupplierBarcodeMixin, SettingsMixin) {
  NAME = 'LCSCBarcodePlugin'
  SLUG = 'lcscplugin'
  TITLE = 'Supplier barcodes: LCSC'
  DESCRIPTION = 'Reads the labels on bags of LCSC'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'
  DEFAULT_SUPPLIER_NAME = 'LCSC'

  SETTINGS = {
    SUPPLIER_ID: related({
      name: 'Supplier',
      description: 'The company whose labels these are; found by its name when empty',
      model: 'company',
      modelFilters: { is_supplier: 'true' },
    }),
  }

  async extractBarcodeFields(barcode: string): Promise<SupplierBarcodeFields> {
    return readLcscLabel(barcode)
  }
}

export function readLcscLabel(barcode: string): SupplierBarcodeFields {
  if (!/^\{\w+:[^,{}"]*(?:,\w+:[^,{}"]*)*\}$/.test(barcode)) return {}
  const pairs = barcode
    .slice(1, -1)
    .split(',')
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1).trim()] as const)
  const known = pairs.filter(([key, value]) => Object.hasOwn(FIELDS, key) && value !== '')
  return Object.fromEntries(known.map(([key, value]) => [FIELDS[key], value]))
}
