import { Plugin } from '@scanbench/plugin'
import { SettingsMixin, SupplierBarcodeMixin } from '@scanbench/plugin/mixins'
import type { SupplierBarcodeFields } from '@scanbench/plugin/mixins'
import { related } from '@scanbench/plugin/settings'

const WORDS: Readonly<Record<string, keyof SupplierBarcodeFields>> = {
  PN: 'supplier_part_number',
  CPO: 'customer_order_number',
  PO: 'supplier_order_number',
  MPN: 'manufacturer_part_number',
  QTY: 'quantity',
}

/** Labels of TME: words such as `PN:X-1` in the QR code, data identifiers parted by blanks in the older Data Matrix. */
export default class TmeBarcodePlugin extends Plugin.with(SupplierBarcodeMixin, SettingsMixin) {
  NAME = 'TMEBarcodePlugin'
  SLUG = 'tmeplugin'
  TITLE = 'Supplier barcodes: TME'
  DESCRIPTION = 'Reads the labels on bags of TME'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'
  DEFAULT_SUPPLIER_NAME = 'TME'

  SETTINGS = {
    SUPPLIER_ID: related({
      name: 'Supplier',
      description: 'The company whose labels these are; found by its name when empty',
      model: 'company',
      modelFilters: { is_supplier: 'true' },
    }),
  }

  async extractBarcodeFields(barcode: string): Promise<SupplierBarcodeFields> {
    const fields = readTmeWords(barcode) ?? (await this.eciaFields(tmeEnvelope(barcode)))
    // The number of the line follows the number of the order.
    const [order] = fields.supplier_order_number?.split('/') ?? []
    return order === undefined ? fields : { ...fields, supplier_order_number: order }
  }
}

/** The QR code; null when the text is none. */
export function readTmeWords(barcode: string): SupplierBarcodeFields | null {
  if (!/(?:^| )PN:\S/.test(barcode)) return null
  const words = barcode.split(/ +/)
  const pairs = words.map((word) => [word.slice(0, Math.max(0, word.indexOf(':'))), word] as const)
  const known = pairs.filter(([key]) => Object.hasOwn(WORDS, key))
  return Object.fromEntries(known.map(([key, word]) => [WORDS[key], word.slice(key.length + 1)]))
}

/** The older Data Matrix as an envelope; any other text as it is. */
export function tmeEnvelope(barcode: string): string {
  if (!/^P\S+(?: \d{0,2}[A-Z]\S+)+$/.test(barcode)) return barcode
  return `[)>\u001e06\u001d${barcode.replaceAll(' ', '\u001d')}\u001e\u0004`
}
