import { readDataElements } from './iso15434.ts'
import type { DataElement } from './iso15434.ts'

/** What suppliers' labels say, in InvenTree's names; text as printed. */
export type LabelFields = Record<string, string>

/** The data identifiers that mean something for a part that arrives; others are left out. */
export const ECIA_FIELDS: Readonly<Record<string, string>> = {
  K: 'customer_order_number',
  '1K': 'supplier_order_number',
  '11K': 'packing_list_number',
  '6D': 'ship_date',
  '9D': 'date_code',
  '10D': 'date_code',
  '4K': 'purchase_order_line',
  '14K': 'purchase_order_line',
  P: 'supplier_part_number',
  '1P': 'manufacturer_part_number',
  '30P': 'supplier_part_number',
  '1T': 'lot_code',
  '4L': 'country_of_origin',
  '1V': 'manufacturer',
  Q: 'quantity',
}

/** The fields of a label with an envelope; null when it has none. */
export function readEciaLabel(text: string, fields = ECIA_FIELDS): LabelFields | null {
  const elements = readDataElements(text)
  return elements === null ? null : nameElements(elements, fields)
}

/** The last of several values with the same meaning counts; an empty one says nothing. */
function nameElements(elements: readonly DataElement[], fields = ECIA_FIELDS): LabelFields {
  const named = elements.flatMap(({ identifier, value }) => {
    const field = Object.hasOwn(fields, identifier) ? fields[identifier] : undefined
    return field === undefined || value === '' ? [] : [[field, value] as const]
  })
  return Object.fromEntries(named)
}
