import type { TextObject } from '../../../records/label-document.ts'
import { barcodeObject, lineObject, textObject } from '../template-objects.ts'
import { builtIn, reprintMark } from './built-in.ts'

const NAME = { xMm: 2, yMm: 1.5, widthMm: 46, heightMm: 8.75, largestMm: 6.5, smallestMm: 3, lines: 2 } as const
const CODE = { xMm: 31, yMm: 11.25, widthMm: 18.25, heightMm: 16, symbology: 'qr', data: '{{ qr_data }}' } as const
const MARK = { xMm: 40, yMm: 27.25, widthMm: 8, heightMm: 2.25 }

/** A line of text beside the code; it is left out where there is nothing to say. */
const line = (id: string, yMm: number, heightMm: number, text: string) =>
  textObject(id, { xMm: 2, yMm, widthMm: 28.5, heightMm, largestMm: heightMm, smallestMm: 2.25, text, when: text })

/** A name over a line, what else there is to say, and the code beside it. */
const codeBeside = (name: string, lines: TextObject[]) => ({
  objects: [
    textObject('name', { ...NAME, text: name }),
    lineObject('rule', { xMm: 2, yMm: 10.75, lengthMm: 46 }),
    ...lines,
    barcodeObject('code', CODE),
    reprintMark(MARK),
  ],
})

/** For goods that are stored under the number of their seller. */
export const SUPPLIER_PART_LABEL = builtIn(
  {
    name: 'Supplier part label',
    description: 'Name of a part, its seller and the number there, and the code',
    model_type: 'supplierpart',
    width: 50,
    height: 30,
  },
  codeBeside('{{ name }}', [
    line('sku', 11.75, 5, '{{ SKU }}'),
    line('supplier', 17.25, 4, '{{ supplier.name }}'),
    line('packaging', 21.75, 3.25, '{{ packaging }}'),
    line('number', 25.5, 3.25, '{{ part.IPN }}'),
  ]),
)

/** For the folder or the goods of an order. */
export const ORDER_LABEL = builtIn(
  {
    name: 'Order label',
    description: 'Number of a purchase order, its seller, its date and the code',
    model_type: 'purchaseorder',
    width: 50,
    height: 30,
  },
  codeBeside('{{ reference }}', [
    line('supplier', 11.75, 5, '{{ supplier.name }}'),
    line('description', 17.25, 4, '{{ description }}'),
    line('their number', 21.75, 3.25, '{{ order.supplier_reference }}'),
    line('date', 25.5, 3.25, '{{ order.target_date }}'),
  ]),
)
